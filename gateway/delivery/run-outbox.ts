import { DomainError } from "../domain/errors.ts";
import type { Execution, Ledger, Store, SubmissionRow, TransactionReceipt } from "../domain/ports.ts";
import type { NoteStep } from "../domain/steps.ts";
import type { SubmissionOutcome, SubmittedRequest } from "../domain/submission.ts";
import { type Repetition, repeat } from "./repeat.ts";

export interface OutboxOptions {
  readonly store: Store;
  readonly ledger: Ledger;
  /**
   * Brings the index level with the node: a submission is settled when its receipt is indexed. Throws where the chain is lost:
   * nothing is sent to another one.
   */
  readonly catchUp: () => Promise<void>;
  readonly noteStep: NoteStep;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
  readonly idleMs: number;
}

const RECEIPT_WAIT_MS = 100;
const AGAIN_AT_ONCE_MS = 0;

/**
 * Carries accepted submissions to the ledger, one transaction at a time and in the order of acceptance. Before a transaction is
 * sent it is kept, so that after any interruption the same one is looked for, and sent again only as it was. A request cannot be
 * executed twice: the forwarder's nonce is used up by the first.
 */
export function runOutbox(options: OutboxOptions): Repetition {
  return repeat(
    async () => {
      const row = await options.store.nextUnsettled();
      if (row === undefined) return options.idleMs;
      return row.state === "accepted" ? sendAccepted(options, row) : settleSent(options, row);
    },
    (error) => {
      if (!(error instanceof DomainError)) options.report(error);
    },
    options.idleMs,
  );
}

async function sendAccepted(options: OutboxOptions, row: SubmissionRow): Promise<number> {
  const { store, ledger, noteStep, now } = options;
  const { submissionId } = row;
  await options.catchUp();
  if (await settleCarriedByOthers(options, row)) return AGAIN_AT_ONCE_MS;
  const refusal = await findRefusal(ledger, row.requests, Math.floor(now() / 1_000));
  if (refusal !== undefined) {
    await store.settle(
      submissionId,
      row.requests.map(() => refused(refusal, null)),
      now(),
      undefined,
    );
    noteStep("settled", submissionId);
    return AGAIN_AT_ONCE_MS;
  }
  const relayNonce = await ledger.relayNonce();
  noteStep("nonce-assigned", submissionId);
  const { raw, hash } = await ledger.signTransaction(row.requests, relayNonce);
  noteStep("signed", submissionId);
  await store.saveTransaction(submissionId, relayNonce, raw, hash);
  noteStep("kept", submissionId);
  await sendOnce(ledger, raw);
  noteStep("sent", submissionId);
  return AGAIN_AT_ONCE_MS;
}

// Anybody may carry a signed request, and a restored database may not know what it sent before: what the ledger has is recorded.
async function settleCarriedByOthers(options: OutboxOptions, row: SubmissionRow): Promise<boolean> {
  const { store, ledger, now } = options;
  const [first] = row.requests;
  if (first === undefined || (await ledger.forwarderNonce(first.from)) <= first.nonce) return false;
  const executions = await Promise.all(row.requests.map((request) => ledger.findExecution(request)));
  const blocks = executions.flatMap((execution) => (execution === undefined ? [] : [execution.blockNumber]));
  if (blocks.length === 0) return false;
  await options.catchUp();
  const unexecuted = new DomainError("wrong-nonce", "Requests before it were carried out by others; sign it again.");
  const outcomes: SubmissionOutcome[] = [];
  for (const [position, request] of row.requests.entries()) {
    const execution = executions[position];
    if (execution === undefined) outcomes.push(refused(unexecuted, null));
    else outcomes.push(await outcomeOf(ledger, request, execution));
  }
  await store.settle(row.submissionId, outcomes, now(), Math.max(...blocks));
  options.noteStep("settled", row.submissionId);
  return true;
}

