import type { NoticeTerms } from "./ids.ts";

/** Where in the chain an event stands. `blockTime` is the validators' claim, Unix seconds. */
export interface EventPosition {
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly blockTime: number;
  readonly logIndex: number;
  readonly transactionHash: string;
}

/** An agreement's scope as the registry keeps it: numbers and bit sets. Hours and Unix seconds. */
export interface ScopeBits {
  readonly kinds: number;
  readonly rights: number;
  readonly channels: number;
  readonly purposes: number;
  readonly directions: number;
  readonly onward: number;
  readonly court: number;
  readonly rule: number;
  readonly floor: number;
  readonly hoursToAcknowledge: number;
  readonly hoursToAnswer: number;
  readonly hoursToFeedBack: number;
  readonly hoursToRecognise: number;
  readonly effective: number;
  readonly expiry: number;
  readonly state: number;
}

/** How long each step of a decision takes, in seconds: `IConsortium.DecisionTimes`. */
export interface DecisionTimes {
  readonly votingDelay: number;
  readonly votingPeriod: number;
  readonly timelockDelay: number;
  readonly gracePeriod: number;
}

/** The events of the contracts with their arguments: numbers up to 48 bits as numbers, wider ones as decimal text, addresses in lower case. */
export type LedgerFact =
  | { name: "PartnerAdmitted"; args: { partnerId: number; iso: string; signatory: string } }
  | { name: "PartnerStateChanged"; args: { partnerId: number; previous: number; current: number } }
  | {
      name: "SignerAuthorised";
      args: { signer: string; partnerId: number; roles: number; validFrom: number; validTo: number; by: string };
    }
  | { name: "SignerRevoked"; args: { signer: string; partnerId: number; validTo: number; by: string } }
  | {
      name: "AgreementProposed";
      args: {
        agreementId: number;
        version: number;
        partnerId: number;
        parties: string;
        scope: ScopeBits;
        instrument: string;
        signer: string;
      };
    }
  | {
      name: "AgreementRatified";
      args: { agreementId: number; version: number; partnerId: number; isComplete: boolean; signer: string };
    }
  | { name: "AgreementSucceeded"; args: { agreementId: number; version: number; expiry: number } }
  | {
      name: "AgreementSuspended" | "AgreementResumed" | "AgreementEnded";
      args: { agreementId: number; version: number; partnerId: number; state: number; signer: string };
    }
  | { name: "SuccessorNamed"; args: { successor: string; deploymentId: string } }
  | { name: "ConsortiumFounded"; args: { timelock: string; times: DecisionTimes } }
  | {
      name: "ProposalCreated";
      args: {
        proposalId: string;
        proposer: string;
        targets: readonly string[];
        calldatas: readonly string[];
        voteStart: string;
        voteEnd: string;
        description: string;
      };
    }
  | { name: "PartnerVoted"; args: { proposalId: string; partnerId: number; support: number; signer: string } }
  | { name: "ProposalQueued"; args: { proposalId: string; etaSeconds: string } }
  | { name: "ProposalExecuted" | "ProposalCanceled"; args: { proposalId: string } }
  | {
      name: "EvidenceRecorded";
      args: {
        recordId: string;
        partnerId: number;
        agreementId: number;
        version: number;
        kind: number;
        rights: number;
        size: number;
        root: string;
        signer: string;
      };
    }
  | {
      name: "EvidenceRecognised";
      args: {
        evidenceId: string;
        partnerId: number;
        recordId: string;
        state: number;
        grade: number;
        facets: number;
        reason: number;
        conditions: number;
        signer: string;
      };
    }
  | {
      name: "RecognitionRevoked" | "EvidenceWithdrawn";
      args: { evidenceId: string; partnerId: number; recordId: string; reason: number; signer: string };
    }
  | {
      name: "EvidenceSuperseded";
      args: {
        evidenceId: string;
        partnerId: number;
        recordId: string;
        successor: string;
        reason: number;
        signer: string;
      };
    }
  | {
      name: "NoticePublished";
      args: { noticeId: string; partnerId: number; agreementId: number; terms: NoticeTerms; signer: string };
    }
  | { name: "NoticeUpdated"; args: { noticeId: string; successor: string; partnerId: number; signer: string } }
  | { name: "NoticeWithdrawn"; args: { noticeId: string; partnerId: number; reason: number; signer: string } }
  | { name: "NoticeAcknowledged"; args: { noticeId: string; partnerId: number; office: string; signer: string } }
  | {
      name: "AccessLogAnchored";
      args: { partnerId: number; day: number; head: string; count: number; signer: string };
    }
  | {
      name: "NoticeAnswered";
      args: {
        noticeId: string;
        partnerId: number;
        office: string;
        outcome: number;
        commitment: string;
        signer: string;
      };
    };

/** A fact and where it stands. */
export type LedgerEvent = LedgerFact & { readonly position: EventPosition };
