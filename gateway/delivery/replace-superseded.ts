import { standIns } from "../domain/outbox.ts";
import { isCarriable } from "../domain/submission.ts";
import type { OutboxOptions } from "./outbox-options.ts";
import { replacementPrice } from "./replacement-price.ts";
import { signAndKeep } from "./sign-and-keep.ts";
import { simulateAccepted } from "./simulate-accepted.ts";

const READ_AT_ONCE = 1_000;

/**
 * Takes what was superseded out of the transactions that are under way: another is signed with the same nonce, in which what supersedes
 * it has its place. Which of the two is mined decides. Where none can be signed (it would be too large, is of a former relay key, or
 * the contracts are to be asked first),
 * what supersedes goes in a transaction of its own, and the forwarder takes whichever comes first.
 */
export async function replaceSuperseded(options: OutboxOptions, minedUpTo: number): Promise<void> {
  const { store, ledger } = options;
  const waiting = await store.waitingSubmissions(READ_AT_ONCE);
  if (waiting.every(({ supersedes }) => supersedes === undefined)) return;
  const open = await store.openTransactions(ledger.relay);
  for (const [nonce, attempts] of Map.groupBy(open, (transaction) => transaction.nonce)) {
    const last = attempts.at(-1);
    if (nonce < minedUpTo || last === undefined) continue;
    const carried = await store.submissionsOfNonce(ledger.relay, nonce);
    const rows = standIns(carried, waiting);
    const joining = rows.filter(({ state }) => state === "accepted");
    if (joining.length === 0 || !isCarriable(rows.flatMap(({ requests }) => requests))) continue;
    const simulated = await simulateAccepted(options, joining, () => false);
    if (simulated.rows.length < joining.length) continue;
    await signAndKeep(options, { nonce, gasPrice: await replacementPrice(ledger, last), rows, replaces: last.hash });
  }
}
