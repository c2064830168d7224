import type { OutboxOptions } from "./outbox-options.ts";

const AGAIN_AFTER_MS = 2_000;

/**
 * Sends the transactions that are not mined, in the order of their nonces and as they were kept: at once, and again every now and
 * then, since a node may have forgotten them. Of several with one nonce it is the last: nodes that let a transaction be replaced at the
 * same price would else go back to the one before. `sentAt` is what this process has sent, by hash.
 */
export async function sendOpen(options: OutboxOptions, sentAt: Map<string, number>): Promise<void> {
  const { store, ledger, noteStep } = options;
  const newest = new Map((await store.openTransactions(ledger.relay)).map((each) => [each.nonce, each]));
  const open = [...newest.values()];
  const hashes = new Set(open.map(({ hash }) => hash));
  for (const hash of sentAt.keys()) if (!hashes.has(hash)) sentAt.delete(hash);
  for (const { hash, nonce, raw } of open) {
    const last = sentAt.get(hash);
    if (last !== undefined && performance.now() - last < AGAIN_AFTER_MS) continue;
    await ledger.sendTransaction(raw);
    sentAt.set(hash, performance.now());
    for (const { submissionId } of await store.submissionsOfNonce(ledger.relay, nonce)) noteStep("sent", submissionId);
  }
}
