import type { Store } from "../domain/ports.ts";
import type { Database } from "./schema.ts";

/** Reads the decisions of partners on others' evidence. */
export function readRecognitions(db: Database): Pick<Store, "listRecognitions"> {
  return {
    listRecognitions: async (filter) => {
      let query = db
        .selectFrom("decision")
        .innerJoin("record", "record.record_id", "decision.record_id")
        .selectAll("decision")
        .select(["record.partner_id as recorder_id", "record.agreement_id", "record.version"])
        .whereRef("decision.partner_id", "!=", "record.partner_id")
        .orderBy("decision.block_number", "desc")
        .orderBy("decision.evidence_id")
        .orderBy("decision.partner_id")
        .limit(filter.limit);
      const { evidenceId, partnerId, recorderId, agreementId, state, grade, decidedFrom, decidedTo, after } = filter;
      if (evidenceId !== undefined) query = query.where("decision.evidence_id", "=", evidenceId);
      if (partnerId !== undefined) query = query.where("decision.partner_id", "=", partnerId);
      if (recorderId !== undefined) query = query.where("record.partner_id", "=", recorderId);
      if (agreementId !== undefined) query = query.where("record.agreement_id", "=", agreementId);
      if (state !== undefined) query = query.where("decision.state", "=", state);
      if (grade !== undefined) query = query.where("decision.grade", "=", grade);
      if (decidedFrom !== undefined) query = query.where("decision.decided_at", ">=", decidedFrom);
      if (decidedTo !== undefined) query = query.where("decision.decided_at", "<", decidedTo);
      if (after !== undefined) {
        const { blockNumber, id, partnerId: last } = after;
        query = query
          .where("decision.block_number", "<=", blockNumber)
          .where(({ eb, and, or }) =>
            or([
              eb("decision.block_number", "<", blockNumber),
              eb("decision.evidence_id", ">", id),
              and([eb("decision.evidence_id", "=", id), eb("decision.partner_id", ">", last)]),
            ]),
          );
      }
      const rows = await query.execute();
      return rows.map((row) => ({
        evidenceId: row.evidence_id,
        recordId: row.record_id,
        recorderId: row.recorder_id,
        agreementId: row.agreement_id,
        version: row.version,
        partnerId: row.partner_id,
        state: row.state,
        grade: row.grade,
        facets: row.facets,
        reason: row.reason,
        conditions: row.conditions,
        successor: row.successor ?? undefined,
        signer: row.signer,
        decidedAt: row.decided_at,
        blockNumber: row.block_number,
        transactionHash: row.transaction_hash,
      }));
    },
  };
}
