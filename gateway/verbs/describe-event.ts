import { textOfDay } from "../domain/access-log.ts";
import { positionsIn } from "../domain/bit-sets.ts";
import { codeOf, codesIn } from "../domain/codes/code-list.ts";
import type { EventType, typesOfFacts } from "../domain/codes/event-types.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { agreementStates, partnerStates, signerRoles } from "../domain/codes/membership.ts";
import { outcomes } from "../domain/codes/notices.ts";
import { supports } from "../domain/codes/proposals.ts";
import { reasons } from "../domain/codes/reasons.ts";
import { decisionStates, facets, grades } from "../domain/codes/recognition.ts";
import { hexOfProposal } from "../domain/decisions.ts";
import { agreementCodeOf, type Directory, isoOf } from "../domain/directory.ts";
import { eventIdOf, type FeedEntry } from "../domain/feed.ts";
import type { LedgerEvent, LedgerFact } from "../domain/ledger-events.ts";
import { ZERO_BYTES32 } from "../domain/scalars.ts";
import type { EventInfo } from "../domain/wire/events.ts";
import { utcOfMilliseconds, utcOfSeconds } from "./gateway.ts";

// One case for each event, past the usual length: the table from the ledger's words to the API's.

const NO_END = 2 ** 40 - 1;

/** What an event of the API says beside its id, type and place. */
type Content<T extends EventType> = Omit<
  Extract<EventInfo, { type: T }>,
  "type" | "id" | "block" | "time" | "transactionHash"
>;
type Described<F = LedgerFact> = F extends LedgerFact
  ? { readonly type: (typeof typesOfFacts)[F["name"]]; readonly content: Content<(typeof typesOfFacts)[F["name"]]> }
  : never;

/** An entry of the feed as the API shows it. */
export function describeEvent(directory: Directory, feedId: string, { sequence, fact }: FeedEntry): EventInfo {
  const id = eventIdOf(feedId, sequence);
  switch (fact.name) {
    case "SubmissionSettled": {
      const { submissionId, settledAtMs, block, requests } = fact;
      const time = utcOfMilliseconds(settledAtMs);
      return { id, type: "submission.settled", block, time, submission: submissionId, requests: [...requests] };
    }
    case "LedgerRolledBack":
      return { id, type: "ledger.rolled-back", block: fact.block, time: utcOfMilliseconds(fact.rolledBackAtMs) };
    default: {
      const { blockNumber: block, blockTime, transactionHash } = fact.position;
      const { type, content } = describeFact(directory, fact);
      return { id, type, block, time: utcOfSeconds(blockTime), transactionHash, ...content } as EventInfo;
    }
  }
}

