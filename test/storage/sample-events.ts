import { evidenceIdOf } from "../../gateway/domain/ids.ts";
import type { LedgerEvent, LedgerFact, ScopeBits } from "../../gateway/domain/ledger-events.ts";
import { CHAIN_ID, eventAt, id, LEDGER, OFFICER } from "./temporary-store.ts";

export const scope: ScopeBits = {
  kinds: 510,
  rights: 14,
  channels: 510,
  purposes: 30,
  directions: 14,
  onward: 2,
  court: 2,
  rule: 1,
  floor: 0,
  hoursToAcknowledge: 24,
  hoursToAnswer: 240,
  hoursToFeedBack: 720,
  hoursToRecognise: 2160,
  effective: 1_542_067_200,
  expiry: 2_173_219_200,
  state: 0,
};

/** Who signs answers. */
export const OTHER_OFFICER = `0x${"0d".repeat(20)}`;

/** CN and HK under agreement 1; CN and MY (12) under agreement 2. */
export const founding: LedgerFact[] = [
  { name: "PartnerAdmitted", args: { partnerId: 1, iso: "CN", signatory: OFFICER } },
  { name: "PartnerStateChanged", args: { partnerId: 1, previous: 0, current: 2 } },
  { name: "PartnerAdmitted", args: { partnerId: 2, iso: "HK", signatory: OFFICER } },
  { name: "PartnerAdmitted", args: { partnerId: 12, iso: "MY", signatory: OFFICER } },
  {
    name: "SignerAuthorised",
    args: { signer: OFFICER, partnerId: 1, roles: 1, validFrom: 0, validTo: 2 ** 40 - 1, by: OFFICER },
  },
  {
    name: "AgreementProposed",
    args: { agreementId: 1, version: 1, partnerId: 1, parties: "6", scope, instrument: id("gba"), signer: OFFICER },
  },
  { name: "AgreementRatified", args: { agreementId: 1, version: 1, partnerId: 1, isComplete: false, signer: OFFICER } },
  { name: "AgreementRatified", args: { agreementId: 1, version: 1, partnerId: 2, isComplete: true, signer: OFFICER } },
  {
    name: "AgreementProposed",
    args: { agreementId: 2, version: 1, partnerId: 1, parties: "4098", scope, instrument: id("rcep"), signer: OFFICER },
  },
];

export const PROPOSAL = 2n ** 255n + 5n;
const TAKEN_BACK = "7";
const times = { votingDelay: 1, votingPeriod: 100, timelockDelay: 10, gracePeriod: 1_000 };
const made = (proposalId: string): LedgerFact => ({
  name: "ProposalCreated",
  args: {
    proposalId,
    proposer: OFFICER,
    targets: [OFFICER],
    calldatas: ["0x01"],
    voteStart: "1700000020",
    voteEnd: "1700000120",
    description: id("paper"),
  },
});
const onAgreement = { agreementId: 1, version: 1, signer: OFFICER };

/** The consortium founded, a proposal carried out and one taken back, an agreement suspended, resumed and ended. */
export const governing: LedgerFact[][] = [
  [{ name: "ConsortiumFounded", args: { timelock: OFFICER, times } }],
  [made(PROPOSAL.toString()), made(TAKEN_BACK)],
  [
    { name: "PartnerVoted", args: { proposalId: PROPOSAL.toString(), partnerId: 1, support: 1, signer: OFFICER } },
    { name: "PartnerVoted", args: { proposalId: PROPOSAL.toString(), partnerId: 12, support: 0, signer: OFFICER } },
    { name: "ProposalCanceled", args: { proposalId: TAKEN_BACK } },
  ],
  [{ name: "ProposalQueued", args: { proposalId: PROPOSAL.toString(), etaSeconds: "1700000040" } }],
  [
    { name: "SuccessorNamed", args: { successor: OFFICER, deploymentId: id("next") } },
    { name: "ProposalExecuted", args: { proposalId: PROPOSAL.toString() } },
  ],
  [{ name: "AgreementSuspended", args: { ...onAgreement, partnerId: 1, state: 3 } }],
  [{ name: "AccessLogAnchored", args: { partnerId: 1, day: 19_675, head: id("head"), count: 7, signer: OFFICER } }],
  [{ name: "AgreementResumed", args: { ...onAgreement, partnerId: 1, state: 2 } }],
  [
    { name: "AgreementEnded", args: { ...onAgreement, partnerId: 2, state: 3 } },
    { name: "AgreementEnded", args: { ...onAgreement, partnerId: 1, state: 4 } },
  ],
];

/** `facts` as the events of one block. */
export const inBlock = (blockNumber: number, facts: readonly LedgerFact[], fork = ""): LedgerEvent[] =>
  facts.map((fact, logIndex) => eventAt(blockNumber, fact, logIndex, fork));

/** The id of a package or batch of kind 4 recorded by a partner (CN) under an agreement (1). */
export const evidenceOf = (root: string, partnerId = 1, agreementId = 1): string =>
  evidenceIdOf({ chainId: CHAIN_ID, ledger: LEDGER, partnerId, agreementId, version: 1, kind: 4, root });

export function recorded(root: string, size = 1, partnerId = 1, agreementId = 1): LedgerFact {
  const recordId = evidenceOf(root, partnerId, agreementId);
  return {
    name: "EvidenceRecorded",
    args: { recordId, partnerId, agreementId, version: 1, kind: 4, rights: 2, size, root, signer: OFFICER },
  };
}

export function published(
  noticeId: string,
  partnerId = 1,
  recipients = "4",
  commitment = id(`body of ${noticeId.slice(2, 12)}`),
): LedgerFact {
  return {
    name: "NoticePublished",
    args: {
      noticeId,
      partnerId,
      agreementId: 1,
      terms: {
        agreementId: 1,
        version: 1,
        rights: 2,
        channels: 4,
        validFrom: 1,
        validTo: 2_000_000_000,
        recipients,
        offices: [],
        commitment,
      },
      signer: OFFICER,
    },
  };
}

export function answered(noticeId: string, partnerId: number, commitment: string): LedgerFact {
  return {
    name: "NoticeAnswered",
    args: { noticeId, partnerId, office: `0x${"0".repeat(64)}`, outcome: 3, commitment, signer: OTHER_OFFICER },
  };
}

export function acknowledged(noticeId: string, partnerId: number): LedgerFact {
  return {
    name: "NoticeAcknowledged",
    args: { noticeId, partnerId, office: `0x${"0".repeat(64)}`, signer: OFFICER },
  };
}
