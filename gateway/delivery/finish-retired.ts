import type { OutboxOptions } from "./outbox-options.ts";
import { sendOpen } from "./send-open.ts";
import { settleMined } from "./settle-mined.ts";

/**
 * Sees through what relay keys before this one have under way: their transactions are kept signed, so that none of those keys is
 * needed for it. They carry nothing more.
 */
export async function finishRetired(options: OutboxOptions, sentAt: Map<string, number>): Promise<void> {
  const { store, ledger } = options;
  for (const relay of await store.relaysUnderWay()) {
    if (relay === ledger.relay) continue;
    const retired = { ...options, ledger: { ...ledger, relay } };
    await settleMined(retired, await ledger.relayNonce(relay));
    await sendOpen(retired, sentAt);
  }
}