function describeFact(directory: Directory, fact: LedgerEvent): Described {
  const iso = (partnerId: number): string => isoOf(directory, partnerId);
  const isos = (set: string): string[] => positionsIn(set).map(iso);
  const reasonOf = (reason: number) => codeOf(reasons, reason) ?? null;
  const agreementOf = ({ agreementId: id, version }: { agreementId: number; version: number }) => ({
    code: agreementCodeOf(directory, id),
    id,
    version,
  });
  const onEvidence = (args: { evidenceId: string; recordId: string; partnerId: number; signer: string }) => ({
    evidence: args.evidenceId,
    recordId: args.recordId,
    partner: iso(args.partnerId),
    signer: args.signer,
  });
  const onNotice = (args: { noticeId: string; partnerId: number; signer: string }) => ({
    notice: args.noticeId,
    partner: iso(args.partnerId),
    signer: args.signer,
  });

  const onAgreement = (args: {
    agreementId: number;
    version: number;
    partnerId: number;
    state: number;
    signer: string;
  }) => ({
    agreement: agreementOf(args),
    partner: iso(args.partnerId),
    state: codeOf(agreementStates, args.state) ?? null,
    signer: args.signer,
  });
  const proposalOf = ({ args }: { readonly args: { readonly proposalId: string } }) => hexOfProposal(args.proposalId);

  switch (fact.name) {
    case "PartnerAdmitted": {
      const { partnerId, signatory } = fact.args;
      return { type: "partner.admitted", content: { partner: fact.args.iso, partnerId, signatory } };
    }
    case "PartnerStateChanged": {
      const { partnerId, previous, current } = fact.args;
      const state = (value: number) => codeOf(partnerStates, value) ?? null;
      return {
        type: "partner.state-changed",
        content: { partner: iso(partnerId), previous: state(previous), current: state(current) },
      };
    }
    case "SignerAuthorised": {
      const { signer, partnerId, roles, validFrom, validTo, by } = fact.args;
      return {
        type: "signer.authorised",
        content: {
          signer,
          partner: iso(partnerId),
          roles: codesIn(signerRoles, roles),
          validFrom: utcOfSeconds(validFrom),
          validTo: validTo === NO_END ? null : utcOfSeconds(validTo),
          by,
        },
      };
    }
    case "SignerRevoked": {
      const { signer, partnerId, validTo, by } = fact.args;
      return {
        type: "signer.revoked",
        content: { signer, partner: iso(partnerId), validTo: utcOfSeconds(validTo), by },
      };
    }
    case "AgreementProposed": {
      const { partnerId, parties, instrument, signer } = fact.args;
      return {
        type: "agreement.proposed",
        content: {
          agreement: agreementOf(fact.args),
          partner: iso(partnerId),
          parties: isos(parties),
          instrument,
          signer,
        },
      };
    }
    case "AgreementRatified": {
      const { partnerId, isComplete, signer } = fact.args;
      return {
        type: "agreement.ratified",
        content: { agreement: agreementOf(fact.args), partner: iso(partnerId), isComplete, signer },
      };
    }
    case "AgreementSucceeded":
      return {
        type: "agreement.succeeded",
        content: { agreement: agreementOf(fact.args), expiry: utcOfSeconds(fact.args.expiry) },
      };
    case "AgreementSuspended":
      return { type: "agreement.suspended", content: onAgreement(fact.args) };
    case "AgreementResumed":
      return { type: "agreement.resumed", content: onAgreement(fact.args) };
    case "AgreementEnded":
      return { type: "agreement.ended", content: onAgreement(fact.args) };
    case "ConsortiumFounded":
      return { type: "consortium.founded", content: { timelock: fact.args.timelock } };
    case "SuccessorNamed": {
      const { successor: registry, deploymentId } = fact.args;
      return { type: "consortium.successor-named", content: { registry, deploymentId } };
    }
    case "ProposalCreated": {
      const { proposer: signer, voteStart, voteEnd } = fact.args;
      const [snapshot, deadline] = [utcOfSeconds(Number(voteStart)), utcOfSeconds(Number(voteEnd))];
      return { type: "proposal.made", content: { proposal: proposalOf(fact), signer, snapshot, deadline } };
    }
    case "PartnerVoted": {
      const { partnerId, support, signer } = fact.args;
      return {
        type: "proposal.voted",
        content: {
          proposal: proposalOf(fact),
          partner: iso(partnerId),
          support: codeOf(supports, support) ?? null,
          signer,
        },
      };
    }
    case "ProposalQueued": {
      const eta = utcOfSeconds(Number(fact.args.etaSeconds));
      return { type: "proposal.queued", content: { proposal: proposalOf(fact), eta } };
    }
    case "ProposalExecuted":
      return { type: "proposal.executed", content: { proposal: proposalOf(fact) } };
    case "ProposalCanceled":
      return { type: "proposal.canceled", content: { proposal: proposalOf(fact) } };
    case "EvidenceRecorded": {
      const { recordId, partnerId, kind, size, root, signer } = fact.args;
      return {
        type: "evidence.recorded",
        content: {
          evidence: size === 1 ? recordId : null,
          recordId,
          partner: iso(partnerId),
          agreement: agreementOf(fact.args),
          kind: codeOf(evidenceKinds, kind) ?? null,
          size,
          root,
          signer,
        },
      };
    }
    case "EvidenceRecognised": {
      const { state, grade, facets: facetSet, reason } = fact.args;
      return {
        type: "recognition.made",
        content: {
          ...onEvidence(fact.args),
          state: codeOf(decisionStates, state) ?? null,
          grade: codeOf(grades, grade) ?? null,
          facets: codesIn(facets, facetSet),
          reason: reasonOf(reason),
        },
      };
    }
    case "RecognitionRevoked":
      return {
        type: "recognition.revoked",
        content: { ...onEvidence(fact.args), reason: reasonOf(fact.args.reason) },
      };
    case "EvidenceWithdrawn":
      return {
        type: "evidence.withdrawn",
        content: { ...onEvidence(fact.args), reason: reasonOf(fact.args.reason) },
      };
    case "EvidenceSuperseded": {
      const { successor, reason } = fact.args;
      return {
        type: "evidence.superseded",
        content: { ...onEvidence(fact.args), successor, reason: reasonOf(reason) },
      };
    }
    case "NoticePublished": {
      const { validFrom, validTo, recipients, commitment } = fact.args.terms;
      return {
        type: "notice.published",
        content: {
          ...onNotice(fact.args),
          agreement: agreementOf(fact.args.terms),
          recipients: isos(recipients),
          validFrom: utcOfSeconds(validFrom),
          validTo: utcOfSeconds(validTo),
          commitment,
        },
      };
    }
    case "NoticeUpdated":
      return { type: "notice.updated", content: { ...onNotice(fact.args), successor: fact.args.successor } };
    case "NoticeWithdrawn":
      return { type: "notice.withdrawn", content: { ...onNotice(fact.args), reason: reasonOf(fact.args.reason) } };
    case "NoticeAcknowledged":
      return {
        type: "notice.acknowledged",
        content: { ...onNotice(fact.args), officeCommitment: officeOf(fact.args.office) },
      };
    case "AccessLogAnchored": {
      const { partnerId, day, head, count, signer } = fact.args;
      return {
        type: "access-log.anchored",
        content: { partner: iso(partnerId), day: textOfDay(day), head, count, signer },
      };
    }
    case "NoticeAnswered": {
      const { office, outcome, commitment } = fact.args;
      return {
        type: "notice.answered",
        content: {
          ...onNotice(fact.args),
          officeCommitment: officeOf(office),
          outcome: codeOf(outcomes, outcome) ?? null,
          commitment,
        },
      };
    }
  }
}

const officeOf = (office: string): string | null => (office === ZERO_BYTES32 ? null : office);
