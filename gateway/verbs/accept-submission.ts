import { randomUUID } from "node:crypto";
import { DomainError } from "../domain/errors.ts";
import type { SubmissionRow } from "../domain/outbox.ts";
import {
  digestOfRequests,
  forwarderDomain,
  gasOfRequests,
  isCarriable,
  type SubmittedRequest,
  TRANSACTION_GAS_CAP,
} from "../domain/submission.ts";
import type { Submission } from "../domain/wire/filing.ts";
import { unlessAway } from "./ask-node.ts";
import type { Gateway } from "./gateway.ts";
import { requireKnownNonce, requireNextNonce } from "./require-next-nonce.ts";
import { requireReplaceable } from "./require-replaceable.ts";
import { requireSigned } from "./require-signed.ts";
import { requireActions, requireContent, requireExhibits, requireOwnSigner } from "./require-soundness.ts";
import { requireStanding } from "./require-standing.ts";
import { describeSubmission } from "./show-submission.ts";

/**
 * Takes signed requests on, for good: what this resolves with ends as recorded or as refused after acceptance. The same requests
 * again are answered with the submission that they are. Where they supersede another submission, one of the two is carried out, and
 * which it was is said of both.
 *
 * While the node is away they are held against what is known here alone (signatures, deadlines, content, the signer's standing and
 * next nonce as of the index), and the contracts are asked when it is back, before anything is carried.
 *
 * @throws DomainError of whatever stands against a request; nothing is kept then
 */
export async function acceptSubmission(
  gateway: Gateway,
  requests: readonly SubmittedRequest[],
  supersedes?: string,
): Promise<{ submission: Submission; isNew: boolean }> {
  const { store, ledger, noteStep } = gateway;
  const submissionId = randomUUID();
  noteStep("received", submissionId);
  const status = await store.nodeStatus();
  if (status.node === "chain-lost") {
    throw new DomainError(
      "chain-lost",
      "The node answers for another chain; this gateway takes nothing on until the right one is back.",
    );
  }
  const domain = forwarderDomain(ledger.chainId, ledger.contracts.forwarder);
  const digest = digestOfRequests(requests, domain);
  const known = await store.submissionOfDigest(digest);
  if (known !== undefined) return { submission: describeSubmission(gateway, known), isNew: false };

  const signer = requireSigned(requests, domain, Math.floor(gateway.now() / 1_000));
  const actions = requireActions(gateway, requests);
  const superseded = supersedes === undefined ? undefined : await store.submission(supersedes);
  const taken = { submissionId, requests, digest, supersedes: superseded?.submissionId };
  // Asked together: they go to the node as one.
  const asked = await unlessAway(
    gateway,
    () => Promise.all([ledger.forwarderNonce(signer), ledger.simulate(requests)]),
    status,
  );
  const [used, answers] = asked ?? [];
  if (used !== undefined && (await areCarriedOut(gateway, requests, used))) {
    const { partnerId } = await requireOwnSigner(gateway, signer, actions);
    const isOver = superseded?.state === "settled" || superseded?.supersededBy !== undefined;
    return take(gateway, { ...taken, partnerId, isSimulated: true, ...(isOver && { supersedes: undefined }) });
  }
  if (used === undefined && supersedes === undefined) await requireKnownNonce(gateway, requests);
  for (const action of actions) {
    await requireContent(gateway, action);
    await requireExhibits(gateway, action);
  }
  const { partnerId } = await requireOwnSigner(gateway, signer, actions);
  if (supersedes !== undefined) await requireReplaceable(gateway, supersedes, superseded, requests, used);
  else if (used !== undefined) await requireNextNonce(gateway, requests, used);
  if (!isCarriable(requests)) {
    throw new DomainError(
      "invalid-request",
      `The requests do not fit one transaction: they allow ${gasOfRequests(requests)} gas of at most ${TRANSACTION_GAS_CAP}, or are too long.`,
    );
  }
  noteStep("checked", submissionId);
  const refusal = answers?.find((candidate) => candidate !== undefined);
  if (refusal !== undefined) throw refusal;
  if (answers === undefined) await requireStanding(gateway, signer, actions);
  else noteStep("simulated", submissionId);
  return take(gateway, { ...taken, partnerId, isSimulated: answers !== undefined });
}

type Taken = Pick<SubmissionRow, "submissionId" | "requests" | "partnerId" | "supersedes" | "isSimulated"> & {
  readonly digest: string;
};

async function take(
  gateway: Gateway,
  { digest, ...taken }: Taken,
): Promise<{ submission: Submission; isNew: boolean }> {
  const { store, noteStep } = gateway;
  const accepted = await store.acceptSubmission(
    {
      ...taken,
      acceptedAt: gateway.now(),
      state: "accepted",
      relayNonce: undefined,
      transactionHash: undefined,
      timesCarried: 0,
      outcomes: undefined,
      settledAt: undefined,
      supersededBy: undefined,
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
  for (const request of requests) if ((await ledger.findNonceUse(request))?.isByThis !== true) return false;
  return true;
}
