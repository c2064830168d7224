import { DomainError } from "./errors.ts";
import type { SubmissionRow } from "./outbox.ts";
import type { SubmittedRequest } from "./submission.ts";

/**
 * Lets requests take the place of a submission. They have its nonces, all of them and no other, so that what comes after it stays as
 * it is; and they are not void before it is, so that it cannot come back.
 *
 * @throws DomainError `superseded` and `not-superseded` when it is too late, `not-entitled` for another officer, `wrong-nonce`,
 * `deadline-too-near`
 */
export function requireSupersedable(superseded: SubmissionRow, requests: readonly SubmittedRequest[]): void {
  const { submissionId, supersededBy, state } = superseded;
  const [first] = superseded.requests;
  const nonces = superseded.requests.map(({ nonce }) => nonce);
  const params = { submission: submissionId };
  if (requests.some(({ from }) => from !== first?.from)) {
    throw new DomainError("not-entitled", `Only ${first?.from}, who signed it, supersedes ${submissionId}.`, params);
  }
  if (state === "settled") {
    throw new DomainError("not-superseded", `Submission ${submissionId} has its outcome already.`, params);
  }
  if (supersededBy !== undefined) {
    const detail = `Submission ${submissionId} is superseded by ${supersededBy}; supersede that one.`;
    throw new DomainError("superseded", detail, { ...params, supersededBy });
  }
  if (requests.length !== nonces.length || requests.some(({ nonce }, position) => nonce !== nonces[position])) {
    const detail = `What supersedes ${submissionId} has its nonces: ${nonces.join(", ")}.`;
    throw new DomainError("wrong-nonce", detail, { ...params, expected: nonces });
  }
  const latest = Math.max(...superseded.requests.map(({ deadline }) => deadline));
  if (requests.some(({ deadline }) => deadline < latest)) {
    const detail = `Submission ${submissionId} is valid until ${latest}; what supersedes it is not to be void before.`;
    throw new DomainError("deadline-too-near", detail, { ...params, deadline: latest });
  }
}
