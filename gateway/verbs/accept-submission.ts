import { randomUUID } from "node:crypto";
import { type Action, decodeAction } from "../domain/actions.ts";
import { hasBit } from "../domain/bit-sets.ts";
import { codeOf, isCode, numberOf } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { outcomes } from "../domain/codes/notices.ts";
import { rights } from "../domain/codes/rights.ts";
import { agreementCodeOf, partnerOfIso } from "../domain/directory.ts";
import { DomainError } from "../domain/errors.ts";
import type { NoticeTerms } from "../domain/ids.ts";
import { saltedFeedbackSchema, saltedNoticeBodySchema, termsOf } from "../domain/notice-body.ts";
import {
  digestOfRequests,
  forwarderDomain,
  isSignedByItsOfficer,
  LONGEST_DEADLINE_SECONDS,
  type SubmittedRequest,
} from "../domain/submission.ts";
import type { Submission } from "../domain/wire/filing.ts";
import { missingExhibits } from "./accept-package.ts";
import type { Gateway } from "./gateway.ts";
import { readDocument } from "./read-document.ts";
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
  const { store, ledger } = gateway;
  if (gateway.follower.status().node === "chain-lost") {
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
    const action = decodeAction(request.to, request.data, ledger.contracts);
    if (action === undefined) {
      throw new DomainError(
        "wrong-target",
        `Request ${request.nonce} is no action that an officer takes on this deployment.`,
        {
          to: request.to,
          nonce: request.nonce,
        },
      );
    }
    await requireContent(gateway, action);
  }
  await requireOwnSigner(gateway, signer);
  await requireNextNonce(gateway, signer, requests);
  await ledger.simulate(requests);
  const accepted = await store.acceptSubmission(
    {
      submissionId: randomUUID(),
      acceptedAt: gateway.now(),
      state: "accepted",
      requests,
      rawTransaction: undefined,
      relayNonce: undefined,
      transactionHash: undefined,
      outcomes: undefined,
      settledAt: undefined,
    },
    digest,
  );
  gateway.outbox.wake();
  return { submission: describeSubmission(gateway, accepted), isNew: true };
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

async function requireOwnSigner(gateway: Gateway, signer: string): Promise<void> {
  const row = await gateway.store.signer(signer);
  if (row === undefined) throw new DomainError("signer-unknown", `No partner has authorised ${signer}.`, { signer });
  if (row.partnerId !== gateway.partner.id) {
    throw new DomainError(
      "not-entitled",
      `${signer} is an officer of another partner; this gateway carries for ${gateway.partner.iso} alone.`,
      {
        signer,
      },
    );
  }
}

async function requireNextNonce(
  gateway: Gateway,
  signer: string,
  requests: readonly SubmittedRequest[],
): Promise<void> {
  const used = await gateway.ledger.forwarderNonce(signer);
  const expected = used + (await gateway.store.pendingNonces(signer, used));
  const actual = requests[0]?.nonce;
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

/** Nothing goes on the ledger whose content is not here: a record without its package would be lost evidence. */
async function requireContent(gateway: Gateway, action: Action): Promise<void> {
  switch (action.name) {
    case "record":
      return requireRecorded(gateway, action.args.recording);
    case "publish":
    case "update":
      return requireBody(gateway, action.args.terms);
    case "answer": {
      const { commitment, outcome } = action.args;
      const document = await gateway.store.document(commitment);
      if (document?.type !== "feedback") {
        throw new DomainError(
          "unknown-object",
          `Send the answer's content first: nothing here has the commitment ${commitment}.`,
        );
      }
      const { document: feedback } = await readDocument(gateway, document, saltedFeedbackSchema);
      if (numberOf(outcomes, feedback.outcome) !== outcome) {
        throw new DomainError("invalid-request", "The outcome signed is not that of the answer's content.", {
          signed: codeOf(outcomes, outcome),
          content: feedback.outcome,
        });
      }
      return;
    }
    default:
      return;
  }
}

async function requireRecorded(
  gateway: Gateway,
  recording: { kind: number; rights: number; size: number; root: string },
): Promise<void> {
  const { root, size } = recording;
  const members = size === 1 ? [root] : await gateway.store.batch(root);
  if (members === undefined) {
    throw new DomainError("unknown-package", `Send the batch's list first: nothing here has the root ${root}.`, {
      root,
    });
  }
  if (members.length !== size) {
    throw new DomainError("invalid-size", `The batch has ${members.length} packages, not ${size}.`, { root, size });
  }
  for (const member of members) {
    const document = await gateway.store.document(member);
    if (document?.type !== "package") {
      throw new DomainError(
        "unknown-package",
        `Send the package's manifest first: nothing here has the root ${member}.`,
        { root: member },
      );
    }
    if (document.kind !== codeOf(evidenceKinds, recording.kind)) {
      throw new DomainError("evidence-kind", `Package ${member} is of kind ${document.kind}, not of the kind signed.`, {
        root: member,
      });
    }
    const { right } = document;
    if (right !== undefined && isCode(rights, right) && !hasBit(recording.rights, numberOf(rights, right))) {
      throw new DomainError("right", `Package ${member} concerns ${right}, which the request does not name.`, {
        root: member,
      });
    }
    const missing = await missingExhibits(gateway, member);
    if (missing.length > 0) {
      throw new DomainError(
        "unknown-object",
        `Upload the package's exhibits first: ${missing.length} of ${member} are missing.`,
        {
          root: member,
          missing,
        },
      );
    }
  }
}

async function requireBody(gateway: Gateway, terms: NoticeTerms): Promise<void> {
  const document = await gateway.store.document(terms.commitment);
  if (document?.type !== "notice") {
    throw new DomainError(
      "unknown-object",
      `Send the notice's body first: nothing here has the commitment ${terms.commitment}.`,
    );
  }
  const body = await readDocument(gateway, document, saltedNoticeBodySchema);
  const expected = termsOf(body, terms, (iso) => partnerOfIso(gateway.directory, iso).id);
  const isSame = JSON.stringify(expected) === JSON.stringify({ ...terms, offices: [...terms.offices] });
  if (!isSame || body.document.agreement !== agreementCodeOf(gateway.directory, terms.agreementId)) {
    throw new DomainError("invalid-request", "The terms signed are not those of the notice's body.", { expected });
  }
}
