import { decodeAction } from "../domain/actions.ts";
import { DomainError } from "../domain/errors.ts";
import type { SubmissionRow } from "../domain/outbox.ts";
import type { Submission, SubmissionInfo } from "../domain/wire/filing.ts";
import { type Gateway, utcOfMilliseconds, utcOfSeconds } from "./gateway.ts";

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
  const { requests, ...rest } = summariseSubmission(gateway, row);
  return {
    ...rest,
    requests: row.requests.map(({ to, data, deadline }, position) => ({
      ...(requests[position] as SubmissionInfo["requests"][number]),
      to,
      data,
      deadline: utcOfSeconds(deadline),
    })),
  };
}

/** A submission as lists show it. */
export function summariseSubmission({ ledger }: Pick<Gateway, "ledger">, row: SubmissionRow): SubmissionInfo {
  return {
    id: row.submissionId,
    state: row.state,
    isSimulated: row.isSimulated,
    acceptedAt: utcOfMilliseconds(row.acceptedAt),
    settledAt: row.settledAt === undefined ? null : utcOfMilliseconds(row.settledAt),
    transactionHash: row.transactionHash ?? null,
    supersedes: row.supersedes ?? null,
    supersededBy: row.supersededBy ?? null,
    requests: row.requests.map(({ from, to, nonce, data }, position) => {
      const action = decodeAction(to, data, ledger.contracts);
      return {
        action: action === undefined ? "unknown" : `${action.contract}.${action.name}`,
        signer: from,
        nonce,
        outcome: row.outcomes?.[position] ?? null,
      };
    }),
  };
}
