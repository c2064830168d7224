import { DomainError } from "../domain/errors.ts";
import { nextNonce } from "../domain/outbox.ts";
import { unlessAway } from "./ask-node.ts";
import type { Gateway } from "./gateway.ts";

/**
 * The nonce that an officer signs with next; while the node is away, as of the last block indexed.
 *
 * @throws DomainError `chain-lost`, or `node-unreachable` where nothing is known without the node
 */
export async function findNextNonce(gateway: Gateway, signer: string): Promise<number> {
  return (
    (await unlessAway(gateway, () => askNextNonce(gateway, signer))) ?? (await findKnownNonce(gateway, signer)).next
  );
}

/**
 * Forwarder and outbox are two places: a request that is carried out and settled between the question to the one and that to the
 * other is in neither answer, which the forwarder's second answer shows.
 */
async function askNextNonce({ store, ledger }: Gateway, signer: string): Promise<number> {
  let used = await ledger.forwarderNonce(signer);
  for (;;) {
    const pending = await store.pendingNonces(signer, used);
    const usedSince = await ledger.forwarderNonce(signer);
    if (usedSince === used) return nextNonce(used, pending);
    used = usedSince;
  }
}

/**
 * What is known of an officer's nonces without the node. Nonces that others used up since it is away are not: what is signed with
 * one of them is accepted, and refused when the node is back.
 *
 * @throws DomainError `node-unreachable` when no block is indexed yet
 */
export async function findKnownNonce(
  { store }: Gateway,
  signer: string,
): Promise<{ readonly used: number; readonly next: number }> {
  if ((await store.head()) === undefined) {
    throw new DomainError("node-unreachable", "The node has not answered since this gateway began to follow it.");
  }
  // In this order: what settles in between is in both answers.
  const pending = await store.pendingNonces(signer, 0);
  const used = await store.knownNonce(signer);
  return { used, next: nextNonce(used, pending) };
}
