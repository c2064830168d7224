import { httpbis } from "http-message-signatures";
import { DomainError } from "../domain/errors.ts";

/** How long a signed request of a gateway is good for, in seconds. */
export const EXCHANGE_LIFETIME_SECONDS = 60;
const CLOCK_SKEW_SECONDS = 30;
const FIELDS = ["@method", "@target-uri"];
const PARAMETERS = ["created", "expires", "nonce", "keyid", "tag"];
const KEY_ID = /^eip155:(\d+):(0x[0-9a-f]{40})$/;

/** Which chain and deployment a signature is bound to. */
export interface ExchangeBinding {
  readonly chainId: bigint;
  readonly deploymentId: string;
}

const tagOf = ({ deploymentId }: ExchangeBinding): string => `concord-exchange:${deploymentId}`;

/** A gateway's key: its address and an EIP-191 signature over text. */
export interface ExchangeKey {
  readonly address: string;
  readonly sign: (text: string) => Promise<string>;
}

/**
 * Signs a request without a body (RFC 9421), with the key that the registry knows as this partner's gateway. Method, whole target
 * URI, time, a nonce, chain and deployment are bound; the signature itself is EIP-191 over the signature base.
 */
export async function signExchangeRequest(
  key: ExchangeKey,
  binding: ExchangeBinding,
  request: { method: string; url: string },
  nowMs: number,
  nonce: string,
): Promise<Record<string, string>> {
  const signed = await httpbis.signMessage(
    {
      name: "concord",
      key: {
        id: `eip155:${binding.chainId}:${key.address.toLowerCase()}`,
        sign: async (base) => Buffer.from((await key.sign(base.toString("utf8"))).slice(2), "hex"),
      },
      fields: FIELDS,
      params: PARAMETERS,
      paramValues: {
        created: new Date(nowMs),
        expires: new Date(nowMs + EXCHANGE_LIFETIME_SECONDS * 1_000),
        nonce,
        tag: tagOf(binding),
      },
    },
    { ...request, headers: {} },
  );
  return Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name, String(value)]));
}

/** All in Unix seconds; false for anything that is no number. */
function isOfNow(created: number, expires: number, now: number): boolean {
  return (
    Number.isSafeInteger(expires) &&
    expires - created <= EXCHANGE_LIFETIME_SECONDS &&
    created <= now + CLOCK_SKEW_SECONDS &&
    now <= expires + CLOCK_SKEW_SECONDS
  );
}

/** Who signed a request, and the nonce that must not be used again before `expiresAt` (Unix seconds). */
export interface ExchangeIdentity {
  readonly address: string;
  readonly nonce: string;
  readonly expiresAt: number;
}

/**
 * Checks the signature of another gateway's request and answers whose key it is; whether that key is registered is for the caller.
 *
 * @throws DomainError `gateway-not-authenticated` for anything that is not exactly such a signature, of now
 */
export async function verifyExchangeRequest(
  binding: ExchangeBinding,
  request: { method: string; url: string; headers: Record<string, string> },
  nowMs: number,
  recover: (text: string, signature: string) => string,
): Promise<ExchangeIdentity> {
  let identity: ExchangeIdentity | undefined;
  let signatures = 0;
  const isValid = await httpbis
    .verifyMessage(
      {
        requiredFields: FIELDS,
        requiredParams: PARAMETERS,
        tolerance: CLOCK_SKEW_SECONDS,
        maxAge: EXCHANGE_LIFETIME_SECONDS,
        notAfter: new Date(nowMs + CLOCK_SKEW_SECONDS * 1_000),
        all: true,
        keyLookup: async (parameters) => {
          signatures += 1;
          const [, chainId, address] = KEY_ID.exec(String(parameters.keyid)) ?? [];
          const { nonce, tag } = parameters;
          // The library gives `created` as a Date and `expires` as the seconds that the header has.
          const expires = Number(parameters.expires);
          const isBound = chainId === binding.chainId.toString() && tag === tagOf(binding);
          if (!isBound || address === undefined || typeof nonce !== "string") return null;
          if (!isOfNow(Number(parameters.created) / 1_000, expires, nowMs / 1_000)) return null;
          return {
            verify: async (base, signature) => {
              if (recover(base.toString("utf8"), `0x${signature.toString("hex")}`) !== address) return false;
              identity = { address, nonce, expiresAt: expires + CLOCK_SKEW_SECONDS };
              return true;
            },
          };
        },
      },
      request,
    )
    .catch(() => false);
  if (isValid !== true || identity === undefined || signatures !== 1) {
    throw new DomainError(
      "gateway-not-authenticated",
      "The request is not signed by a gateway's key for this chain, deployment, address and time.",
    );
  }
  return identity;
}
