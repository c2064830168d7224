import { DomainError } from "../domain/errors.ts";
import { type SignableRequest, signRequest, verifyRequest } from "./request-signature.ts";

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
  const signer = {
    keyId: `eip155:${binding.chainId}:${key.address.toLowerCase()}`,
    sign: async (base: Buffer) => Buffer.from((await key.sign(base.toString("utf8"))).slice(2), "hex"),
  };
  return signRequest(signer, tagOf(binding), { ...request, headers: {} }, nowMs, nonce);
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
  request: SignableRequest,
  nowMs: number,
  recover: (text: string, signature: string) => string,
): Promise<ExchangeIdentity> {
  const addressOf = (keyId: string): string | undefined => {
    const [, chainId, address] = KEY_ID.exec(keyId) ?? [];
    return chainId === binding.chainId.toString() ? address : undefined;
  };
  const findKey = (keyId: string) => {
    const address = addressOf(keyId);
    if (address === undefined) return undefined;
    return (base: Buffer, signature: Buffer) =>
      recover(base.toString("utf8"), `0x${signature.toString("hex")}`) === address;
  };
  const signedBy = await verifyRequest(findKey, tagOf(binding), request, nowMs);
  const address = signedBy && addressOf(signedBy.keyId);
  if (signedBy === undefined || address === undefined) {
    throw new DomainError(
      "gateway-not-authenticated",
      "The request is not signed by a gateway's key for this chain, deployment, address and time.",
    );
  }
  const { nonce, expiresAt } = signedBy;
  return { address, nonce, expiresAt };
}
