import type { z } from "zod";
import { readCursor, writeCursor } from "../domain/cursors.ts";
import type { submissionPageSchema } from "../domain/wire/filing.ts";
import type { SubmissionQuery } from "../domain/wire/queries.ts";
import { asOfHead, type Gateway, requireHead } from "./gateway.ts";
import { pageOf } from "./page.ts";
import { summariseSubmission } from "./show-submission.ts";

/** What officers of the own partner handed in, newest first. Throws DomainError `invalid-cursor`. */
export async function listSubmissions(
  gateway: Gateway,
  { limit, after, state, signer }: SubmissionQuery,
): Promise<z.infer<typeof submissionPageSchema>> {
  const { partner, store } = gateway;
  const filter = { limit: limit + 1, after: after === undefined ? undefined : readCursor.sequence(after) };
  const head = await requireHead(gateway);
  const rows = await store.listSubmissions({ ...filter, partnerId: partner.id, state, signer });
  const { entries, next } = pageOf(rows, limit, ({ sequence }) => writeCursor(sequence));
  return {
    asOf: asOfHead(gateway, head),
    submissions: entries.map((row) => summariseSubmission(gateway, row)),
    next,
  };
}
