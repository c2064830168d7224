import type { Transaction } from "kysely";
import { buildBatch } from "../domain/ids.ts";
import type { DocumentRow, NewDocument, Store } from "../domain/ports.ts";
import type { IndexScope } from "./apply-event.ts";
import { keepNodes } from "./batch-nodes.ts";
import { addMembers } from "./evidence-members.ts";
import { gather } from "./gather.ts";
import { insertRows } from "./insert-rows.ts";
import { type Placeholder, prepareQuery } from "./prepare-query.ts";
import { baseNameOf, documentRow } from "./read-documents.ts";
import type { Database, Tables } from "./schema.ts";
import { transact } from "./transact.ts";

const ROWS_AT_ONCE = 500;
const MOST_AT_ONCE = 100;

/** Keeps the salted documents and batch lists that this gateway holds, and what is looked up of them. */
export function keepDocuments(
  db: Database,
  scope: IndexScope,
): Pick<Store, "addDocument" | "addDocuments" | "addBatch" | "heldObjects"> {
  const addDocument = gather<NewDocument, DocumentRow>(
    (documents) =>
      transact(db, async (tx) => {
        const kept: DocumentRow[] = [];
        for (const document of documents) kept.push(await insertDocument(tx, document));
        return kept;
      }),
    MOST_AT_ONCE,
  );
  return {
    addDocument,
    addDocuments: (documents) => transact(db, (tx) => insertDocuments(tx, documents)),
    addBatch: (root, members, objectSha256) =>
      transact(db, (tx) => insertBatch(tx, scope, root, members, objectSha256)),
    heldObjects: async () => {
      const documents = await db.selectFrom("document").select("object_sha256").execute();
      const batches = await db.selectFrom("batch").select("object_sha256").execute();
      return new Set([...documents, ...batches].map((row) => row.object_sha256));
    },
  };
}

// Nothing equals null.
const documentThere = prepareQuery((db, value: Placeholder<"root" | "keyedHash">) =>
  db
    .selectFrom("document")
    .selectAll()
    .where((eb) => eb.or([eb("root", "=", value("root")), eb("keyed_hash", "=", value("keyedHash"))])),
);

/** Adds a document, unless one with that root or keyed hash is there: the first stays and is answered. */
export async function insertDocument(tx: Transaction<Tables>, document: NewDocument): Promise<DocumentRow> {
  const { root, keyedHash = null } = document;
  const [held] = (await documentThere(tx, { root, keyedHash })).rows;
  if (held !== undefined) return documentRow(held);
  await insertNew(tx, [document]);
  return documentRow(rowOf(document));
}

/** Adds documents that are not here; false, and none is added, when one with a root or keyed hash of them is. */
async function insertDocuments(tx: Transaction<Tables>, documents: readonly NewDocument[]): Promise<boolean> {
  for (let start = 0; start < documents.length; start += ROWS_AT_ONCE) {
    const some = documents.slice(start, start + ROWS_AT_ONCE);
    const roots = some.map(({ root }) => root);
    const keyedHashes = some.flatMap(({ keyedHash }) => (keyedHash === undefined ? [] : [keyedHash]));
    const held = await tx
      .selectFrom("document")
      .select("root")
      .where((eb) => eb.or([eb("root", "in", roots), eb("keyed_hash", "in", keyedHashes)]))
      .limit(1)
      .executeTakeFirst();
    if (held !== undefined) return false;
  }
  await insertNew(tx, documents);
  return true;
}

async function insertNew(tx: Transaction<Tables>, documents: readonly NewDocument[]): Promise<void> {
  await insertRows(tx, "document", documents.map(rowOf));
  await insertRows(tx, "exhibit", documents.flatMap(exhibitRowsOf));
  for (const [type, some] of Map.groupBy(documents, (document) => document.type)) {
    for (let start = 0; start < some.length; start += ROWS_AT_ONCE) {
      const roots = some.slice(start, start + ROWS_AT_ONCE).map(({ root }) => root);
      await tx.deleteFrom("wanted").where("type", "=", type).where("key", "in", roots).execute();
    }
  }
}

function rowOf(document: NewDocument): Tables["document"] {
  return {
    root: document.root,
    type: document.type,
    object_sha256: document.objectSha256,
    keyed_hash: document.keyedHash ?? null,
    case_number: document.caseNumber ?? null,
    ref: document.ref ?? null,
    title: document.title ?? null,
    kind: document.kind ?? null,
    right_type: document.right ?? null,
    pack_sha256: document.slice?.pack ?? null,
    pack_offset: document.slice?.offset ?? null,
    pack_length: document.slice?.length ?? null,
    erase_at: document.eraseAt ?? null,
  };
}

function exhibitRowsOf({ root, exhibits }: NewDocument): Tables["exhibit"][] {
  return exhibits.map((exhibit, position) => ({
    root,
    position,
    path: exhibit.path,
    base_name: baseNameOf(exhibit.path),
    media_type: exhibit.mediaType,
    size: exhibit.size,
    sha256: exhibit.sha256,
    sm3: exhibit.sm3,
    salt: exhibit.salt,
    siblings: JSON.stringify(exhibit.siblings),
  }));
}

/** Adds the list of a batch, and its members to the records of it that are there. */
export async function insertBatch(
  tx: Transaction<Tables>,
  scope: IndexScope,
  root: string,
  members: readonly string[],
  object_sha256: string,
): Promise<void> {
  const held = await tx.selectFrom("batch").select("root").where("root", "=", root).executeTakeFirst();
  if (held === undefined) {
    const batch = buildBatch(members);
    const lists = { members: JSON.stringify(members), leaf_nodes: JSON.stringify(batch.leafNodes) };
    await tx
      .insertInto("batch")
      .values({ root, ...lists, object_sha256 })
      .execute();
    await keepNodes(tx, batch);
  }
  const records = await tx
    .selectFrom("record")
    .select(["record_id", "partner_id"])
    .where("root", "=", root)
    .where("size", "=", members.length)
    .execute();
  for (const record of records) {
    await addMembers(tx, scope, record.record_id, root);
    if (record.partner_id === scope.partnerId) continue;
    await wantMembers(tx, record.record_id, record.partner_id, members);
  }
  await tx.deleteFrom("wanted").where("type", "=", "batch").where("key", "=", root).execute();
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
