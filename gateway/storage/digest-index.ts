import { createHash } from "node:crypto";
import type { TableDigest } from "../domain/ports.ts";
import type { Database, Tables } from "./schema.ts";

const ROWS_AT_ONCE = 2_000;

/** What is derived from the chain and the objects, with the columns that order a table's rows. */
const INDEX: readonly (readonly [table: keyof Tables, ...key: string[]])[] = [
  ["chain_head", "id"],
  ["ledger_event", "block_number", "log_index"],
  ["partner", "partner_id"],
  ["partner_standing", "partner_id", "since"],
  ["consortium", "timelock"],
  ["successor", "registry"],
  ["proposal", "proposal_id"],
  ["vote", "proposal_id", "partner_id"],
  ["signer", "address"],
  ["agreement", "agreement_id", "version"],
  ["agreement_party", "agreement_id", "version", "partner_id"],
  ["record", "record_id"],
  ["evidence", "evidence_id", "record_id"],
  ["decision", "evidence_id", "partner_id"],
  ["notice", "notice_id"],
  ["notice_recipient", "notice_id", "partner_id", "office"],
  ["response", "notice_id", "partner_id", "office"],
  ["answer", "block_number", "log_index"],
  ["access_log_anchor", "partner_id", "day"],
  ["document", "root"],
  ["exhibit", "root", "position"],
  ["batch", "root"],
  ["batch_nodes", "root", "chunk"],
];

/** The tables of the index. Which of the last blocks it remembers depends on when it looked, and is no content. */
export const INDEX_TABLES: readonly (keyof Tables)[] = [...INDEX.map(([table]) => table), "indexed_block"];

/** SHA-256 over the rows of each table of the index, in the order of their keys, each as JSON with its columns in order. */
export async function digestTables(db: Database): Promise<TableDigest[]> {
  const digests: TableDigest[] = [];
  for (const [table, ...key] of INDEX) {
    const hash = createHash("sha256");
    let rows = 0;
    for (let offset = 0; offset === rows; offset += ROWS_AT_ONCE) {
      let query = db.selectFrom(table).selectAll();
      for (const column of key) query = query.orderBy(column as never);
      for (const row of await query.limit(ROWS_AT_ONCE).offset(offset).execute()) {
        const columns = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
        hash.update(`${JSON.stringify(columns)}\n`);
        rows += 1;
      }
    }
    digests.push({ table, rows, sha256: hash.digest("hex") });
  }
  return digests;
}
