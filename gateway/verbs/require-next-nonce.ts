import { DomainError } from "../domain/errors.ts";
import { nextNonce } from "../domain/outbox.ts";
import type { SubmittedRequest } from "../domain/submission.ts";
import { findKnownNonce, findNextNonce } from "./find-next-nonce.ts";
import type { Gateway } from "./gateway.ts";

/** Throws DomainError `wrong-nonce` when consecutive requests do not begin with their officer's next nonce. */
export async function requireNextNonce(
  gateway: Gateway,
  [first]: readonly SubmittedRequest[],
  used: number,
): Promise<void> {
  if (first === undefined) return;
  const { from: signer, nonce } = first;
  if (nonce === nextNonce(used, await gateway.store.pendingNonces(signer, used))) return;
  const expected = await findNextNonce(gateway, signer);
  if (nonce !== expected) throw wrongNonce(signer, expected, nonce);
}

/**
 * The same while the node is away.
 *
 * @throws DomainError `wrong-nonce`; `node-unreachable` for nonces that are used: whether by these very requests only the node knows
 */
export async function requireKnownNonce(gateway: Gateway, [first]: readonly SubmittedRequest[]): Promise<void> {
  if (first === undefined) return;
  const { from: signer, nonce } = first;
  const { used, next } = await findKnownNonce(gateway, signer);
  if (nonce < used) {
    const detail = `Nonce ${nonce} of ${signer} is used; what it was used for only the node can tell, which is away.`;
    throw new DomainError("node-unreachable", detail, { signer, expected: next, actual: nonce });
  }
  if (nonce !== next) throw wrongNonce(signer, next, nonce);
}

function wrongNonce(signer: string, expected: number, actual: number): DomainError {
  const detail = `The next nonce of ${signer} is ${expected}, not ${actual}; sign again with it.`;
  return new DomainError("wrong-nonce", detail, { signer, expected, actual });
}
