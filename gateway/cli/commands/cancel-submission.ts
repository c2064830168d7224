import { nothing } from "../../domain/actions.ts";
import { DomainError } from "../../domain/errors.ts";
import type { Submission } from "../../domain/wire/filing.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { renderSubmission } from "../render/submission.ts";
import { selectSigner } from "../select-officer.ts";
import { openSession, readNetworkToSignFor } from "../session.ts";
import { showActions } from "../show-actions.ts";
import { DEADLINE_SECONDS, refusalOf, send, signRequests } from "../sign-and-submit.ts";
import { waitUntilSettled } from "../wait-until-settled.ts";

/**
 * Supersedes a submission by requests that do nothing, and waits for what becomes of both.
 *
 * @throws DomainError `not-superseded` when it was carried out first, or has its outcome
 */
export async function cancelSubmission(deps: Deps, options: GlobalOptions, id: string): Promise<number> {
  const session = await openSession(deps, options);
  const network = await readNetworkToSignFor(session);
  const submission = await session.api.readSubmission(id);
  const { signer, nonce } = requirePending(submission, id);
  if (options.json !== true) deps.terminal.tell(renderSubmission(submission, network, languageOf(deps, options)));
  const officer = await selectSigner(session, [signer]);
  const actions = submission.requests.map(() => nothing);
  const deadlines = submission.requests.map(({ deadline }) => Math.floor(Date.parse(deadline) / 1_000));
  const deadline = Math.max(Math.floor(deps.now() / 1_000) + DEADLINE_SECONDS, ...deadlines);
  await showActions(session, network, officer, actions, deadline);
  const requests = await signRequests(network, officer, actions, { nonce, deadline });
  const { id: by } = await send(session, requests, id);
  const outcomes = await waitUntilSettled(session, { id: by, requests });
  for (const outcome of outcomes) if (outcome.state === "refused") throw refusalOf(outcome);
  const superseded = await waitUntilSettled(session, { id, requests });
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ submission: id, supersededBy: by, outcomes: superseded })}\n`
      : `submission ${id}: cancelled by ${by}\n`,
  );
  return 0;
}

function requirePending({ id, state, requests }: Submission, asked: string): { signer: string; nonce: number } {
  const [first] = requests;
  if (id !== asked || first === undefined) {
    throw new Failure("gateway-answer-untrue", "The gateway answers with another submission.");
  }
  if (state === "settled") throw new DomainError("not-superseded", `Submission ${id} has its outcome already.`);
  return { signer: first.signer.toLowerCase(), nonce: first.nonce };
}
