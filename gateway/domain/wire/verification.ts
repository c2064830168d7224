import { z } from "zod";
import { codeSchema } from "../codes/code-list.ts";
import { fragments, verdicts } from "../codes/verdicts.ts";
import { bytes32, digest, iso, shortText } from "../scalars.ts";
import { inclusionSchema } from "./inclusion.ts";
import { asOfSchema } from "./network.ts";
import { evidenceSchema } from "./records.ts";

/** How many files one verification may ask for. */
export const MOST_FILES = 1_000;

export const verificationRequestSchema = z
  .strictObject({
    files: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(1_024).describe("the file's name, to say which exhibit it claims to be"),
          size: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
          sha256: digest,
          sm3: digest,
          evidence: bytes32.optional().describe("the evidence that the file is said to belong to"),
          inclusion: inclusionSchema
            .optional()
            .describe("asks about the package of this root alone; required of whoever is not signed in"),
        }),
      )
      .min(1)
      .max(MOST_FILES),
  })
  .meta({ id: "VerificationRequest" });

export type VerificationRequest = z.infer<typeof verificationRequestSchema>;
export type FileClaim = VerificationRequest["files"][number];

export const findingSchema = z
  .strictObject({
    fragment: codeSchema(fragments),
    verdict: codeSchema(verdicts),
    code: z.string().describe("why; one of the fragment's verdict codes"),
    detail: z.string().describe("the same in one English sentence, with names and values"),
  })
  .meta({ id: "Finding", description: "The verdict on one fragment. Unknown is neither holds nor fails." });

export type Finding = z.infer<typeof findingSchema>;

export const matchSchema = z
  .strictObject({
    verdict: codeSchema(verdicts),
    evidence: evidenceSchema.nullable().describe("null when the package is here and not on the ledger"),
    exhibit: z.strictObject({
      position: z.int(),
      path: z.string(),
      mediaType: z.string(),
      size: z.int(),
      sha256: digest,
      sm3: digest,
    }),
    findings: z.array(findingSchema),
  })
  .meta({ id: "Match", description: "An exhibit that the file is, or claims to be" });

export type Match = z.infer<typeof matchSchema>;

export const verifiedFileSchema = z
  .strictObject({
    name: z.string(),
    size: z.int(),
    sha256: digest,
    sm3: digest,
    verdict: codeSchema(verdicts).describe(
      "holds: integrity, record, issuer and status hold of one match and nothing fails; fails: something fails; unknown: nothing could be concluded",
    ),
    findings: z.array(findingSchema).describe("of the best match, or of the file itself when there is none"),
    matches: z.array(matchSchema),
  })
  .meta({ id: "VerifiedFile" });

export type VerifiedFile = z.infer<typeof verifiedFileSchema>;

export const verificationSchema = z
  .strictObject({
    asOf: asOfSchema.nullable().describe("the block that present-state findings hold as of; null when there is none"),
    partner: iso.describe("whose gateway answered"),
    deploymentId: bytes32,
    chainId: shortText,
    files: z.array(verifiedFileSchema),
  })
  .meta({ id: "Verification" });

export type Verification = z.infer<typeof verificationSchema>;

/** The same without what manifests say of cases, for whoever may not be shown evidence. */
export function withoutCases(verification: Verification): Verification {
  const files = verification.files.map((file) => ({
    ...file,
    matches: file.matches.map((match) => ({
      ...match,
      evidence: match.evidence && { ...match.evidence, case: null, ref: null, title: null },
    })),
  }));
  return { ...verification, files };
}
