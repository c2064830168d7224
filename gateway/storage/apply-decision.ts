import type { Transaction } from "kysely";
import type { LedgerEvent } from "../domain/ledger-events.ts";
import type { Tables } from "./schema.ts";

const REVOKED = 4;
const WITHDRAWN = 5;
const SUPERSEDED = 6;

type DecisionEvent = Extract<
  LedgerEvent,
  { name: "EvidenceRecognised" | "RecognitionRevoked" | "EvidenceWithdrawn" | "EvidenceSuperseded" }
>;

/** A partner's entry for evidence after one event: a later event replaces the former, all stay in the log. */
export async function applyDecision(
  db: Transaction<Tables>,
  event: DecisionEvent,
  block_number: number,
  decided_at: number,
  transaction_hash: string,
): Promise<void> {
  const { evidenceId, partnerId, recordId, reason, signer } = event.args;
  const entry = {
    record_id: recordId,
    ...decisionOf(event),
    reason,
    signer,
    decided_at,
    block_number,
    transaction_hash,
  };
  await db
    .insertInto("decision")
    .values({ evidence_id: evidenceId, partner_id: partnerId, ...entry })
    .onConflict((conflict) => conflict.columns(["evidence_id", "partner_id"]).doUpdateSet(entry))
    .execute();
}

function decisionOf(event: DecisionEvent) {
  const none = { grade: 0, facets: 0, conditions: 0, successor: null };
  switch (event.name) {
    case "EvidenceRecognised": {
      const { state, grade, facets, conditions } = event.args;
      return { state, grade, facets, conditions, successor: null };
    }
    case "RecognitionRevoked":
      return { state: REVOKED, ...none };
    case "EvidenceWithdrawn":
      return { state: WITHDRAWN, ...none };
    case "EvidenceSuperseded":
      return { state: SUPERSEDED, ...none, successor: event.args.successor };
  }
}
