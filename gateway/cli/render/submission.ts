import { decodeAction } from "../../domain/actions.ts";
import { type Language, label } from "../../domain/codes/code-list.ts";
import { describeProblem, isProblemCode } from "../../domain/codes/problems.ts";
import { submissionStates } from "../../domain/codes/states.ts";
import { safeText } from "../../domain/safe-text.ts";
import type { SubmissionOutcome } from "../../domain/submission.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { Submission, SubmissionInfo } from "../../domain/wire/filing.ts";
import type { Network } from "../session.ts";
import { describeAction } from "./describe-action.ts";
import { submissionTexts } from "./submission-texts.ts";
import { renderTable } from "./table.ts";

/** A list of submissions, one line each. */
export function renderSubmissions(submissions: readonly SubmissionInfo[], language: Language): string {
  if (submissions.length === 0) return `${sayIn(submissionTexts, language)("none")}\n`;
  return renderTable(
    submissions.map(({ id, state, acceptedAt, requests }) => [
      safeText(id),
      acceptedAt,
      label(submissionStates, state, language),
      safeText(requests[0]?.signer ?? ""),
      requests.map(({ action, nonce }) => `${nonce} ${safeText(action)}`).join(", "),
      [...new Set(requests.map(({ outcome }) => renderOutcome(outcome, language)))].join("; "),
    ]),
  );
}

/** One submission: what was signed, read from the signed bytes, and what became of it. */
export function renderSubmission(submission: Submission, network: Network, language: Language): string {
  const say = sayIn(submissionTexts, language);
  const { supersedes, supersededBy, settledAt, transactionHash, requests } = submission;
  const row = (name: keyof typeof submissionTexts, value: string | null): string[][] =>
    value === null ? [] : [[say(name), safeText(value)]];
  return renderTable([
    ...row("submission", submission.id),
    ...row("state", label(submissionStates, submission.state, language)),
    ...row("acceptedAt", submission.acceptedAt),
    ...row("settledAt", settledAt),
    ...row("signer", requests[0]?.signer ?? null),
    ...row("transaction", transactionHash),
    ...row("supersedes", supersedes),
    ...row("supersededBy", supersededBy),
    ...requests.flatMap(({ nonce, to, data, deadline, outcome }) => {
      const action = decodeAction(to, data, network.contracts);
      const words = action === undefined ? say("undecodable") : describeAction(action, network, language);
      return [
        [say("request", { nonce }), words],
        [say("validUntil"), deadline],
        [say("outcome"), renderOutcome(outcome, language)],
      ];
    }),
  ]);
}

function renderOutcome(outcome: SubmissionOutcome | null, language: Language): string {
  const say = sayIn(submissionTexts, language);
  if (outcome === null) return say("pending");
  if (outcome.state === "recorded") return say("recorded", { block: outcome.blockNumber });
  const { code, detail } = outcome;
  return `${isProblemCode(code) ? describeProblem(code, language).title : safeText(detail)} [${safeText(code)}]`;
}
