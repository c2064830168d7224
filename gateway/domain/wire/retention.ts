import { z } from "zod";
import { bytes32, shortText } from "../scalars.ts";
import { utc } from "./network.ts";

export const newHoldSchema = z
  .strictObject({ reference: shortText.describe("the proceedings because of which the package is to be kept") })
  .meta({ id: "NewLegalHold" });

export const legalHoldSchema = z
  .strictObject({
    id: z.uuid(),
    package: bytes32.describe("root of the package"),
    reference: shortText,
    placedAt: utc,
    placedBy: z.string().nullable().describe("the subject under which whoever placed it was signed in"),
    releasedAt: utc.nullable().describe("null while it keeps the package"),
    releasedBy: z.string().nullable(),
  })
  .meta({ id: "LegalHold", description: "An order of this gateway's partner to keep a package beyond its retention" });

export type LegalHoldInfo = z.infer<typeof legalHoldSchema>;

export const legalHoldsSchema = z
  .strictObject({ package: bytes32, holds: z.array(legalHoldSchema).describe("the oldest first, released ones too") })
  .meta({ id: "LegalHolds" });

export const retentionPageSchema = z
  .strictObject({
    packages: z.array(
      z.strictObject({
        root: bytes32,
        case: shortText.nullable().describe("the originator's case number"),
        ref: shortText.nullable(),
        eraseAt: utc.describe("from when it is erased"),
        isHeld: z.boolean().describe("a legal hold keeps it"),
      }),
    ),
    next: z.string().nullable().describe("cursor of the next page, to be sent as `after`; null on the last"),
  })
  .meta({ id: "RetentionPage" });
