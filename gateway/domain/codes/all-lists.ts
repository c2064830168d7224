import { accessFindings } from "./access-findings.ts";
import { advice } from "./advice.ts";
import { courtRules, directions, onwardRules, purposes, recognitionRules } from "./agreement-terms.ts";
import { channels } from "./channels.ts";
import { clauses } from "./clauses.ts";
import { eventTypes } from "./event-types.ts";
import { evidenceKinds } from "./evidence-kinds.ts";
import { bases, conclusions, informationGrades, sourceGrades, tlpLabels, useCodes } from "./handling.ts";
import { ledgerFindings } from "./ledger-findings.ts";
import { agreementStates, partnerStates, signerRoles } from "./membership.ts";
import { actions, noticeTypes, outcomes, patterns, priorities } from "./notices.ts";
import { proposalStates, supports } from "./proposals.ts";
import {
  noticeWithdrawalReasons,
  reasons,
  refusalReasons,
  revocationReasons,
  supersessionReasons,
  withdrawalReasons,
} from "./reasons.ts";
import { decisionStates, facets, grades } from "./recognition.ts";
import { rights } from "./rights.ts";
import { roles } from "./roles.ts";
import { evidenceStates, nodeStates, noticeStates, submissionStates } from "./states.ts";
import { fragments, verdicts } from "./verdicts.ts";

/** Every code list by its name, for whoever shows or publishes the codes as a whole. */
export const allLists = {
  "evidence-kind": evidenceKinds,
  right: rights,
  channel: channels,
  purpose: purposes,
  direction: directions,
  onward: onwardRules,
  "court-rule": courtRules,
  "recognition-rule": recognitionRules,
  grade: grades,
  facet: facets,
  "decision-state": decisionStates,
  "refusal-reason": refusalReasons,
  "withdrawal-reason": withdrawalReasons,
  "supersession-reason": supersessionReasons,
  "notice-withdrawal-reason": noticeWithdrawalReasons,
  "revocation-reason": revocationReasons,
  reason: reasons,
  "notice-type": noticeTypes,
  priority: priorities,
  action: actions,
  pattern: patterns,
  outcome: outcomes,
  tlp: tlpLabels,
  use: useCodes,
  "source-grade": sourceGrades,
  "information-grade": informationGrades,
  basis: bases,
  conclusion: conclusions,
  "signer-role": signerRoles,
  role: roles,
  "access-finding": accessFindings,
  "ledger-finding": ledgerFindings,
  "partner-state": partnerStates,
  "agreement-state": agreementStates,
  "event-type": eventTypes,
  "proposal-state": proposalStates,
  support: supports,
  clause: clauses,
  fragment: fragments,
  verdict: verdicts,
  advice,
  "evidence-state": evidenceStates,
  "notice-state": noticeStates,
  "node-state": nodeStates,
  "submission-state": submissionStates,
} as const;
