import { clauses } from "./codes/clauses.ts";
import { codeOf, codesOf } from "./codes/code-list.ts";
import type { ProblemCode } from "./codes/problems.ts";
import { proposalStates } from "./codes/proposals.ts";
import { decisionStates } from "./codes/recognition.ts";
import { DomainError } from "./errors.ts";

/** A custom error as a contract reverted with it: numbers as decimal text. */
export interface ContractRefusal {
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
}

type Row = { readonly code: ProblemCode; readonly detail: (args: ContractRefusal["args"]) => string };

/** The one panic that a caller can cause: the flags of a way from many packages that take more of its path than there is. */
const INDEX_OUT_OF_RANGE = "50";
const NOTICE_UPDATED = "2";
const SUPERSEDED = 6;
const WITHDRAWN = 5;
const governorStates = codesOf(proposalStates);

const rows: Readonly<Record<string, Row>> = {
  AlreadyRecorded: { code: "already-recorded", detail: (a) => `The ledger has the record ${a.recordId} already.` },
  InvalidRecording: { code: "invalid-size", detail: () => "A recording needs a root and at least one package." },
  UnknownEvidence: {
    code: "invalid-path",
    detail: (a) => `No record holds evidence ${a.evidenceId}: it is unknown, or the path does not lead to its record.`,
  },
  UnknownRecord: {
    code: "invalid-path",
    detail: (a) =>
      `There is no batch ${a.recordId} that holds these packages: it is unknown, or the path leads elsewhere.`,
  },
  InvalidMembers: { code: "invalid-path", detail: () => "No packages are named, or no step leads up from them." },
  MerkleProofInvalidMultiproof: {
    code: "invalid-path",
    detail: () => "Packages, path and flags do not lead to one root.",
  },
  NotRecorder: { code: "not-recorder", detail: () => "Only the partner that recorded the evidence may do this." },
  OwnEvidence: { code: "own-evidence", detail: () => "A partner does not recognise its own evidence." },
  AlreadyDecided: {
    code: "already-decided",
    detail: (a) =>
      `Your partner has decided on evidence ${a.evidenceId} before: ${codeOf(decisionStates, BigInt(a.state ?? 0))}.`,
  },
  NotRecognised: { code: "not-decided", detail: () => "There is no recognition of your partner to revoke." },
  InvalidFacets: { code: "grade", detail: (a) => `There are no facets ${a.facets}.` },
  ReasonRequired: { code: "reason-required", detail: () => "This needs a reason code." },
  InvalidSuccessor: {
    code: "evidence-superseded",
    detail: (a) =>
      `Evidence ${a.successor} cannot replace ${a.evidenceId}: it is the same, of another partner, or does not stand.`,
  },
  AlreadyPublished: { code: "already-published", detail: (a) => `Notice ${a.noticeId} is published already.` },
  UnknownNotice: { code: "unknown-notice", detail: () => "No such notice was published." },
  InvalidValidity: { code: "invalid-validity", detail: () => "The validity ends before it starts, or has ended." },
  InvalidTerms: {
    code: "recipient",
    detail: () => "The recipients, offices, rights and channels do not fit together.",
  },
  NotAddressed: {
    code: "not-addressed",
    detail: () => "The notice is not addressed to your partner or to that office.",
  },
  Expired: { code: "notice-expired", detail: () => "The notice's validity has ended." },
  AlreadyAcknowledged: { code: "already-acknowledged", detail: () => "This recipient has acknowledged the notice." },
  InvalidAnswer: { code: "invalid-request", detail: () => "An answer needs an outcome and a commitment." },
  InvalidUpdate: {
    code: "agreement-unknown",
    detail: () => "A notice is updated under the agreement it was published under.",
  },
  AlreadyVoted: { code: "already-voted", detail: () => "Your partner has voted on this proposal." },
  NotActiveAtSnapshot: {
    code: "not-active-at-snapshot",
    detail: () => "Your partner was not active at the proposal's snapshot, so it has no vote in it.",
  },
  NotADecision: {
    code: "not-a-decision",
    detail: (a) => `The consortium does not decide on the call ${a.data} of ${a.target}.`,
  },
  InvalidReference: { code: "invalid-request", detail: () => "A proposal's reference is 0x and 64 hex digits." },
  TextRefused: { code: "invalid-request", detail: () => "A vote carries neither a reason nor parameters." },
  GovernorInvalidVoteType: { code: "invalid-request", detail: () => "A vote is for, against or abstaining." },
  GovernorInvalidProposalLength: {
    code: "invalid-request",
    detail: () => "A proposal has as many targets, values and calls, and at least one.",
  },
  GovernorNonexistentProposal: { code: "unknown-proposal", detail: () => "There is no such proposal." },
  GovernorUnableToCancel: {
    code: "not-proposer",
    detail: () => "Only the partner that proposed it takes a proposal back, and only until voting begins.",
  },
  GovernorUnexpectedProposalState: {
    code: "proposal-state",
    detail: (a) => `The proposal is ${governorStates[Number(a.current)] ?? "in another state"}.`,
  },
  TimelockUnexpectedOperationState: {
    code: "decision-waits",
    detail: () => "The timelock has not run out for this decision.",
  },
  NotInOperation: {
    code: "agreement-not-in-operation",
    detail: (a) => `Version ${a.version} of the agreement was never ratified, or has ended.`,
  },
  AlreadySuspended: { code: "already-suspended", detail: () => "Your partner takes no part in the agreement already." },
  AlreadyEnded: { code: "already-ended", detail: () => "Your partner has consented to the agreement's end." },
  NotSuspended: { code: "not-suspended", detail: () => "Your partner takes part in the agreement." },
  NotRatifiable: {
    code: "not-ratifiable",
    detail: () => "Your partner has ratified it already, or it is not open for your ratification.",
  },
  InvalidVersion: { code: "invalid-version", detail: (a) => `The next version of the agreement is ${a.expected}.` },
  InvalidParties: {
    code: "invalid-parties",
    detail: () => "An agreement has two parties or more, all of them admitted, the proposer among them.",
  },
  InvalidScope: { code: "invalid-scope", detail: () => "The scope allows nothing, or ends before it starts." },
  SignerTaken: { code: "signer-taken", detail: (a) => `${a.signer} had its one window already.` },
  InvalidWindow: { code: "invalid-window", detail: () => "The roles or the times of the authorisation are not valid." },
  ForeignSigner: { code: "foreign-signer", detail: (a) => `${a.signer} is a signer of another partner, or of none.` },
  InvalidPartner: { code: "decision-overtaken", detail: () => "The partner's number is taken or unknown." },
  InvalidTransition: {
    code: "decision-overtaken",
    detail: (a) => `The partner's standing ${a.current} does not lead to ${a.requested}.`,
  },
  NoSuccessor: { code: "decision-overtaken", detail: () => "It is no other deployment's registry." },
  AlreadySucceeded: { code: "decision-overtaken", detail: () => "The succeeding deployment was named before." },
  InvalidDay: {
    code: "anchor-day",
    detail: (a) => `Day ${a.day} has not ended, or is not after day ${a.lastDay}, the last one anchored.`,
  },
  InvalidHead: {
    code: "anchor-head",
    detail: (a) => `A log of ${a.count} entries with that head does not continue the anchored one of ${a.lastCount}.`,
  },
  ERC2771ForwarderInvalidSigner: { code: "wrong-signature", detail: () => "The signature or its nonce is not valid." },
  ERC2771UntrustfulTarget: {
    code: "wrong-target",
    detail: (a) => `${a.target} takes nothing from this forwarder: it is of another deployment.`,
  },
  ERC2771ForwarderExpiredRequest: { code: "deadline-passed", detail: () => "The request's deadline has passed." },
};

