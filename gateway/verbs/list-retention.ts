import type { z } from "zod";
import { readCursor, writeCursor } from "../domain/cursors.ts";
import type { RetentionQuery } from "../domain/wire/queries.ts";
import type { retentionPageSchema } from "../domain/wire/retention.ts";
import { type Gateway, utcOfMilliseconds } from "./gateway.ts";
import { pageOf } from "./page.ts";

/** Packages that are kept until a day, those that are erased next first. Throws DomainError `invalid-cursor`. */
export async function listRetention(
  { store }: Pick<Gateway, "store">,
  { before, after, limit }: RetentionQuery,
): Promise<z.infer<typeof retentionPageSchema>> {
  const until = before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(`${before}T00:00:00Z`);
  const place = after === undefined ? undefined : readCursor.time(after);
  const rows = await store.retained(until, place && { eraseAt: place.time, root: place.id }, limit + 1);
  const { entries, next } = pageOf(rows, limit, (row) => writeCursor(row.eraseAt, row.root));
  return {
    packages: entries.map(({ root, caseNumber = null, ref = null, eraseAt, isHeld }) => ({
      root,
      case: caseNumber,
      ref,
      eraseAt: utcOfMilliseconds(eraseAt),
      isHeld,
    })),
    next,
  };
}
