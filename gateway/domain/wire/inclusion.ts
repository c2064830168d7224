import { z } from "zod";
import { MOST_EXHIBITS } from "../package.ts";
import { hashExhibit, isPathValid } from "../salted-tree.ts";
import { bytes32, digest } from "../scalars.ts";

/** A tree of as many leaves as a manifest may have is not as high. */
const MOST_SIBLINGS = 40;

/** The way from a file's digests to the root that the ledger binds: who holds it was given the salt. */
export const inclusionSchema = z
  .strictObject({
    root: bytes32.describe("of the package"),
    position: z.int().min(0).max(MOST_EXHIBITS),
    path: z.string().min(1).max(1_024).describe("of the file inside its package"),
    mediaType: z.string().min(1).max(255),
    salt: bytes32,
    siblings: z.array(bytes32).max(MOST_SIBLINGS).describe("hashes beside the way, from the leaf up"),
  })
  .meta({ id: "Inclusion", description: "The path from a file's digests to the root of the package that it is in" });

export type Inclusion = z.infer<typeof inclusionSchema>;

export const exhibitInclusionSchema = z
  .strictObject({
    evidence: bytes32,
    size: z.int().min(0),
    sha256: digest,
    sm3: digest,
    inclusion: inclusionSchema,
  })
  .meta({ id: "ExhibitInclusion", description: "What somebody needs to verify a file without signing in" });

export type ExhibitInclusion = z.infer<typeof exhibitInclusionSchema>;

/** Whether a path leads from a file's digests to the root that it names. Nothing but what is given decides. */
export function isIncluded(
  { size, sha256, sm3 }: { readonly size: number; readonly sha256: string; readonly sm3: string },
  { root, position, path, mediaType, salt, siblings }: Inclusion,
): boolean {
  return isPathValid(root, hashExhibit({ path, mediaType, size, sha256, sm3 }, position, salt), siblings);
}
