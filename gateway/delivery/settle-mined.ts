import { DomainError } from "../domain/errors.ts";
import type { RelayTransaction, Settlement, SubmissionRow } from "../domain/outbox.ts";
import type { Ledger, TransactionReceipt } from "../domain/ports.ts";
import type { SubmissionOutcome } from "../domain/submission.ts";
import type { OutboxOptions } from "./outbox-options.ts";
import { late, outcomeOf, refused, refusedWithoutCarrying, settlementWithoutCarrying } from "./outcomes.ts";

// Every time but the first alone. It ends all the same: a request has a deadline, and this is for one that is passed over before.
const MOST_TIMES_CARRIED = 5;

interface Mined {
  readonly hash: string;
  readonly receipt: TransactionReceipt;
}

/** Closes the relay nonces that are used up, and settles what went with them. */
export async function settleMined(options: OutboxOptions, minedUpTo: number): Promise<void> {
  const { store, ledger, noteStep } = options;
  const open = (await store.openTransactions(ledger.relay)).filter(({ nonce }) => nonce < minedUpTo);
  const used = await Promise.all(
    [...Map.groupBy(open, ({ nonce }) => nonce)].map(async ([nonce, attempts]) => ({
      nonce,
      mined: await findMined(ledger, attempts),
      rows: await store.submissionsOfNonce(ledger.relay, nonce),
    })),
  );
  const carried = used.flatMap(({ mined, rows }) => (mined === undefined ? [] : rows));
  for (const { submissionId } of carried) noteStep("mined", submissionId);
  if (used.length > 0) await options.catchUp();
  for (const { submissionId } of carried) noteStep("indexed", submissionId);

  for (const { nonce, mined, rows } of used) {
    const settlements = mined === undefined ? [] : await settlementsOf(options, rows, mined);
    const at = mined === undefined ? undefined : { hash: mined.hash, ...blockOf(mined.receipt) };
    // False when a reorganisation came between: it is looked at again in the next round.
    if (!(await store.closeNonce({ relay: ledger.relay, nonce, mined: at, settlements }, options.now()))) continue;
    for (const { submissionId } of settlements) noteStep("settled", submissionId);
  }
}

async function findMined(ledger: Ledger, attempts: readonly RelayTransaction[]): Promise<Mined | undefined> {
  for (const { hash } of attempts.toReversed()) {
    const receipt = await ledger.receipt(hash);
    if (receipt !== undefined) return { hash, receipt };
  }
  return undefined;
}

async function settlementsOf(
  options: OutboxOptions,
  rows: readonly SubmissionRow[],
  mined: Mined,
): Promise<Settlement[]> {
  const settlements: Settlement[] = [];
  for (const row of rows) {
    const settlement = await settlementOf(options, row, mined);
    if (settlement !== undefined) settlements.push(settlement);
  }
  return settlements;
}

/** Undefined for what is to be carried again: the transaction was reverted, or was one that only used the nonce up. */
async function settlementOf(
  options: OutboxOptions,
  row: SubmissionRow,
  { hash, receipt }: Mined,
): Promise<Settlement | undefined> {
  const { ledger } = options;
  // Of two submissions with the same nonces the receipt does not say which it was.
  const isContested = row.supersedes !== undefined || row.supersededBy !== undefined;
  const executions = row.requests.map((request) =>
    isContested
      ? undefined
      : receipt.executed.find(({ signer, nonce }) => signer === request.from && nonce === request.nonce),
  );
  if (executions.every((execution) => execution === undefined)) {
    const settlement = await settlementWithoutCarrying(options, row);
    if (settlement !== undefined || row.timesCarried < MOST_TIMES_CARRIED) return settlement;
    const passedOver = new DomainError("refused-after-acceptance", "The forwarder does not take the request.");
    return refusedWithoutCarrying(row, passedOver);
  }
  const outcomes: SubmissionOutcome[] = [];
  for (const [position, request] of row.requests.entries()) {
    const execution = executions[position];
    outcomes.push(
      execution === undefined
        ? refused(late(), null)
        : await outcomeOf(ledger, request, {
            transactionHash: hash,
            blockNumber: receipt.blockNumber,
            isSuccess: execution.isSuccess,
          }),
    );
  }
  return { submissionId: row.submissionId, outcomes, block: blockOf(receipt) };
}

const blockOf = ({ blockNumber, blockHash }: TransactionReceipt) => ({ blockNumber, blockHash });
