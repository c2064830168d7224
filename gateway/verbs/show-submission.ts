import { decodeAction } from "../domain/actions.ts";
import { DomainError } from "../domain/errors.ts";
import type { SubmissionRow } from "../domain/outbox.ts";
import type { Submission } from "../domain/wire/filing.ts";
import { type Gateway, utcOfMilliseconds } from "./gateway.ts";

/** What became of a submission. Throws DomainError `unknown-submission`. */
export async function showSubmission(gateway: Gateway, submissionId: string): Promise<Submission> {
  const row = await gateway.store.submission(submissionId);
  if (row === undefined) {
    throw new DomainError("unknown-submission", `This gateway has no submission ${submissionId}.`, {
      submission: submissionId,
    });
  }
  return describeSubmission(gateway, row);
}

/** A submission as the API shows it. */
export function describeSubmission(gateway: Pick<Gateway, "ledger">, row: SubmissionRow): Submission {
  return {
    id: row.submissionId,
    state: row.state,
    isSimulated: row.isSimulated,
    acceptedAt: utcOfMilliseconds(row.acceptedAt),
    settledAt: row.settledAt === undefined ? null : utcOfMilliseconds(row.settledAt),
    transactionHash: row.transactionHash ?? null,
    requests: row.requests.map((request, position) => {
      const action = decodeAction(request.to, request.data, gateway.ledger.contracts);
      return {
        action: action === undefined ? "unknown" : `${action.contract}.${action.name}`,
        signer: request.from,
        nonce: request.nonce,
        outcome: row.outcomes?.[position] ?? null,
      };
    }),
  };
}
