import type { TableDigest } from "../../domain/ports.ts";
import { renderTable } from "./table.ts";

/** One line for each table: its name, its rows, its digest. */
export function renderDigests(tables: readonly TableDigest[]): string {
  return renderTable(tables.map(({ table, rows, sha256 }) => [table, String(rows), sha256]));
}