async function outcomeOf(ledger: Ledger, request: SubmittedRequest, execution: Execution): Promise<SubmissionOutcome> {
  const { transactionHash, blockNumber, isSuccess } = execution;
  return isSuccess
    ? { state: "recorded", transactionHash, blockNumber }
    : refused(await explain(ledger, request), transactionHash);
}

// What has become impossible since acceptance: the deadline, the nonce, or what the contracts say now.
async function findRefusal(
  ledger: Ledger,
  requests: readonly SubmittedRequest[],
  nowSeconds: number,
): Promise<DomainError | undefined> {
  const [first] = requests;
  if (first === undefined) return new DomainError("internal", "The submission is empty.");
  if (requests.some(({ deadline }) => deadline <= nowSeconds)) {
    return new DomainError("deadline-passed", "The deadline passed before the request could be recorded.");
  }
  const nonce = await ledger.forwarderNonce(first.from);
  if (nonce !== first.nonce) {
    return new DomainError("wrong-nonce", `The officer's next nonce on the ledger is ${nonce}, not ${first.nonce}.`);
  }
  return (await ledger.simulate(requests)).find((refusal) => refusal !== undefined);
}

// A node that refuses a transaction it knows, or whose nonce is used, is asked for the receipt next; silence is waited out.
async function sendOnce(ledger: Ledger, raw: string): Promise<void> {
  try {
    await ledger.sendTransaction(raw);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

async function settleSent(options: OutboxOptions, row: SubmissionRow): Promise<number> {
  const { store, ledger, noteStep, now } = options;
  const { rawTransaction, transactionHash, relayNonce, submissionId } = row;
  if (rawTransaction === undefined || transactionHash === undefined || relayNonce === undefined) {
    throw new Error(`submission ${submissionId} was sent without a transaction being kept`);
  }
  await options.catchUp();
  const receipt = await ledger.receipt(transactionHash);
  if (receipt === undefined) {
    const isNonceUsed = (await ledger.relayNonce()) > relayNonce;
    if (isNonceUsed && (await ledger.receipt(transactionHash)) === undefined) {
      // Another transaction of this relay took the nonce, so this one can never be mined: it is signed anew.
      return sendAccepted(options, row);
    }
    await sendOnce(ledger, rawTransaction);
    noteStep("sent", submissionId);
    return RECEIPT_WAIT_MS;
  }
  noteStep("mined", submissionId);
  // A transaction that reverted as a whole: others may have carried its requests before it.
  if (!receipt.isSuccess && (await settleCarriedByOthers(options, row))) return AGAIN_AT_ONCE_MS;
  await options.catchUp();
  noteStep("indexed", submissionId);
  const outcomes = await readOutcomes(ledger, row.requests, receipt, transactionHash);
  await store.settle(submissionId, outcomes, now(), receipt.isSuccess ? receipt.blockNumber : undefined);
  noteStep("settled", submissionId);
  return AGAIN_AT_ONCE_MS;
}

async function readOutcomes(
  ledger: Ledger,
  requests: readonly SubmittedRequest[],
  receipt: TransactionReceipt,
  transactionHash: string,
): Promise<SubmissionOutcome[]> {
  const outcomes: SubmissionOutcome[] = [];
  for (const request of requests) {
    const executed = receipt.executed.find(({ signer, nonce }) => signer === request.from && nonce === request.nonce);
    outcomes.push(
      receipt.isSuccess && executed?.isSuccess === true
        ? { state: "recorded", transactionHash, blockNumber: receipt.blockNumber }
        : refused(await explain(ledger, request), transactionHash),
    );
  }
  return outcomes;
}

// The forwarder hides why an inner call failed; the same call now says it.
async function explain(ledger: Ledger, request: SubmittedRequest): Promise<DomainError> {
  const [refusal] = await ledger.simulate([request]);
  return (
    refusal ?? new DomainError("refused-after-acceptance", "The ledger refused the request when it was carried out.")
  );
}

function refused(error: DomainError, transactionHash: string | null): SubmissionOutcome {
  return { state: "refused", code: error.code, detail: error.message, transactionHash };
}
