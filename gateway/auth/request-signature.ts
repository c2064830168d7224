import { httpbis } from "http-message-signatures";

/** How long a signed request is good for, in seconds. */
const SIGNATURE_LIFETIME_SECONDS = 60;
const CLOCK_SKEW_SECONDS = 30;
const PARAMETERS = ["created", "expires", "nonce", "keyid", "tag"];

/** What of a request is signed. Names of headers are in lower case. */
export interface SignableRequest {
  readonly method: string;
  /** The whole target URI. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Something that signs under a name by which the other side finds what it verifies with. */
export interface RequestSigner {
  readonly keyId: string;
  readonly sign: (base: Buffer) => Promise<Buffer> | Buffer;
}

/** Who signed a request, and the nonce that must not be used again before `expiresAt` (Unix seconds). */
export interface SignedBy {
  readonly keyId: string;
  readonly nonce: string;
  readonly expiresAt: number;
}

/** What a signature must cover: with a body its digest too (RFC 9530), since RFC 9421 does not cover it. */
function fieldsOf({ headers }: Pick<SignableRequest, "headers">): string[] {
  const isEmpty = (headers["content-length"] ?? "0") === "0" && headers["transfer-encoding"] === undefined;
  return isEmpty ? ["@method", "@target-uri"] : ["@method", "@target-uri", "content-digest"];
}

/** Signs a request (RFC 9421): method, target URI, digest of the body, times, nonce, and the purpose that `tag` names. */
export async function signRequest(
  signer: RequestSigner,
  tag: string,
  request: SignableRequest,
  nowMs: number,
  nonce: string,
): Promise<Record<string, string>> {
  const signed = await httpbis.signMessage(
    {
      name: "concord",
      key: { id: signer.keyId, sign: async (base) => signer.sign(base) },
      fields: fieldsOf(request),
      params: PARAMETERS,
      paramValues: {
        created: new Date(nowMs),
        expires: new Date(nowMs + SIGNATURE_LIFETIME_SECONDS * 1_000),
        nonce,
        tag,
      },
    },
    { ...request, headers: { ...request.headers } },
  );
  return Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name, String(value)]));
}

/** Says whether a signature over a signature base is that of a key. */
export type CheckSignature = (base: Buffer, signature: Buffer) => boolean;

/**
 * Checks that a request bears exactly one signature, of now, for the purpose of `tag`, by a key that `findKey` knows; undefined for
 * anything else. That the nonce was not used before is for the caller.
 */
export async function verifyRequest(
  findKey: (keyId: string) => CheckSignature | undefined,
  tag: string,
  request: SignableRequest,
  nowMs: number,
): Promise<SignedBy | undefined> {
  let signedBy: SignedBy | undefined;
  let signatures = 0;
  const isValid = await httpbis
    .verifyMessage(
      {
        requiredFields: fieldsOf(request),
        requiredParams: PARAMETERS,
        tolerance: CLOCK_SKEW_SECONDS,
        maxAge: SIGNATURE_LIFETIME_SECONDS,
        notAfter: new Date(nowMs + CLOCK_SKEW_SECONDS * 1_000),
        all: true,
        keyLookup: async (parameters) => {
          signatures += 1;
          const { nonce, keyid: keyId } = parameters;
          // The library gives `created` as a Date and `expires` as the seconds that the header has.
          const expires = Number(parameters.expires);
          if (parameters.tag !== tag || typeof nonce !== "string" || typeof keyId !== "string") return null;
          if (!isOfNow(Number(parameters.created) / 1_000, expires, nowMs / 1_000)) return null;
          const check = findKey(keyId);
          if (check === undefined) return null;
          return {
            verify: async (base, signature) => {
              if (!check(base, signature)) return false;
              signedBy = { keyId, nonce, expiresAt: expires + CLOCK_SKEW_SECONDS };
              return true;
            },
          };
        },
      },
      { ...request, headers: { ...request.headers } },
    )
    .catch(() => false);
  return isValid === true && signatures === 1 ? signedBy : undefined;
}

/** All in Unix seconds; false for anything that is no number. */
function isOfNow(created: number, expires: number, now: number): boolean {
  return (
    Number.isSafeInteger(expires) &&
    expires - created <= SIGNATURE_LIFETIME_SECONDS &&
    created <= now + CLOCK_SKEW_SECONDS &&
    now <= expires + CLOCK_SKEW_SECONDS
  );
}
