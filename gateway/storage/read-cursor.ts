/** The place of a page in a list that is ordered by block, newest first, and id: `<block>:<id>`. */
export function readCursor(cursor: string): { block: number; id: string } {
  const [block, id] = cursor.split(":");
  return { block: Number(block), id: id ?? "" };
}
