import { DomainError } from "../domain/errors.ts";
import type { SubmissionRow } from "../domain/outbox.ts";
import type { SubmittedRequest } from "../domain/submission.ts";
import { requireSupersedable } from "../domain/supersede.ts";
import { findKnownNonce } from "./find-next-nonce.ts";
import type { Gateway } from "./gateway.ts";

/**
 * Lets requests of one officer take a submission's place while its nonces are not used: `used` as the forwarder says, as the index knows
 * while the node is away.
 *
 * @throws DomainError `unknown-submission`, and as `requireSupersedable`
 */
export async function requireReplaceable(
  gateway: Gateway,
  supersedes: string,
  superseded: SubmissionRow | undefined,
  requests: readonly SubmittedRequest[],
  used: number | undefined,
): Promise<void> {
  const params = { submission: supersedes };
  if (superseded === undefined) {
    throw new DomainError("unknown-submission", `This gateway has no submission ${supersedes} to supersede.`, params);
  }
  requireSupersedable(superseded, requests);
  const known = used ?? (await findKnownNonce(gateway, requests[0]?.from ?? "")).used;
  if (requests.some(({ nonce }) => nonce < known)) {
    throw new DomainError("not-superseded", `Submission ${supersedes} was carried out already.`, params);
  }
}
