import { codeOf } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { reasons } from "../domain/codes/reasons.ts";
import { decisionStates, grades } from "../domain/codes/recognition.ts";
import type { VerifiedReceipt } from "./verify-receipt.ts";
import type { ProvenRenewal } from "./verify-renewal.ts";

/** What a receipt shows, as it is printed: codes in place of the ledger's numbers. */
export type ReceiptAnswer = ReturnType<typeof describeReceipt>;

const utcOf = (seconds: number): string => new Date(seconds * 1_000).toISOString();

/** Names what a receipt was found to show. */
export function describeReceipt(
  found: VerifiedReceipt & { readonly renewals?: readonly ProvenRenewal[] },
  hasAnchor: boolean,
  nowMs: number,
) {
  const { asOf, evidenceId, recordId, partner, record, decisions, findings, files, fields, renewals = [] } = found;
  const { kind, agreementId, version } = found.package;
  return {
    asOf: {
      block: asOf.blockNumber,
      hash: asOf.blockHash,
      time: utcOf(asOf.blockTime),
      // Clocks go back.
      ageMs: Math.max(0, nowMs - asOf.blockTime * 1_000),
    },
    hasAnchor,
    evidence: evidenceId,
    recordId,
    kind: codeOf(evidenceKinds, kind) ?? null,
    agreement: { id: agreementId, version },
    partner,
    recordedAt: record === null ? null : utcOf(record.recordedAt),
    signer: record === null ? null : record.signer,
    decisions: decisions.map((decision) => ({
      partner: decision.partner,
      state: codeOf(decisionStates, decision.state) ?? ("refused" as const),
      grade: codeOf(grades, decision.grade) ?? null,
      reason: codeOf(reasons, decision.reason) ?? null,
      decidedAt: utcOf(decision.decidedAt),
      wasAuthorised: decision.wasAuthorised,
    })),
    findings,
    files,
    renewals: renewals.map(({ algorithm, evidenceId: evidence, recordedAt, asOfBlock }) => ({
      algorithm,
      evidence,
      recordedAt: utcOf(recordedAt),
      asOfBlock,
    })),
    fields: fields.map(({ pointer, value }) => ({ pointer, value: JSON.parse(value) as unknown })),
  };
}
