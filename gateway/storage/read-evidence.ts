import type { DecisionRow, DocumentRow, EvidenceRow, Store } from "../domain/ports.ts";
import { readPaths } from "./batch-nodes.ts";
import { evidenceConditions } from "./evidence-conditions.ts";
import { documentRow } from "./read-documents.ts";
import type { Database, Tables } from "./schema.ts";

/** Reads evidence with its record, its document and the decisions on it. */
export function readEvidence(
  db: Database,
): Pick<Store, "evidence" | "evidenceOfRoots" | "listEvidence" | "record" | "recordsOfRoot"> {
  const evidenceQuery = () =>
    db
      .selectFrom("evidence")
      .innerJoin("record", "record.record_id", "evidence.record_id")
      .leftJoin("document", "document.root", "evidence.root")
      .select([
        "evidence.evidence_id",
        "evidence.record_id",
        "evidence.root",
        "evidence.leaf_node",
        "record.root as record_root",
        "record.partner_id",
        "record.agreement_id",
        "record.version",
        "record.kind",
        "record.signer",
        "record.block_number",
        "record.log_index",
        "record.recorded_at",
        "record.transaction_hash",
        "document.type",
        "document.object_sha256",
        "document.pack_sha256",
        "document.pack_offset",
        "document.pack_length",
        "document.erase_at",
        "document.case_number",
        "document.ref",
        "document.title",
        "document.kind as manifest_kind",
        "document.right_type",
      ]);
  type Joined = Awaited<ReturnType<ReturnType<typeof evidenceQuery>["execute"]>>[number];

  const decisionsOf = async (evidenceIds: readonly string[]): Promise<Map<string, DecisionRow[]>> => {
    const byEvidence = new Map<string, DecisionRow[]>();
    if (evidenceIds.length === 0) return byEvidence;
    const rows = await db
      .selectFrom("decision")
      .selectAll()
      .where("evidence_id", "in", evidenceIds)
      .orderBy("decided_at")
      .orderBy("partner_id")
      .execute();
    for (const row of rows) {
      const entries = byEvidence.get(row.evidence_id) ?? [];
      entries.push({
        partnerId: row.partner_id,
        state: row.state,
        grade: row.grade,
        facets: row.facets,
        reason: row.reason,
        conditions: row.conditions,
        successor: row.successor ?? undefined,
        signer: row.signer,
        decidedAt: row.decided_at,
      });
      byEvidence.set(row.evidence_id, entries);
    }
    return byEvidence;
  };

  const pathsOf = async (joined: readonly Joined[]): Promise<Map<Joined, string[]>> => {
    const paths = new Map<Joined, string[]>();
    for (const [batchRoot, members] of Map.groupBy(joined, (row) => row.record_root)) {
      const inBatch = members.filter(({ root }) => root !== batchRoot);
      if (inBatch.length === 0) continue;
      const leafNodes = inBatch.map((row) => row.leaf_node);
      (await readPaths(db, batchRoot, leafNodes)).forEach((path, position) => {
        paths.set(inBatch[position] as Joined, path);
      });
    }
    return paths;
  };

  const evidenceRows = async (joined: readonly Joined[]): Promise<EvidenceRow[]> => {
    const decisions = await decisionsOf(joined.map((row) => row.evidence_id));
    const paths = await pathsOf(joined);
    return joined.map((row) => ({
      evidenceId: row.evidence_id,
      recordId: row.record_id,
      recordRoot: row.record_root,
      root: row.root,
      path: paths.get(row) ?? [],
      partnerId: row.partner_id,
      agreementId: row.agreement_id,
      version: row.version,
      kind: row.kind,
      signer: row.signer,
      blockNumber: row.block_number,
      recordedAt: row.recorded_at,
      transactionHash: row.transaction_hash,
      document: joinedDocument(row),
      decisions: decisions.get(row.evidence_id) ?? [],
    }));
  };

  return {
    evidence: async (evidenceId) => {
      const row = await evidenceQuery()
        .where("evidence.evidence_id", "=", evidenceId)
        .orderBy("record.block_number")
        .orderBy("record.log_index")
        .executeTakeFirst();
      return row === undefined ? undefined : (await evidenceRows([row]))[0];
    },
    evidenceOfRoots: async (roots) =>
      roots.length === 0
        ? []
        : evidenceRows(
            await evidenceQuery()
              .where("evidence.root", "in", roots)
              .orderBy("record.block_number")
              .orderBy("record.log_index")
              .execute(),
          ),
    listEvidence: async (filter) => {
      const query = evidenceQuery()
        .where(evidenceConditions(filter))
        .orderBy("record.block_number", "desc")
        .orderBy("evidence.evidence_id")
        .limit(filter.limit);
      return evidenceRows(await query.execute());
    },
    record: async (recordId) => {
      const row = await db.selectFrom("record").selectAll().where("record_id", "=", recordId).executeTakeFirst();
      return row === undefined ? undefined : recordRow(row);
    },
    recordsOfRoot: async (root) => {
      const rows = await db.selectFrom("record").selectAll().where("root", "=", root).execute();
      return rows.map(recordRow);
    },
  };
}

function joinedDocument(row: {
  root: string;
  type: string | null;
  object_sha256: string | null;
  pack_sha256: string | null;
  pack_offset: number | null;
  pack_length: number | null;
  erase_at: number | null;
  case_number: string | null;
  ref: string | null;
  title: string | null;
  manifest_kind: string | null;
  right_type: string | null;
}): DocumentRow | undefined {
  const { type, object_sha256, manifest_kind: kind } = row;
  if (type === null || object_sha256 === null) return undefined;
  return documentRow({ ...row, type, object_sha256, kind });
}

function recordRow(row: Tables["record"]) {
  return {
    recordId: row.record_id,
    partnerId: row.partner_id,
    agreementId: row.agreement_id,
    version: row.version,
    root: row.root,
    size: row.size,
  };
}
