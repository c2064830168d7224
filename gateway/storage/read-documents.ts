import type { DocumentRow, DocumentType, ExhibitDigest, ExhibitRow, Store } from "../domain/ports.ts";
import { type Placeholder, prepareQuery } from "./prepare-query.ts";
import type { Database, Tables } from "./schema.ts";

type Documents = Pick<
  Store,
  | "document"
  | "documentsOfRoots"
  | "documentOfKeyedHash"
  | "documentsOfKeyedHashes"
  | "exhibits"
  | "digestsOfRoots"
  | "exhibitsOfSha256"
  | "exhibitsOfName"
  | "exhibitsOfSize"
  | "batch"
>;

const KEYS_AT_ONCE = 500;

const documentBy = {
  root: prepareQuery((db, value: Placeholder<"key">) =>
    db.selectFrom("document").selectAll().where("root", "=", value("key")),
  ),
  keyed_hash: prepareQuery((db, value: Placeholder<"key">) =>
    db.selectFrom("document").selectAll().where("keyed_hash", "=", value("key")),
  ),
};

/** Reads what this gateway holds of documents, exhibits and batch lists. */
export function readDocuments(db: Database): Documents {
  const find = async (column: "root" | "keyed_hash", key: string): Promise<DocumentRow | undefined> => {
    const [row] = (await documentBy[column](db, { key })).rows;
    return row === undefined ? undefined : documentRow(row);
  };
  const findAll = async (column: "root" | "keyed_hash", values: readonly string[]) => {
    const found = new Map<string, DocumentRow>();
    const [only] = values;
    if (only !== undefined && values.length === 1) {
      const row = await find(column, only);
      if (row !== undefined) found.set(only, row);
      return found;
    }
    for (let start = 0; start < values.length; start += KEYS_AT_ONCE) {
      const keys = values.slice(start, start + KEYS_AT_ONCE);
      for (const row of await db.selectFrom("document").selectAll().where(column, "in", keys).execute()) {
        const key = row[column];
        if (key !== null) found.set(key, documentRow(row));
      }
    }
    return found;
  };
  const exhibitQuery = () => db.selectFrom("exhibit").selectAll().orderBy("root").orderBy("position");
  const exhibitRows = async (query: ReturnType<typeof exhibitQuery>) => (await query.execute()).map(exhibitRow);

  return {
    document: (root) => find("root", root),
    documentsOfRoots: (roots) => findAll("root", roots),
    documentOfKeyedHash: (keyedHash) => find("keyed_hash", keyedHash),
    documentsOfKeyedHashes: (keyedHashes) => findAll("keyed_hash", keyedHashes),
    exhibits: (root) => exhibitRows(exhibitQuery().where("root", "=", root)),
    digestsOfRoots: async (roots) => {
      const found: ExhibitDigest[] = [];
      for (let start = 0; start < roots.length; start += KEYS_AT_ONCE) {
        const query = db
          .selectFrom("exhibit")
          .select(["root", "position", "sha256"])
          .orderBy("root")
          .orderBy("position");
        found.push(...(await query.where("root", "in", roots.slice(start, start + KEYS_AT_ONCE)).execute()));
      }
      return found;
    },
    exhibitsOfSha256: (sha256) => exhibitRows(exhibitQuery().where("sha256", "=", sha256)),
    exhibitsOfName: (baseName, limit) =>
      exhibitRows(exhibitQuery().where("base_name", "=", baseNameOf(baseName)).limit(limit)),
    exhibitsOfSize: (size, limit) => exhibitRows(exhibitQuery().where("size", "=", size).limit(limit)),
    batch: async (root) => {
      const row = await db.selectFrom("batch").select("members").where("root", "=", root).executeTakeFirst();
      return row === undefined ? undefined : (JSON.parse(row.members) as string[]);
    },
  };
}

/** A file's own name, compared in one Unicode form and without regard to case. */
export function baseNameOf(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? path).normalize("NFC").toLowerCase();
}

/** A row of the table as the gateway speaks of it. */
export function documentRow(
  row: Pick<
    Tables["document"],
    | "root"
    | "type"
    | "object_sha256"
    | "case_number"
    | "ref"
    | "title"
    | "kind"
    | "right_type"
    | "pack_sha256"
    | "pack_offset"
    | "pack_length"
    | "erase_at"
  >,
): DocumentRow {
  return {
    root: row.root,
    type: row.type as DocumentType,
    objectSha256: row.object_sha256,
    ...sliceOf(row),
    caseNumber: row.case_number ?? undefined,
    ref: row.ref ?? undefined,
    title: row.title ?? undefined,
    kind: row.kind ?? undefined,
    right: row.right_type ?? undefined,
    eraseAt: row.erase_at === null ? undefined : Number(row.erase_at),
  };
}

function sliceOf({
  pack_sha256,
  pack_offset,
  pack_length,
}: Pick<Tables["document"], "pack_sha256" | "pack_offset" | "pack_length">): Pick<DocumentRow, "slice"> {
  if (pack_sha256 === null) return {};
  return { slice: { pack: pack_sha256, offset: Number(pack_offset), length: Number(pack_length) } };
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
    salt: row.salt,
    siblings: JSON.parse(row.siblings) as string[],
  };
}
