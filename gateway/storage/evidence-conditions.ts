import { type Expression, expressionBuilder, type SqlBool } from "kysely";
import type { EvidenceFilter } from "../domain/filters.ts";
import type { Tables } from "./schema.ts";

/** The conditions of a filter on evidence joined with its record and document. */
export function evidenceConditions(filter: EvidenceFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, "evidence" | "record" | "document">();
  const { after, ownState, decision, decidedBy } = filter;
  const conditions: Expression<SqlBool>[] = [];
  const equal = <C extends Parameters<typeof eb>[0]>(column: C, value: string | number | undefined): void => {
    if (value !== undefined) conditions.push(eb(column, "=", value as never));
  };
  equal("record.partner_id", filter.partnerId);
  equal("record.kind", filter.kind);
  equal("record.agreement_id", filter.agreementId);
  equal("document.case_number", filter.caseNumber);
  if (filter.recordedFrom !== undefined) conditions.push(eb("record.recorded_at", ">=", filter.recordedFrom));
  if (filter.recordedTo !== undefined) conditions.push(eb("record.recorded_at", "<", filter.recordedTo));
  if (ownState !== undefined) conditions.push(hasEntry(ownState, "own", undefined));
  if (decision !== undefined) conditions.push(hasEntry(decision.state, "others", decision.partnerId));
  if (decidedBy !== undefined) conditions.push(eb.not(hasEntry(0, "others", decidedBy)));
  if (after !== undefined) {
    conditions.push(eb("record.block_number", "<=", after.blockNumber));
    conditions.push(
      eb.or([eb("record.block_number", "<", after.blockNumber), eb("evidence.evidence_id", ">", after.id)]),
    );
  }
  return eb.and(conditions);
}

/** Whether there is an entry of this state, of the recorder or of another partner; of state 0, whether there is none. */
function hasEntry(state: number, whose: "own" | "others", partnerId: number | undefined): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, "evidence" | "record">();
  let entries = eb
    .selectFrom("decision")
    .select("decision.partner_id")
    .whereRef("decision.evidence_id", "=", "evidence.evidence_id")
    .whereRef("decision.partner_id", whose === "own" ? "=" : "!=", "record.partner_id");
  if (partnerId !== undefined) entries = entries.where("decision.partner_id", "=", partnerId);
  return state === 0 ? eb.not(eb.exists(entries)) : eb.exists(entries.where("decision.state", "=", state));
}
