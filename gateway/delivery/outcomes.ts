import { DomainError } from "../domain/errors.ts";
import type { Settlement, SubmissionRow } from "../domain/outbox.ts";
import type { Ledger, NonceUse } from "../domain/ports.ts";
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
  { transactionHash, blockNumber, isSuccess }: Omit<NonceUse, "blockHash" | "isByThis">,
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
  row: SubmissionRow,
): Promise<Settlement | undefined> {
  const { submissionId, requests } = row;
  const [first] = requests;
  const head = await store.head();
  if (first === undefined || head === undefined) return undefined;
  const used = await ledger.forwarderNonce(first.from);
  if (used > first.nonce) return settlementByUse(ledger, row);

  const all = (error: DomainError): Settlement => refusedWithoutCarrying({ submissionId, requests }, error);
  if (requests.some(({ deadline }) => deadline < head.blockTime)) return all(late());
  const pending = new Set((await store.pendingNonces(first.from, used)).map(({ nonce }) => nonce));
  for (let nonce = used; nonce < first.nonce; nonce += 1) if (!pending.has(nonce)) return all(orphaned(nonce));
  return undefined;
}

/** Rests on the last block that used up one of its nonces, be it by another request: without that block it may come out otherwise. */
async function settlementByUse(ledger: Ledger, row: SubmissionRow): Promise<Settlement> {
  const { submissionId, requests } = row;
  const uses = await Promise.all(requests.map((request) => ledger.findNonceUse(request)));
  const outcomes: SubmissionOutcome[] = [];
  for (const [position, request] of requests.entries()) {
    const use = uses[position];
    outcomes.push(use?.isByThis === true ? await outcomeOf(ledger, request, use) : refused(overtaken(row), null));
  }
  const blocks = uses.filter((use) => use !== undefined);
  return { submissionId, outcomes, block: blocks.toSorted((a, b) => b.blockNumber - a.blockNumber)[0] };
}

/** That the deadline passed. */
export const late = (): DomainError =>
  new DomainError("deadline-passed", "The deadline passed before the request could be recorded.");

function overtaken({ supersedes, supersededBy }: SubmissionRow): DomainError {
  if (supersededBy !== undefined) {
    return new DomainError("superseded", `Submission ${supersededBy} took its place, and its nonce is used up.`);
  }
  if (supersedes !== undefined) {
    return new DomainError("not-superseded", `What it was to supersede, ${supersedes}, was carried out first.`);
  }
  return new DomainError("wrong-nonce", "Its nonce, or one before it, was used by another request; sign it again.");
}

const orphaned = (nonce: number): DomainError =>
  new DomainError("wrong-nonce", `The officer's request with nonce ${nonce} was not carried out; sign this one again.`);
