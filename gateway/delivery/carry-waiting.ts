import type { SubmissionRow } from "../domain/outbox.ts";
import { groupCarriable } from "./group-carriable.ts";
import type { OutboxOptions } from "./outbox-options.ts";
import { settlementWithoutCarrying } from "./outcomes.ts";
import { signAndKeep } from "./sign-and-keep.ts";
import { signerOf, simulateAccepted } from "./simulate-accepted.ts";

const MOST_UNDER_WAY = 16;
const READ_AT_ONCE = 1_000;

/**
 * Gives what waits to transactions, in the order of acceptance: as many in one as its gas and bytes allow. What cannot be carried
 * any more is settled.
 */
export async function carryWaiting(options: OutboxOptions, minedUpTo: number): Promise<void> {
  const { store, ledger, now, noteStep } = options;
  const taken = new Set((await store.openTransactions(ledger.relay)).map(({ nonce }) => nonce));
  if (taken.size >= MOST_UNDER_WAY) return;
  const waiting = await store.waitingSubmissions(READ_AT_ONCE);
  if (waiting.length === 0) return;

  const carriable: SubmissionRow[] = [];
  const isNext = await openSequences(options, waiting);
  for (const row of waiting) {
    if (isNext(row)) {
      carriable.push(row);
      continue;
    }
    const settlement = await settlementWithoutCarrying(options, row);
    if (settlement === undefined || !(await store.settle(settlement, now()))) continue;
    noteStep("settled", row.submissionId);
  }
  if (carriable.length === 0) return;
  const gasPrice = await ledger.gasPrice();
  const lasts = new Map(carriable.map((row) => [signerOf(row), row]));
  const held = new Set<string>();
  for (const group of groupCarriable(carriable)) {
    if (taken.size >= MOST_UNDER_WAY) break;
    const free = group.filter((row) => !held.has(signerOf(row)));
    const simulated = await simulateAccepted(options, free, (row) => lasts.get(signerOf(row)) !== row);
    for (const signer of simulated.held) held.add(signer);
    const { rows } = simulated;
    if (rows.length === 0) continue;
    let nonce = minedUpTo;
    while (taken.has(nonce)) nonce += 1;
    taken.add(nonce);
    if (!(await signAndKeep(options, { nonce, gasPrice, rows }))) break;
  }
}

/**
 * Answers, for submissions asked about in order, whether everything before it of its officer is carried or has been asked about:
 * then it goes in the same or a later transaction. As of the last block, nothing has made it void.
 */
async function openSequences({ store, ledger }: OutboxOptions, waiting: readonly SubmissionRow[]) {
  const head = await store.head();
  const signers = new Set(waiting.flatMap(({ requests }) => requests.map(({ from }) => from)));
  const sequences = new Map(
    await Promise.all(
      [...signers].map(async (signer) => {
        const used = await ledger.forwarderNonce(signer);
        const pending = await store.pendingNonces(signer, used);
        const carried = pending.filter(({ isWaiting }) => !isWaiting).map(({ nonce }) => nonce);
        return [signer, { used, carried: new Set(carried) }] as const;
      }),
    ),
  );
  return ({ requests, supersededBy }: SubmissionRow): boolean => {
    if (supersededBy !== undefined) return false;
    const [first] = requests;
    const sequence = first && sequences.get(first.from);
    if (first === undefined || sequence === undefined || first.nonce < sequence.used) return false;
    if (requests.some(({ deadline }) => deadline < (head?.blockTime ?? 0))) return false;
    for (let nonce = sequence.used; nonce < first.nonce; nonce += 1) if (!sequence.carried.has(nonce)) return false;
    for (const { nonce } of requests) sequence.carried.add(nonce);
    return true;
  };
}
