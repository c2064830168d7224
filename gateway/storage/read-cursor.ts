import { DomainError } from "../domain/errors.ts";

/**
 * The place of a page in a list that is ordered by block, newest first, and id: `<block>:<id>`.
 *
 * @throws DomainError `invalid-cursor`
 */
export function readCursor(cursor: string): { block: number; id: string } {
  const [, block, id] = /^(\d{1,15}):(0x[0-9a-f]{64})$/.exec(cursor) ?? [];
  if (block === undefined || id === undefined) {
    throw new DomainError("invalid-cursor", "`after` is to be `next` of the page before.", { after: cursor });
  }
  return { block: Number(block), id };
}
