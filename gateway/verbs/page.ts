/** A page of rows that were asked for with one more than it holds, and the cursor of the next one; null on the last. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): { readonly entries: readonly Row[]; readonly next: string | null } {
  const entries = rows.slice(0, limit);
  const last = entries.at(-1);
  return { entries, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
