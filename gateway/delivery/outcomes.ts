import { DomainError } from "../domain/errors.ts";
import type { Settlement, SubmissionRow } from "../domain/outbox.ts";
import type { Execution, Ledger } from "../domain/ports.ts";
import type { SubmissionOutcome, SubmittedRequest } from "../domain/submission.ts";
import type { OutboxOptions } from "./outbox-options.ts";

/** A request that ended as refused; `transactionHash` is that of the transaction in which it failed, null when it was in none. */
export function refused(error: DomainError, transactionHash: string | null): SubmissionOutcome {
  return { state: "refused", code: error.code, detail: error.message, transactionHash };
}

/** How a submission ends of which nothing was carried. */
export function refusedWithoutCarrying(
  { submissionId, requests }: Pick<SubmissionRow, "submissionId" | "requests">,
  error: DomainError,
): Settlement {
  return { submissionId, outcomes: requests.map(() => refused(error, null)), block: undefined };
}

/** What became of a request that the forwarder took. */
export async function outcomeOf(
  ledger: Ledger,
  request: SubmittedRequest,
  { transactionHash, blockNumber, isSuccess }: Omit<Execution, "blockHash">,
): Promise<SubmissionOutcome> {
  if (isSuccess) return { state: "recorded", transactionHash, blockNumber };
  // The forwarder hides why an inner call failed; the same call now says it.
  const [refusal] = await ledger.simulate([request]);
  const unexplained = new DomainError(
    "refused-after-acceptance",
    "The ledger refused the request when it was carried out.",
  );
  return refused(refusal ?? unexplained, transactionHash);
}

/**
 * How a submission ends that no transaction of this gateway can carry out any more; undefined while one can. Only the chain says
 * that: its nonces, its events and the time of its last block. Anybody may carry a signed request, and a restored database may not
 * know what was sent before: what the ledger has is recorded.
 */
export async function settlementWithoutCarrying(
  { store, ledger }: OutboxOptions,
  { submissionId, requests }: SubmissionRow,
): Promise<Settlement | undefined> {
  const [first] = requests;
  const head = await store.head();
  if (first === undefined || head === undefined) return undefined;
  const used = await ledger.forwarderNonce(first.from);
  if (used > first.nonce) return settlementByOthers(ledger, submissionId, requests);

  const all = (error: DomainError): Settlement => refusedWithoutCarrying({ submissionId, requests }, error);
  if (requests.some(({ deadline }) => deadline < head.blockTime)) return all(late());
  const pending = new Set((await store.pendingNonces(first.from, used)).map(({ nonce }) => nonce));
  for (let nonce = used; nonce < first.nonce; nonce += 1) if (!pending.has(nonce)) return all(orphaned(nonce));
  return undefined;
}

async function settlementByOthers(
  ledger: Ledger,
  submissionId: string,
  requests: readonly SubmittedRequest[],
): Promise<Settlement> {
  const executions = await Promise.all(requests.map((request) => ledger.findExecution(request)));
  const outcomes: SubmissionOutcome[] = [];
  for (const [position, request] of requests.entries()) {
    const execution = executions[position];
    outcomes.push(execution === undefined ? refused(overtaken(), null) : await outcomeOf(ledger, request, execution));
  }
  const blocks = executions.filter((execution) => execution !== undefined);
  return { submissionId, outcomes, block: blocks.toSorted((a, b) => b.blockNumber - a.blockNumber)[0] };
}

/** That the deadline passed. */
export const late = (): DomainError =>
  new DomainError("deadline-passed", "The deadline passed before the request could be recorded.");

const overtaken = (): DomainError =>
  new DomainError("wrong-nonce", "Its nonce, or one before it, was used by another request; sign it again.");

const orphaned = (nonce: number): DomainError =>
  new DomainError("wrong-nonce", `The officer's request with nonce ${nonce} was not carried out; sign this one again.`);