/** Every code that {@link toDomainError} answers with. */
export function codesOfContractRefusals(): ProblemCode[] {
  return [
    ...codesOf(clauses),
    ...Object.values(rows).map(({ code }) => code),
    "evidence-withdrawn",
    "evidence-superseded",
    "notice-updated",
    "notice-withdrawn",
    "simulation-refused",
  ];
}

/** The one table from a contract's error to a problem. An error outside it is `simulation-refused`, with its name. */
export function toDomainError(refusal: ContractRefusal): DomainError {
  const { name, args } = refusal;
  if (name === "NotAllowed") {
    const clause = codeOf(clauses, BigInt(args.clause ?? 0));
    if (clause !== undefined) {
      return new DomainError(
        clause as ProblemCode,
        `Refused by the contract: the clause “${clause}” stands against it.`,
        {
          clause,
          signer: args.signer,
        },
      );
    }
  }
  if (name === "NotStanding") {
    const state = Number(args.state);
    if (state === WITHDRAWN)
      return new DomainError("evidence-withdrawn", `Evidence ${args.evidenceId} was withdrawn.`, args);
    if (state === SUPERSEDED)
      return new DomainError("evidence-superseded", `Evidence ${args.evidenceId} was superseded.`, args);
  }
  if (name === "NotCurrent") {
    return args.state === NOTICE_UPDATED
      ? new DomainError("notice-updated", `Notice ${args.noticeId} was replaced by a newer version.`, args)
      : new DomainError("notice-withdrawn", `Notice ${args.noticeId} was withdrawn.`, args);
  }
  if (name === "Panic" && args.code === INDEX_OUT_OF_RANGE) {
    return new DomainError("invalid-path", "The flags take more hashes than the path has.", args);
  }
  const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
  return row === undefined
    ? new DomainError("simulation-refused", `The contract refuses it: ${name}.`, { error: name, ...args })
    : new DomainError(row.code, row.detail(args), args);
}
