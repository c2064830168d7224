import { DomainError } from "../domain/errors.ts";
import type { SubmissionRow } from "../domain/outbox.ts";
import type { OutboxOptions } from "./outbox-options.ts";
import { refusedWithoutCarrying } from "./outcomes.ts";

/** What was to go in one transaction, looked at again. */
export interface Simulated {
  /** What may be carried. */
  readonly rows: readonly SubmissionRow[];
  /** Officers whose next nonce is in none of them: nothing of theirs is carried after this. */
  readonly held: ReadonlySet<string>;
}

/**
 * Asks the contracts about what was accepted without them. What they refuse is settled as that, unless
 *
 * - something accepted before it is under way: what that leaves is not known yet, and it waits;
 * - it is one request, and others of its officer wait behind it: then it is carried and fails on the ledger, which uses up its
 *   nonce, since without that none of them could be carried out.
 *
 * What the node has no answer for waits, at most until its deadline.
 */
export async function simulateAccepted(
  options: OutboxOptions,
  group: readonly SubmissionRow[],
  hasSuccessor: (row: SubmissionRow) => boolean,
): Promise<Simulated> {
  if (group.every(({ isSimulated }) => isSimulated)) return { rows: group, held: new Set() };
  const refusals = await rehearse(options, group);
  const rows: SubmissionRow[] = [];
  const held = new Set<string>();
  for (const row of group) {
    const refusal = refusals.get(row);
    const signer = signerOf(row);
    if (held.has(signer)) continue;
    if (refusal === undefined || (refusal !== "unanswered" && row.requests.length === 1 && hasSuccessor(row))) {
      rows.push(row);
      if (!row.isSimulated) options.noteStep("simulated", row.submissionId);
      continue;
    }
    held.add(signer);
    if (refusal !== "unanswered") await settleRefused(options, row, refusal);
  }
  return { rows, held };
}

/** The officer of a submission. */
export const signerOf = ({ requests }: SubmissionRow): string => requests[0]?.from ?? "";

/** What stands against each that nobody was asked about, on what those before it in the group would leave. */
async function rehearse(
  { ledger }: OutboxOptions,
  group: readonly SubmissionRow[],
): Promise<ReadonlyMap<SubmissionRow, DomainError | "unanswered">> {
  const refusals = new Map<SubmissionRow, DomainError | "unanswered">();
  let asked = [...group];
  for (;;) {
    const answers = await ledger.simulate(asked.flatMap(({ requests }) => requests)).catch(unanswered);
    if (answers === "unanswered") {
      for (const row of asked) if (!row.isSimulated) refusals.set(row, answers);
      return refusals;
    }
    const rest = [...answers];
    const refused = asked.flatMap((row) => {
      const refusal = rest.splice(0, row.requests.length).find((answer) => answer !== undefined);
      return refusal === undefined || row.isSimulated ? [] : [{ row, refusal }];
    });
    // One request that fails undoes itself; of several, those beside it would seem to have been carried out.
    const partial = refused.find(({ row }) => row.requests.length > 1);
    for (const { row, refusal } of partial === undefined ? refused : [partial]) refusals.set(row, refusal);
    if (partial === undefined) return refusals;
    asked = asked.filter((row) => row !== partial.row);
  }
}

function unanswered(error: unknown): "unanswered" {
  if (error instanceof DomainError && error.code === "node-unreachable") return "unanswered";
  throw error;
}

async function settleRefused(options: OutboxOptions, row: SubmissionRow, refusal: DomainError): Promise<void> {
  const { store, now, noteStep } = options;
  if (await store.isAnySentBefore(row.submissionId)) return;
  if (!(await store.settle(refusedWithoutCarrying(row, refusal), now()))) return;
  noteStep("settled", row.submissionId);
}
