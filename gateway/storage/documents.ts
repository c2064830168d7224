import type { DocumentRow, DocumentType, ExhibitRow, Store } from "../domain/ports.ts";
import type { IndexScope } from "./apply-event.ts";
import { addMembers } from "./evidence-members.ts";
import type { Database, Tables } from "./schema.ts";

const ROWS_AT_ONCE = 500;

type Documents = Pick<
  Store,
  | "document"
  | "documentOfKeyedHash"
  | "addDocument"
  | "exhibits"
  | "exhibitsOfSha256"
  | "exhibitsOfName"
  | "exhibitsOfSize"
  | "batch"
  | "addBatch"
>;

/** Keeps the salted documents and batch lists that this gateway holds, and what is looked up of them. */
export function keepDocuments(db: Database, scope: IndexScope, now: () => number): Documents {
  const find = async (column: "root" | "keyed_hash", value: string): Promise<DocumentRow | undefined> => {
    const row = await db.selectFrom("document").selectAll().where(column, "=", value).executeTakeFirst();
    return row === undefined ? undefined : documentRow(row);
  };
  const exhibitQuery = () => db.selectFrom("exhibit").selectAll();

  return {
    document: (root) => find("root", root),
    documentOfKeyedHash: (keyedHash) => find("keyed_hash", keyedHash),
    addDocument: (document) =>
      db.transaction().execute(async (tx) => {
        const { root, keyedHash, exhibits } = document;
        const held = await tx
          .selectFrom("document")
          .selectAll()
          .where((eb) =>
            eb.or([eb("root", "=", root), ...(keyedHash === undefined ? [] : [eb("keyed_hash", "=", keyedHash)])]),
          )
          .executeTakeFirst();
        if (held !== undefined) return documentRow(held);
        const row = {
          root,
          type: document.type,
          object_sha256: document.objectSha256,
          keyed_hash: keyedHash ?? null,
          case_number: document.caseNumber ?? null,
          ref: document.ref ?? null,
          title: document.title ?? null,
          kind: document.kind ?? null,
          right_type: document.right ?? null,
          created_at: now(),
        };
        await tx.insertInto("document").values(row).execute();
        const rows = exhibits.map((exhibit, position) => ({
          root,
          position,
          path: exhibit.path,
          base_name: baseNameOf(exhibit.path),
          media_type: exhibit.mediaType,
          size: exhibit.size,
          sha256: exhibit.sha256,
          sm3: exhibit.sm3,
        }));
        for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
          await tx
            .insertInto("exhibit")
            .values(rows.slice(start, start + ROWS_AT_ONCE))
            .execute();
        }
        await tx.deleteFrom("wanted").where("type", "=", document.type).where("key", "=", root).execute();
        return documentRow(row);
      }),
    exhibits: async (root) =>
      (await exhibitQuery().where("root", "=", root).orderBy("position").execute()).map(exhibitRow),
    exhibitsOfSha256: async (sha256) =>
      (await exhibitQuery().where("sha256", "=", sha256).orderBy("root").orderBy("position").execute()).map(exhibitRow),
    exhibitsOfName: async (baseName, limit) =>
      (
        await exhibitQuery()
          .where("base_name", "=", baseNameOf(baseName))
          .orderBy("root")
          .orderBy("position")
          .limit(limit)
          .execute()
      ).map(exhibitRow),
    exhibitsOfSize: async (size, limit) =>
      (await exhibitQuery().where("size", "=", size).orderBy("root").orderBy("position").limit(limit).execute()).map(
        exhibitRow,
      ),
    batch: async (root) => {
      const row = await db.selectFrom("batch").select("members").where("root", "=", root).executeTakeFirst();
      return row === undefined ? undefined : (JSON.parse(row.members) as string[]);
    },
    addBatch: (root, members) =>
      db.transaction().execute(async (tx) => {
        await tx
          .insertInto("batch")
          .values({ root, members: JSON.stringify(members) })
          .onConflict((conflict) => conflict.column("root").doNothing())
          .execute();
        const records = await tx
          .selectFrom("record")
          .select(["record_id", "partner_id", "size"])
          .where("root", "=", root)
          .where("size", "=", members.length)
          .execute();
        for (const record of records) {
          await addMembers(tx, scope, record.record_id, members);
          if (record.partner_id === scope.partnerId) continue;
          await wantMembers(tx, record.record_id, record.partner_id, members);
        }
        await tx.deleteFrom("wanted").where("type", "=", "batch").where("key", "=", root).execute();
      }),
  };
}

/** Remembers the packages of a disclosed batch that are not here yet. */
export async function wantMembers(
  tx: Database,
  subject: string,
  partner_id: number,
  members: readonly string[],
): Promise<void> {
  for (let start = 0; start < members.length; start += ROWS_AT_ONCE) {
    const keys = members.slice(start, start + ROWS_AT_ONCE);
    const held = await tx.selectFrom("document").select("root").where("root", "in", keys).execute();
    const heldRoots = new Set(held.map((row) => row.root));
    const missing = keys.filter((key) => !heldRoots.has(key));
    if (missing.length === 0) continue;
    await tx
      .insertInto("wanted")
      .values(
        missing.map((key) => ({ type: "package", key, subject, partner_id, attempts: 0, next_at: 0, problem: null })),
      )
      .onConflict((conflict) => conflict.columns(["type", "key", "subject"]).doNothing())
      .execute();
  }
}

/** A file's own name, compared in one Unicode form and without regard to case. */
function baseNameOf(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? path).normalize("NFC").toLowerCase();
}

/** A row of the table as the gateway speaks of it. */
export function documentRow(
  row: Pick<
    Tables["document"],
    "root" | "type" | "object_sha256" | "case_number" | "ref" | "title" | "kind" | "right_type"
  >,
): DocumentRow {
  return {
    root: row.root,
    type: row.type as DocumentType,
    objectSha256: row.object_sha256,
    caseNumber: row.case_number ?? undefined,
    ref: row.ref ?? undefined,
    title: row.title ?? undefined,
    kind: row.kind ?? undefined,
    right: row.right_type ?? undefined,
  };
}

function exhibitRow(row: Tables["exhibit"]): ExhibitRow {
  return {
    root: row.root,
    position: row.position,
    path: row.path,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    sm3: row.sm3,
  };
}
