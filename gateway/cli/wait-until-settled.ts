import { DomainError } from "../domain/errors.ts";
import type { SubmissionOutcome, SubmittedRequest } from "../domain/submission.ts";
import type { Submission } from "../domain/wire/filing.ts";
import { Failure } from "./failure.ts";
import type { Session } from "./session.ts";

const FIRST_PAUSE_MILLISECONDS = 100;
const PAUSE_MAX_MILLISECONDS = 1_000;
/** After the deadline nothing of a submission can be recorded any more; the gateway is given this long to say so. */
const GRACE_MILLISECONDS = 5 * 60_000;
/** How long a gateway may be silent before its officer is told. */
const SILENCE_MAX_MILLISECONDS = 60_000;

/** A request whose outcome is waited for. The deadline is in Unix seconds. */
type Awaited = Pick<SubmittedRequest, "from" | "nonce" | "deadline">;

/**
 * Asks for a submission until every request has its outcome, in their order.
 *
 * @throws Failure `not-settled` when that takes longer than the requests are valid, or the gateway falls silent;
 * `gateway-answer-untrue` when the submission is not of these requests
 */
export async function waitUntilSettled(
  { api, deps }: Session,
  submission: { readonly id: string; readonly requests: readonly Awaited[] },
): Promise<SubmissionOutcome[]> {
  const { id, requests } = submission;
  const until = (requests[0]?.deadline ?? 0) * 1_000 + GRACE_MILLISECONDS;
  let heardAt = deps.now();
  for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(pause * 1.5, PAUSE_MAX_MILLISECONDS)) {
    try {
      const outcomes = outcomesOf(await api.readSubmission(id), requests);
      if (outcomes !== undefined) return outcomes;
      heardAt = deps.now();
    } catch (error) {
      const isSilent = error instanceof DomainError && error.code === "gateway-unreachable";
      if (!isSilent) throw error;
    }
    const now = deps.now();
    if (now > until || now - heardAt > SILENCE_MAX_MILLISECONDS) {
      throw new Failure("not-settled", `Submission ${id} was accepted; what became of it is not known yet.`);
    }
    await deps.sleep(pause);
  }
}

function outcomesOf(submission: Submission, requests: readonly Awaited[]): SubmissionOutcome[] | undefined {
  const isSame =
    submission.requests.length === requests.length &&
    submission.requests.every(
      ({ signer, nonce }, position) =>
        signer.toLowerCase() === requests[position]?.from && nonce === requests[position]?.nonce,
    );
  if (!isSame)
    throw new Failure("gateway-answer-untrue", "The gateway shows another submission than the one it was given.");
  if (submission.state !== "settled") return undefined;
  return submission.requests.map(({ outcome }) => {
    if (outcome === null) throw new Failure("gateway-answer-untrue", "The gateway calls settled what has no outcome.");
    return outcome;
  });
}
