import { type Batch, buildBatch, type NoticeTerms } from "../domain/ids.ts";
import type { LedgerFact, ScopeBits } from "../domain/ledger-events.ts";
import type { AgreementRow, DecisionRow, DocumentRow, EvidenceRow, NoticeRow, Store } from "../domain/ports.ts";
import { documentRow } from "./documents.ts";
import type { Database, Tables } from "./schema.ts";

const TREES_KEPT = 8;

type IndexReader = Pick<
  Store,
  | "partners"
  | "signer"
  | "agreements"
  | "agreement"
  | "evidence"
  | "evidenceOfRoots"
  | "listEvidence"
  | "record"
  | "recordsOfRoot"
  | "notice"
  | "listNotices"
  | "noticesOfCommitment"
  | "noticeOfFeedback"
>;

/** Reads the read model. */
export function readIndex(db: Database): IndexReader {
  const pathOf = keepTrees(db);

  const evidenceQuery = () =>
    db
      .selectFrom("evidence")
      .innerJoin("record", "record.record_id", "evidence.record_id")
      .leftJoin("document", "document.root", "evidence.root")
      .select([
        "evidence.evidence_id",
        "evidence.record_id",
        "evidence.root",
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

  const evidenceRows = async (joined: readonly Joined[]): Promise<EvidenceRow[]> => {
    const decisions = await decisionsOf(joined.map((row) => row.evidence_id));
    return Promise.all(
      joined.map(async (row) => ({
        evidenceId: row.evidence_id,
        recordId: row.record_id,
        root: row.root,
        path: row.root === row.record_root ? [] : await pathOf(row.record_root, row.root),
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
      })),
    );
  };

  const noticeRows = async (rows: readonly (NoticeTableRow | undefined)[]): Promise<NoticeRow[]> => {
    const known = rows.filter((row) => row !== undefined);
    if (known.length === 0) return [];
    const responses = await db
      .selectFrom("response")
      .selectAll()
      .where(
        "notice_id",
        "in",
        known.map((row) => row.notice_id),
      )
      .orderBy("partner_id")
      .orderBy("office")
      .execute();
    return known.map((row) => ({
      noticeId: row.notice_id,
      partnerId: row.partner_id,
      terms: JSON.parse(row.terms) as NoticeTerms,
      state: row.state,
      reason: row.reason,
      successor: row.successor ?? undefined,
      previous: row.previous ?? undefined,
      signer: row.signer,
      blockNumber: row.block_number,
      publishedAt: row.published_at,
      transactionHash: row.transaction_hash,
      responses: responses
        .filter((response) => response.notice_id === row.notice_id)
        .map((response) => ({
          partnerId: response.partner_id,
          office: response.office,
          acknowledgedAt: response.acknowledged_at,
          answeredAt: response.answered_at ?? undefined,
          outcome: response.outcome,
          commitment: response.commitment ?? undefined,
          answers: response.answers,
        })),
    }));
  };

  return {
    partners: async () => {
      const rows = await db.selectFrom("partner").selectAll().orderBy("partner_id").execute();
      return rows.map((row) => ({ partnerId: row.partner_id, iso: row.iso, state: row.state }));
    },
    signer: async (address) => {
      const row = await db.selectFrom("signer").selectAll().where("address", "=", address).executeTakeFirst();
      return row === undefined
        ? undefined
        : {
            address: row.address,
            partnerId: row.partner_id,
            roles: row.roles,
            validFrom: row.valid_from,
            validTo: row.valid_to,
          };
    },
    agreements: async () => {
      const rows = await db.selectFrom("agreement").selectAll().orderBy("agreement_id").orderBy("version").execute();
      return rows.map(agreementRow);
    },
    agreement: async (agreementId, version) => {
      const row = await db
        .selectFrom("agreement")
        .selectAll()
        .where("agreement_id", "=", agreementId)
        .where("version", "=", version)
        .executeTakeFirst();
      return row === undefined ? undefined : agreementRow(row);
    },
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
      let query = evidenceQuery()
        .orderBy("record.block_number", "desc")
        .orderBy("evidence.evidence_id")
        .limit(filter.limit);
      if (filter.partnerId !== undefined) query = query.where("record.partner_id", "=", filter.partnerId);
      if (filter.kind !== undefined) query = query.where("record.kind", "=", filter.kind);
      if (filter.agreementId !== undefined) query = query.where("record.agreement_id", "=", filter.agreementId);
      if (filter.caseNumber !== undefined) query = query.where("document.case_number", "=", filter.caseNumber);
      if (filter.after !== undefined) {
        const { block, id } = readCursor(filter.after);
        query = query.where(({ or, and, eb }) =>
          or([
            eb("record.block_number", "<", block),
            and([eb("record.block_number", "=", block), eb("evidence.evidence_id", ">", id)]),
          ]),
        );
      }
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
    notice: async (noticeId) =>
      (
        await noticeRows([
          await db.selectFrom("notice").selectAll().where("notice_id", "=", noticeId).executeTakeFirst(),
        ])
      )[0],
    listNotices: async (filter) => {
      let query = db
        .selectFrom("notice")
        .selectAll()
        .orderBy("block_number", "desc")
        .orderBy("notice_id")
        .limit(filter.limit);
      if (filter.after !== undefined) {
        const { block, id } = readCursor(filter.after);
        query = query.where(({ or, and, eb }) =>
          or([eb("block_number", "<", block), and([eb("block_number", "=", block), eb("notice_id", ">", id)])]),
        );
      }
      return noticeRows(await query.execute());
    },
    noticesOfCommitment: async (commitment) =>
      noticeRows(await db.selectFrom("notice").selectAll().where("commitment", "=", commitment).execute()),
    noticeOfFeedback: async (commitment, partnerId) => {
      const rows = await db
        .selectFrom("ledger_event")
        .select("args")
        .where("name", "=", "NoticeAnswered")
        .where("args", "like", `%${commitment}%`)
        .execute();
      const answers = rows.map(({ args }) => JSON.parse(args) as AnswerArguments);
      const answer = answers.find((each) => each.commitment === commitment && each.partnerId === partnerId);
      if (answer === undefined) return undefined;
      const { noticeId } = answer;
      return (
        await noticeRows([
          await db.selectFrom("notice").selectAll().where("notice_id", "=", noticeId).executeTakeFirst(),
        ])
      )[0];
    },
  };
}

type NoticeTableRow = Tables["notice"];
type AnswerArguments = Extract<LedgerFact, { name: "NoticeAnswered" }>["args"];

function readCursor(cursor: string): { block: number; id: string } {
  const [block, id] = cursor.split(":");
  return { block: Number(block), id: id ?? "" };
}

function joinedDocument(row: {
  root: string;
  type: string | null;
  object_sha256: string | null;
  case_number: string | null;
  ref: string | null;
  title: string | null;
  manifest_kind: string | null;
  right_type: string | null;
}): DocumentRow | undefined {
  const { root, type, object_sha256, case_number, ref, title, manifest_kind: kind, right_type } = row;
  if (type === null || object_sha256 === null) return undefined;
  return documentRow({ root, type, object_sha256, case_number, ref, title, kind, right_type });
}

function agreementRow(row: Tables["agreement"]): AgreementRow {
  return {
    agreementId: row.agreement_id,
    version: row.version,
    parties: row.parties,
    scope: JSON.parse(row.scope) as ScopeBits,
    instrument: row.instrument,
    state: row.state,
    ratifiedBy: row.ratified_by,
  };
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

// A path is derived from the batch's list: the list is what is kept, and the last few trees stay in memory.
function keepTrees(db: Database): (batchRoot: string, packageRoot: string) => Promise<string[]> {
  const trees = new Map<string, Batch>();
  return async (batchRoot, packageRoot) => {
    let tree = trees.get(batchRoot);
    if (tree === undefined) {
      const row = await db
        .selectFrom("batch")
        .select("members")
        .where("root", "=", batchRoot)
        .executeTakeFirstOrThrow();
      tree = buildBatch(JSON.parse(row.members) as string[]);
      const [oldest] = trees.keys();
      if (trees.size >= TREES_KEPT && oldest !== undefined) trees.delete(oldest);
      trees.set(batchRoot, tree);
    }
    return tree.pathOf(packageRoot);
  };
}
