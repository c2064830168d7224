import { z } from "zod";
import { codeSchema } from "./codes/code-list.ts";
import { evidenceKinds } from "./codes/evidence-kinds.ts";
import { bases, conclusions, tlpLabels, useCodes } from "./codes/handling.ts";
import { rights } from "./codes/rights.ts";
import { DomainError } from "./errors.ts";
import { buildSaltedTree, type Leaf, leavesOf, type SaltedDocument, type SaltedTree } from "./salted-tree.ts";
import { bytes32, day, digest, freeText, instant, iso, shortText, text } from "./scalars.ts";

/** How many exhibits a package may hold. */
export const MOST_EXHIBITS = 10_000;

const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** One file of a package: where it lies in the case folder, what it is, and its digests. */
export const exhibitSchema = z
  .strictObject({
    path: text.min(1).max(1_024).describe("path inside the case folder, `/` between its parts"),
    mediaType: text.min(3).max(255).describe("media type (RFC 6838)"),
    size: count.describe("bytes"),
    sha256: digest,
    sm3: digest.describe("SM3 (GB/T 32905-2016)"),
  })
  .meta({ id: "Exhibit", description: "One file of an evidence package" });

/** Which case a document belongs to, as its originator knows it. */
export const caseSchema = z
  .strictObject({
    number: shortText.describe("the originator's own case number"),
    partner: iso,
    office: shortText,
    title: shortText,
    basis: codeSchema(bases),
    legal: freeText.optional().describe("legal basis"),
    source: freeText.optional().describe("where public totals come from"),
  })
  .meta({ id: "CaseReference" });

/** TLP 2.0 label and use code. */
export const handlingSchema = z
  .strictObject({ tlp: codeSchema(tlpLabels), use: codeSchema(useCodes) })
  .meta({ id: "Handling" });

/**
 * What an officer states of a package before any digest is taken: provenance, content, handling, and every exhibit's digests.
 * Canonical JSON (RFC 8785); one salted leaf per member and per exhibit.
 */
export const manifestSchema = z
  .strictObject({
    format: z.literal("concord-package/1"),
    case: caseSchema,
    ref: shortText.describe("name of the package within its case"),
    kind: codeSchema(evidenceKinds),
    handling: handlingSchema,
    acquired: z
      .strictObject({
        at: instant,
        by: shortText.describe("the officer's pseudonym"),
        method: freeText.optional(),
        tool: freeText.optional(),
        place: freeText.optional(),
        witness: freeText.optional(),
      })
      .meta({ id: "Acquisition" }),
    language: shortText.describe("BCP 47 tag"),
    goods: z
      .strictObject({
        hs: text.max(20).optional().describe("Harmonized System code"),
        right: codeSchema(rights).optional(),
        items: count.optional(),
        consignments: count.optional(),
        marks: count.optional(),
      })
      .optional()
      .meta({ id: "PackageGoods" }),
    appraisal: z
      .strictObject({
        body: freeText,
        method: freeText.optional(),
        conclusion: codeSchema(conclusions),
        dissent: freeText.optional(),
      })
      .optional()
      .meta({ id: "Appraisal" }),
    retention: z
      .strictObject({ until: day.describe("the last day (UTC) on which it is kept; then it is erased") })
      .optional()
      .meta({ id: "Retention", description: "How long manifest, salts and files are kept; absent: no end is stated" }),
    exhibits: z.array(exhibitSchema).min(1).max(MOST_EXHIBITS),
  })
  .meta({ id: "Manifest", description: "Manifest of an evidence package (canonical JSON, RFC 8785)" });

export type Manifest = z.infer<typeof manifestSchema>;

/** JSON pointer of a leaf → its salt. */
export const saltsSchema = z.record(z.string().max(2_048), bytes32).meta({ id: "Salts" });

/** A manifest with the salts that make its root: what parties to the agreement hold. */
export const saltedManifestSchema = z
  .strictObject({ document: manifestSchema, salts: saltsSchema })
  .meta({ id: "SaltedManifest" });

/** The leaves of a package. */
export function leavesOfManifest(manifest: Manifest): Leaf[] {
  const { exhibits, ...fields } = manifest;
  return leavesOf(fields as Parameters<typeof leavesOf>[0], exhibits);
}

/**
 * The tree of a package.
 *
 * @throws DomainError `invalid-request` when the salts are not those of the manifest
 */
export function packageTree(salted: SaltedDocument<Manifest>): SaltedTree {
  try {
    return buildSaltedTree(leavesOfManifest(salted.document), salted.salts);
  } catch (error) {
    if (error instanceof RangeError)
      throw new DomainError("invalid-request", `The salts do not fit the manifest: ${error.message}.`);
    throw error;
  }
}
