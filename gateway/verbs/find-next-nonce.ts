import { nextNonce } from "../domain/outbox.ts";
import type { Gateway } from "./gateway.ts";

/**
 * The nonce that an officer signs with next. Forwarder and outbox are two places: a request that is carried out and settled between
 * the question to the one and that to the other is in neither answer, which the forwarder's second answer shows.
 */
export async function findNextNonce({ store, ledger }: Gateway, signer: string): Promise<number> {
  let used = await ledger.forwarderNonce(signer);
  for (;;) {
    const pending = await store.pendingNonces(signer, used);
    const usedSince = await ledger.forwarderNonce(signer);
    if (usedSince === used) return nextNonce(used, pending);
    used = usedSince;
  }
}
