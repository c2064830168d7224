import { codeOf, codesIn } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { reasons } from "../domain/codes/reasons.ts";
import { decisionStates, facets, grades } from "../domain/codes/recognition.ts";
import { agreementCodeOf, isoOf } from "../domain/directory.ts";
import type { DecisionRow, EvidenceRow } from "../domain/ports.ts";
import type { DecisionInfo, EvidenceInfo } from "../domain/wire/records.ts";
import { type Gateway, utcOfSeconds } from "./gateway.ts";

const SUPERSEDED = 6;

/** Evidence as the API shows it. */
export function describeEvidence(gateway: Pick<Gateway, "directory">, row: EvidenceRow): EvidenceInfo {
  const { directory } = gateway;
  const own = row.decisions.find(({ partnerId }) => partnerId === row.partnerId);
  return {
    id: row.evidenceId,
    recordId: row.recordId,
    partner: isoOf(directory, row.partnerId),
    agreement: {
      code: agreementCodeOf(directory, row.agreementId),
      id: row.agreementId,
      version: row.version,
    },
    kind: codeOf(evidenceKinds, row.kind) ?? "photo",
    root: row.root,
    path: [...row.path],
    signer: row.signer,
    recordedAt: utcOfSeconds(row.recordedAt),
    block: row.blockNumber,
    transactionHash: row.transactionHash,
    case: row.document?.caseNumber ?? null,
    ref: row.document?.ref ?? null,
    title: row.document?.title ?? null,
    status: {
      state: own === undefined ? "standing" : own.state === SUPERSEDED ? "superseded" : "withdrawn",
      reason: own === undefined ? null : (codeOf(reasons, own.reason) ?? "other"),
      since: own === undefined ? null : utcOfSeconds(own.decidedAt),
      successor: own?.successor ?? null,
    },
    decisions: row.decisions
      .filter(({ partnerId }) => partnerId !== row.partnerId)
      .map((decision) => describeDecision(gateway, decision)),
  };
}

/** A partner's decision as the API shows it. */
export function describeDecision(gateway: Pick<Gateway, "directory">, row: DecisionRow): DecisionInfo {
  return {
    partner: isoOf(gateway.directory, row.partnerId),
    state: codeOf(decisionStates, row.state) ?? "refused",
    grade: codeOf(grades, row.grade) ?? null,
    facets: codesIn(facets, row.facets),
    reason: codeOf(reasons, row.reason) ?? null,
    signer: row.signer,
    decidedAt: utcOfSeconds(row.decidedAt),
  };
}
