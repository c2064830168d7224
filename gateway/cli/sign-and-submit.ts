import { type Action, encodeAction } from "../domain/actions.ts";
import { isProblemCode } from "../domain/codes/problems.ts";
import { DomainError } from "../domain/errors.ts";
import {
  forwarderDomain,
  gasOf,
  partsOf,
  type SubmissionOutcome,
  type SubmittedRequest,
} from "../domain/submission.ts";
import type { Submission } from "../domain/wire/filing.ts";
import type { Officer } from "./select-officer.ts";
import type { Network, Session } from "./session.ts";
import { showActions } from "./show-actions.ts";
import { waitUntilSettled } from "./wait-until-settled.ts";

/** For how long a request is valid. */
export const DEADLINE_SECONDS = 60 * 60;
const NONCE_ATTEMPTS_MAX = 5;
const SEND_ATTEMPTS_MAX = 4;

const WITHOUT_NODE =
  "The gateway's node is away: what was signed is taken on for good, and carried once the contracts were asked. Waiting.\n";

/** What is over when the same requests are sent again a little later. */
const passing: ReadonlySet<string> = new Set(["gateway-unreachable", "idempotency-key-in-use"]);

/** What became of one action. */
export interface Settled {
  readonly action: Action;
  readonly submissionId: string;
  readonly outcome: SubmissionOutcome;
}

/**
 * Shows the actions as they will be signed, signs them in order with the officer's key, has the gateway carry them, and waits for
 * what became of each.
 *
 * @throws DomainError of what the gateway finds against them; Failure `not-confirmed`, `not-settled`
 */
export async function signAndSubmit(
  session: Session,
  network: Network,
  officer: Officer,
  actions: readonly Action[],
): Promise<Settled[]> {
  const deadline = Math.floor(session.deps.now() / 1_000) + DEADLINE_SECONDS;
  await showActions(session, network, officer, actions, deadline);
  const settled: Settled[] = [];
  for (const part of partsOf(actions)) {
    const submission = await submitWithNextNonce(session, network, officer, part, deadline);
    if (!submission.isSimulated) session.deps.terminal.tell(WITHOUT_NODE);
    const outcomes = await waitUntilSettled(session, submission);
    part.forEach((action, position) => {
      settled.push({ action, submissionId: submission.id, outcome: outcomes[position] as SubmissionOutcome });
    });
  }
  return settled;
}

/** The one settled action, when it was recorded. Throws DomainError with the reason when it was refused after acceptance. */
export function requireRecorded(settled: readonly Settled[]): Settled & { outcome: { state: "recorded" } } {
  for (const { outcome } of settled) {
    if (outcome.state === "refused") throw refusalOf(outcome);
  }
  return settled[0] as Settled & { outcome: { state: "recorded" } };
}

/** The problem of an outcome. */
export function refusalOf(outcome: SubmissionOutcome & { state: "refused" }): DomainError {
  const code = isProblemCode(outcome.code) ? outcome.code : "refused-after-acceptance";
  return new DomainError(code, outcome.detail, { transactionHash: outcome.transactionHash });
}

async function submitWithNextNonce(
  session: Session,
  network: Network,
  officer: Officer,
  actions: readonly Action[],
  deadline: number,
): Promise<Pick<Submission, "id" | "isSimulated"> & { readonly requests: readonly SubmittedRequest[] }> {
  for (let attempt = 1; ; attempt += 1) {
    const { nonce } = await session.api.readSigner(officer.signer.address);
    const requests = await signRequests(network, officer, actions, { nonce, deadline });
    try {
      const { id, isSimulated } = await send(session, requests);
      return { id, isSimulated, requests };
    } catch (error) {
      const isNonceTaken = error instanceof DomainError && error.code === "wrong-nonce";
      if (!isNonceTaken || attempt >= NONCE_ATTEMPTS_MAX) throw error;
      await session.deps.sleep(100 * attempt);
    }
  }
}

/** Signs actions in their order; `nonce` is that of the first, the deadline is in Unix seconds. */
export async function signRequests(
  network: Network,
  { signer }: Officer,
  actions: readonly Action[],
  { nonce, deadline }: { readonly nonce: number; readonly deadline: number },
): Promise<SubmittedRequest[]> {
  const domain = forwarderDomain(network.chainId, network.contracts.forwarder);
  const signed: SubmittedRequest[] = [];
  for (const [position, action] of actions.entries()) {
    const { to, data } = encodeAction(action, network.contracts);
    const request = { from: signer.address, to, gas: gasOf(action), nonce: nonce + position, deadline, data };
    signed.push({ ...request, signature: await signer.signRequest(request, domain) });
  }
  return signed;
}

/** Sends again what may have arrived, or is just being taken on: the same requests are answered with the submission that they are. */
export async function send(
  session: Session,
  requests: readonly SubmittedRequest[],
  supersedes?: string,
): Promise<Submission> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await session.api.submit(requests, supersedes);
    } catch (error) {
      const isLost = error instanceof DomainError && passing.has(error.code);
      if (!isLost || attempt >= SEND_ATTEMPTS_MAX) throw error;
      await session.deps.sleep(250 * 2 ** attempt);
    }
  }
}
