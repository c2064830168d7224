import { type Agreements, noAgreements } from "./agreements.ts";
import type { Context, EventOf } from "./context.ts";
import { applyToAgreements } from "./derive-agreements.ts";
import { type Anchors, applyToAnchors, noAnchors } from "./derive-anchors.ts";
import { applyToEvidence, type Evidence, noEvidence } from "./derive-evidence.ts";
import { applyToNotices, type Notices } from "./derive-notices.ts";
import { applyToPartners } from "./derive-partners.ts";
import { applyToProposals, findUndecided, type Governance, noGovernance } from "./derive-proposals.ts";
import type { Note } from "./finding.ts";
import { noPartners, type Partners } from "./partners.ts";
import type { AuditedEvent, AuditedLedger } from "./told.ts";

/** Everything that the contracts keep, as the logs alone make it. */
export interface DerivedLedger {
  readonly partners: Partners;
  readonly agreements: Agreements;
  readonly evidence: Evidence;
  readonly notices: Notices;
  readonly governance: Governance;
  readonly anchors: Anchors;
  /** What the forwarder expects next of each officer. */
  readonly nonces: Map<string, number>;
  /** The deployment that the consortium named to succeed this one. */
  successor: string | undefined;
}

/** Derives the ledger: `apply` takes the events of one block after the other, each whole and in order. */
export function deriveLedger(
  audited: AuditedLedger,
  note: Note,
): { readonly derived: DerivedLedger; readonly apply: (events: readonly AuditedEvent[]) => void } {
  const derived: DerivedLedger = {
    partners: noPartners(),
    agreements: noAgreements(),
    evidence: noEvidence(),
    notices: new Map(),
    governance: noGovernance(),
    anchors: noAnchors(),
    nonces: new Map(),
    successor: undefined,
  };
  let founding: Pick<AuditedEvent, "block" | "transaction"> | undefined;
  let ofBlock: readonly AuditedEvent[] = [];
  let decisions: AuditedEvent[] = [];
  const context: Context = {
    ledger: audited,
    partners: derived.partners,
    agreements: derived.agreements,
    note,
    isFounding: ({ block, transaction }) => block === founding?.block && transaction === founding.transaction,
    noteDecision: (event) => void decisions.push(event),
    timelock: () => derived.governance.timelock,
    isAnsweredNext: (event) => isAnswered(event, ofBlock[ofBlock.indexOf(event) + 1]),
  };
  return {
    derived,
    apply: (events) => {
      [ofBlock, decisions] = [events, []];
      for (const event of events) {
        // The registry's constructor admits the founders: its first event is of the transaction that made it.
        if (event.name === "PartnerAdmitted") founding ??= event;
        applyEvent(context, derived, event);
      }
      for (const event of findUndecided(events, decisions)) note("decision-without-vote", event, event.name);
    },
  };
}

function isAnswered(event: EventOf<"NoticeAcknowledged">, next: AuditedEvent | undefined): boolean {
  return (
    next?.name === "NoticeAnswered" &&
    next.transaction === event.transaction &&
    next.args.noticeId === event.args.noticeId &&
    next.args.partnerId === event.args.partnerId &&
    next.args.office === event.args.office
  );
}

function applyEvent(context: Context, derived: DerivedLedger, event: AuditedEvent): void {
  switch (event.name) {
    case "PartnerAdmitted":
    case "PartnerStateChanged":
    case "SignerAuthorised":
    case "SignerRevoked":
      applyToPartners(context, event);
      return;
    case "AgreementProposed":
    case "AgreementRatified":
    case "AgreementSucceeded":
    case "AgreementSuspended":
    case "AgreementResumed":
    case "AgreementEnded":
      applyToAgreements(context, event);
      return;
    case "EvidenceRecorded":
    case "EvidenceRecognised":
    case "RecognitionRevoked":
    case "EvidenceWithdrawn":
    case "EvidenceSuperseded":
      applyToEvidence(context, derived.evidence, event);
      return;
    case "NoticePublished":
    case "NoticeUpdated":
    case "NoticeWithdrawn":
    case "NoticeAcknowledged":
    case "NoticeAnswered":
      applyToNotices(context, derived.notices, event);
      return;
    case "ConsortiumFounded":
    case "ProposalCreated":
    case "PartnerVoted":
    case "ProposalQueued":
    case "ProposalExecuted":
    case "ProposalCanceled":
      applyToProposals(context, derived.governance, event);
      return;
    case "AccessLogAnchored":
      applyToAnchors(context, derived.anchors, event);
      return;
    case "SuccessorNamed":
      nameSuccessor(context, derived, event);
      return;
    case "ExecutedForwardRequest":
      useNonce(context, derived, event);
  }
}

function nameSuccessor(
  { note, noteDecision }: Context,
  derived: DerivedLedger,
  event: EventOf<"SuccessorNamed">,
): void {
  noteDecision(event);
  if (derived.successor !== undefined) note("entry-doubled", event, event.args.successor);
  derived.successor = event.args.successor;
}

/** Nonces are used one after the other, each once. */
function useNonce({ note }: Context, { nonces }: DerivedLedger, event: EventOf<"ExecutedForwardRequest">): void {
  const { signer } = event.args;
  const nonce = Number(event.args.nonce);
  const expected = nonces.get(signer) ?? 0;
  if (nonce < expected) note("entry-doubled", event, signer, { nonce });
  if (nonce > expected) note("sequence-gap", event, signer, { expected, actual: nonce });
  nonces.set(signer, Math.max(expected, nonce + 1));
}
