import { CompiledQuery, type Insertable } from "kysely";
import { isPostgres } from "./is-postgres.ts";
import type { Database, Tables } from "./schema.ts";

/** PostgreSQL takes 65,535 values in a statement, SQLite 32,766. */
const ROWS_AT_ONCE = 500;
const TEXTS_KEPT = 200;
const texts = new Map<string, string>();

/** Adds rows that have the same columns, many in one statement; those that are there already stay as they are where `unlessThere`. */
export async function insertRows<Table extends keyof Tables & string>(
  db: Database,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
  { unlessThere = false } = {},
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof Insertable<Tables[Table]> & string)[];
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const some = rows.slice(start, start + ROWS_AT_ONCE);
    const text = textOf(table, columns, some.length, unlessThere, isPostgres(db));
    const values = some.flatMap((row) => columns.map((column) => row[column]));
    await db.executeQuery(CompiledQuery.raw(text, values));
  }
}

function textOf(table: string, columns: readonly string[], rows: number, unlessThere: boolean, numbered: boolean) {
  const key = [table, rows, unlessThere, numbered, ...columns].join(" ");
  const known = texts.get(key);
  if (known !== undefined) return known;
  const list = (row: number): string =>
    `(${columns.map((_, position) => (numbered ? `$${row * columns.length + position + 1}` : "?")).join(", ")})`;
  const lists = Array.from({ length: rows }, (_, row) => list(row)).join(", ");
  const names = columns.map((column) => `"${column}"`).join(", ");
  const text = `insert into "${table}" (${names}) values ${lists}${unlessThere ? " on conflict do nothing" : ""}`;
  if (texts.size >= TEXTS_KEPT) texts.clear();
  texts.set(key, text);
  return text;
}
