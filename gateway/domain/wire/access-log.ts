import { z } from "zod";
import { address, bytes32, iso } from "../scalars.ts";
import { asOfSchema, utc } from "./network.ts";
import { MOST_ENTRIES } from "./queries.ts";

const next = z.string().nullable().describe("to be sent as `after`; null on the last page");

/** Which page of the access log. */
export const accessLogQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(100).describe("entries a page"),
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 48)
    .default(0)
    .describe("sequence after which the page begins"),
});

export type AccessLogQuery = z.output<typeof accessLogQuerySchema>;

const rowSchema = z.strictObject({
  sequence: z.int().min(1),
  body: z.string().describe("the entry as it was hashed: canonical JSON (RFC 8785)"),
  hash: bytes32.describe("SHA-256 of `concord-access-log/1`, a line feed, the hash before, and the body"),
});

export const accessLogPageSchema = z
  .strictObject({
    partner: iso,
    entries: z.array(rowSchema),
    next: z.int().nullable().describe("to be sent as `after`; null on the last page"),
  })
  .meta({ id: "AccessLogPage" });

/** Which anchors of whose log. */
export const anchorQuerySchema = z.strictObject({
  partner: iso.optional().describe("whose; without it, this gateway's own"),
  limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(100).describe("anchors a page"),
  after: z.iso.date().optional().describe("day after which the page begins"),
});

export type AnchorQuery = z.output<typeof anchorQuerySchema>;

const anchorSchema = z.strictObject({
  day: z.iso.date().describe("the UTC day as of whose end it was anchored"),
  head: bytes32.describe("hash of the last entry then"),
  count: z.int().min(1).describe("sequence of that entry"),
  anchoredAt: utc,
  signer: address,
});

export const anchorPageSchema = z
  .strictObject({ asOf: asOfSchema, partner: iso, anchors: z.array(anchorSchema), next })
  .meta({ id: "AccessLogAnchors" });
