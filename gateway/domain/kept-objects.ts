import { z } from "zod";
import { canonicalJson } from "./canonical.ts";
import { type DocumentFacts, factsOfFeedback, factsOfNotice, factsOfPackage } from "./document-rows.ts";
import { buildBatch } from "./ids.ts";
import { saltedFeedbackSchema, saltedNoticeBodySchema } from "./notice-body.ts";
import { saltedManifestSchema } from "./package.ts";
import { bytes32 } from "./scalars.ts";
import { MOST_MEMBERS } from "./wire/filing.ts";

const BATCH_FORMAT = "concord-batch/1";

const batchObjectSchema = z.strictObject({
  format: z.literal(BATCH_FORMAT),
  packages: z.array(bytes32).min(1).max(MOST_MEMBERS),
});

const keptSchema = z.union([saltedManifestSchema, saltedNoticeBodySchema, saltedFeedbackSchema, batchObjectSchema]);

/** The object that the list of a batch is kept as. */
export function batchObjectOf(packages: readonly string[]): z.infer<typeof batchObjectSchema> {
  return { format: BATCH_FORMAT, packages: [...packages] };
}

/** What an object that is no exhibit holds, with what the index keeps of it. */
export type KeptObject =
  | { readonly type: "batch"; readonly root: string; readonly packages: readonly string[] }
  | {
      readonly type: "document";
      readonly facts: DocumentFacts;
      /** ISO code of the partner whose document it is. */
      readonly originator: string;
      /** The unsalted document, by whose keyed hash its originator finds it again. */
      readonly canonicalText: string;
    };

/**
 * Reads an object back: all of it is derived from its bytes.
 *
 * @throws ZodError or DomainError `invalid-request` when it is none that a gateway keeps
 */
export function readKeptObject(bytes: Uint8Array): KeptObject {
  const kept = keptSchema.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  if ("packages" in kept) return { type: "batch", root: buildBatch(kept.packages).root, packages: kept.packages };
  const canonicalText = canonicalJson(kept.document);
  const { document, salts } = kept;
  switch (document.format) {
    case "concord-package/1":
      return {
        type: "document",
        facts: factsOfPackage({ document, salts }),
        originator: document.case.partner,
        canonicalText,
      };
    case "concord-notice/1":
      return {
        type: "document",
        facts: factsOfNotice({ document, salts }),
        originator: document.case.partner,
        canonicalText,
      };
    case "concord-feedback/1":
      return {
        type: "document",
        facts: factsOfFeedback({ document, salts }),
        originator: document.partner,
        canonicalText,
      };
  }
}
