import type { DocumentRow, DocumentType, ExhibitRow, Store } from "../domain/ports.ts";
import type { Database, Tables } from "./schema.ts";

type Documents = Pick<
  Store,
  "document" | "documentOfKeyedHash" | "exhibits" | "exhibitsOfSha256" | "exhibitsOfName" | "exhibitsOfSize" | "batch"
>;

/** Reads what this gateway holds of documents, exhibits and batch lists. */
export function readDocuments(db: Database): Documents {
  const find = async (column: "root" | "keyed_hash", value: string): Promise<DocumentRow | undefined> => {
    const row = await db.selectFrom("document").selectAll().where(column, "=", value).executeTakeFirst();
    return row === undefined ? undefined : documentRow(row);
  };
  const exhibitQuery = () => db.selectFrom("exhibit").selectAll().orderBy("root").orderBy("position");
  const exhibitRows = async (query: ReturnType<typeof exhibitQuery>) => (await query.execute()).map(exhibitRow);

  return {
    document: (root) => find("root", root),
    documentOfKeyedHash: (keyedHash) => find("keyed_hash", keyedHash),
    exhibits: (root) => exhibitRows(exhibitQuery().where("root", "=", root)),
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
    salt: row.salt,
    siblings: JSON.parse(row.siblings) as string[],
  };
}
