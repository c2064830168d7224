import { z } from "zod";
import { limits } from "./limits.ts";

/** Digests under which receipts are renewed: of other families than those of the ledger, and twice as long. */
export const renewalAlgorithms = ["sha512", "sha3-512"] as const;

export type RenewalAlgorithm = (typeof renewalAlgorithms)[number];

const fileText = z
  .string()
  .min(1)
  .max(limits.receiptBytes)
  .refine((text) => text.isWellFormed(), "a lone surrogate is no text")
  .describe("a file's whole text, to the byte");
const checkpoints = z.array(fileText).max(limits.checkpoints).describe("checkpoints that went with the anchor");

/** A receipt and what it was held against. */
const originalSchema = z.strictObject({ receipt: fileText, anchor: fileText, checkpoints });

const renewalEntrySchema = z.strictObject({
  algorithm: z.enum(renewalAlgorithms),
  digests: z
    .array(z.string().regex(/^[0-9a-f]{128}$/, "128 lower-case hex digits"))
    .max(limits.exhibits)
    .describe("of each file that the original tells of, in its order, under the algorithm"),
  receipt: fileText.describe("of the package in whose manifest the statement of this renewal is digested"),
  anchor: fileText
    .nullable()
    .describe("what that receipt was held against; null in the newest, which is held against today's"),
  checkpoints,
});

/**
 * A receipt that was renewed: each renewal digests the receipt, what it was held against, every renewal before it and the files anew, and
 * has that recorded on a ledger before any of it is worth nothing. As RFC 4998 has it of time-stamps, the ledger in the authority's place.
 */
export const renewalSchema = z
  .strictObject({
    format: z.literal("concord-renewal/1"),
    original: originalSchema,
    renewals: z.array(renewalEntrySchema).min(1).max(limits.renewals).describe("in the order in which they were made"),
  })
  .refine(
    ({ renewals }) =>
      renewals.every(({ anchor }, position) => (anchor === null) === (position === renewals.length - 1)),
    "the newest renewal alone has no anchor",
  )
  .refine(({ renewals }) => renewals.at(-1)?.checkpoints.length === 0, "the newest renewal has no checkpoints")
  .meta({ id: "Renewal", description: "A receipt, and the renewals by which it outlasts its digests and its anchor" });

export type Renewal = z.infer<typeof renewalSchema>;
/** A receipt and what it is held against, as it is digested. */
export type RenewedLink = z.infer<typeof originalSchema>;
