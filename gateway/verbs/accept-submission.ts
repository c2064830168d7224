import { randomUUID } from "node:crypto";
import { DomainError } from "../domain/errors.ts";
import { nextNonce } from "../domain/outbox.ts";
import {
  digestOfRequests,
  forwarderDomain,
  gasOfRequests,
  isCarriable,
  isSignedByItsOfficer,
  LONGEST_DEADLINE_SECONDS,
  type SubmittedRequest,
  TRANSACTION_GAS_CAP,
} from "../domain/submission.ts";
import type { Submission } from "../domain/wire/filing.ts";
import { findNextNonce } from "./find-next-nonce.ts";
import type { Gateway } from "./gateway.ts";
import { requireActions, requireContent, requireExhibits, requireOwnSigner } from "./require-soundness.ts";
import { describeSubmission } from "./show-submission.ts";

/**
 * Takes signed requests on, for good: what this resolves with ends as recorded or as refused after acceptance. The same requests
 * again are answered with the submission that they are.
 *
 * @throws DomainError of whatever stands against a request; nothing is kept then
 */
export async function acceptSubmission(
  gateway: Gateway,
  requests: readonly SubmittedRequest[],
): Promise<{ submission: Submission; isNew: boolean }> {
  const { store, ledger, noteStep } = gateway;
  const submissionId = randomUUID();
  noteStep("received", submissionId);
  if ((await gateway.store.nodeStatus()).node === "chain-lost") {
    throw new DomainError(
      "chain-lost",
      "The node answers for another chain; this gateway takes nothing on until the right one is back.",
    );
  }
  const domain = forwarderDomain(ledger.chainId, ledger.contracts.forwarder);
  const digest = digestOfRequests(requests, domain);
  const known = await store.submissionOfDigest(digest);
  if (known !== undefined) return { submission: describeSubmission(gateway, known), isNew: false };

  const signer = requireOneSigner(requests);
  for (const request of requests) {
    if (!isSignedByItsOfficer(request, domain)) {
      throw new DomainError(
        "wrong-signature",
        `Request ${request.nonce} is not signed by ${request.from} for this chain and forwarder.`,
        {
          signer: request.from,
          nonce: request.nonce,
        },
      );
    }
    checkDeadline(request, Math.floor(gateway.now() / 1_000));
  }
  const actions = requireActions(gateway, requests);
  const used = await ledger.forwarderNonce(signer);
  if (await areCarriedOut(gateway, requests, used)) {
    await requireOwnSigner(gateway, signer, actions);
    return take(gateway, submissionId, requests, digest);
  }
  for (const action of actions) {
    await requireContent(gateway, action);
    await requireExhibits(gateway, action);
  }
  await requireOwnSigner(gateway, signer, actions);
  await requireNextNonce(gateway, requests, used);
  if (!isCarriable(requests)) {
    throw new DomainError(
      "invalid-request",
      `The requests do not fit one transaction: they allow ${gasOfRequests(requests)} gas of at most ${TRANSACTION_GAS_CAP}, or are too long.`,
    );
  }
  noteStep("checked", submissionId);
  const refusal = (await ledger.simulate(requests)).find((candidate) => candidate !== undefined);
  if (refusal !== undefined) throw refusal;
  noteStep("simulated", submissionId);
  return take(gateway, submissionId, requests, digest);
}

async function take(
  gateway: Gateway,
  submissionId: string,
  requests: readonly SubmittedRequest[],
  digest: string,
): Promise<{ submission: Submission; isNew: boolean }> {
  const { store, noteStep } = gateway;
  const accepted = await store.acceptSubmission(
    {
      submissionId,
      acceptedAt: gateway.now(),
      state: "accepted",
      requests,
      relayNonce: undefined,
      transactionHash: undefined,
      timesCarried: 0,
      outcomes: undefined,
      settledAt: undefined,
    },
    digest,
  );
  noteStep("accepted", accepted.submissionId);
  gateway.outbox.wake();
  return { submission: describeSubmission(gateway, accepted), isNew: true };
}

/**
 * Whether the ledger has all of these already. A gateway whose database was restored from a backup knows nothing of what it took on
 * since: whoever asks again is told what became of it.
 */
async function areCarriedOut(
  { ledger }: Gateway,
  requests: readonly SubmittedRequest[],
  used: number,
): Promise<boolean> {
  if (requests.some(({ nonce }) => nonce >= used)) return false;
  for (const request of requests) if ((await ledger.findExecution(request)) === undefined) return false;
  return true;
}

function requireOneSigner(requests: readonly SubmittedRequest[]): string {
  const [first] = requests;
  if (first === undefined) throw new DomainError("invalid-request", "A submission has at least one request.");
  requests.forEach((request, position) => {
    if (request.from !== first.from || request.nonce !== first.nonce + position) {
      throw new DomainError("wrong-nonce", "The requests of a submission are of one officer and consecutive.", {
        signer: request.from,
        nonce: request.nonce,
      });
    }
  });
  return first.from;
}

function checkDeadline(request: SubmittedRequest, nowSeconds: number): void {
  const { deadline, nonce } = request;
  if (deadline <= nowSeconds)
    throw new DomainError("deadline-passed", "The request's deadline has passed; sign it again.", { nonce, deadline });
  if (deadline > nowSeconds + LONGEST_DEADLINE_SECONDS) {
    throw new DomainError("deadline-too-far", "The deadline is more than a day ahead; sign with a nearer one.", {
      nonce,
      deadline,
    });
  }
}

async function requireNextNonce(gateway: Gateway, requests: readonly SubmittedRequest[], used: number): Promise<void> {
  const signer = requireOneSigner(requests);
  const actual = requests[0]?.nonce;
  if (actual === nextNonce(used, await gateway.store.pendingNonces(signer, used))) return;
  const expected = await findNextNonce(gateway, signer);
  if (actual !== expected) {
    throw new DomainError(
      "wrong-nonce",
      `The next nonce of ${signer} is ${expected}, not ${actual}; sign again with it.`,
      {
        signer,
        expected,
        actual,
      },
    );
  }
}
