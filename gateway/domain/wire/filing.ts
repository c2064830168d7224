import { z } from "zod";
import { codeSchema } from "../codes/code-list.ts";
import { submissionStates } from "../codes/states.ts";
import { exhibitSchema, manifestSchema, saltsSchema } from "../package.ts";
import { address, bytes32, hexBytes } from "../scalars.ts";
import { MOST_REQUESTS, submissionOutcomeSchema, submittedRequestSchema } from "../submission.ts";
import { asOfSchema, utc } from "./network.ts";

const recordedAs = z
  .strictObject({ id: bytes32, agreementId: z.int(), version: z.int() })
  .meta({ id: "RecordedAs", description: "Evidence that a package is on the ledger as" });

/** Answer to a package: its salts and root, for the officer to recompute before signing. */
export const packageReceiptSchema = z
  .strictObject({
    root: bytes32,
    salts: saltsSchema,
    isNew: z.boolean().describe("false: this manifest was here before, with these salts"),
    missing: z.array(z.int()).describe("positions of exhibits that have not been uploaded"),
    evidence: z.array(recordedAs).describe("where this package is recorded already"),
  })
  .meta({ id: "PackageReceipt" });

export type PackageReceipt = z.infer<typeof packageReceiptSchema>;

/** How many packages are taken in at once. */
export const MOST_MANIFESTS = 1_000;

/** What this gateway holds of a package. */
export const packageDetailSchema = z
  .strictObject({
    root: bytes32,
    isOwn: z.boolean().describe("of this gateway's partner"),
    manifest: manifestSchema,
    salts: saltsSchema.nullable().describe("to recompute the root; null for another partner's package"),
    exhibits: z.array(
      z.strictObject({
        position: z.int(),
        exhibit: exhibitSchema,
        isHeld: z.boolean().describe("the file is at this gateway"),
      }),
    ),
    missing: z.array(z.int()).describe("positions of exhibits whose files are not at this gateway"),
    evidence: z.array(recordedAs).describe("where this package is recorded; none: not yet"),
    eraseAt: utc.nullable().describe("from when it is erased, unless a legal hold keeps it; null: no end is stated"),
    isHeld: z.boolean().describe("a legal hold keeps it"),
  })
  .meta({ id: "PackageDetail" });

export type PackageDetail = z.infer<typeof packageDetailSchema>;

/** How many packages a batch may hold: its list is one object, and its paths are derived from it in memory. */
export const MOST_MEMBERS = 200_000;

export const batchSchema = z
  .strictObject({ packages: z.array(bytes32).min(2).max(MOST_MEMBERS).describe("roots, in order") })
  .meta({ id: "Batch" });

export const batchReceiptSchema = z.strictObject({ root: bytes32, size: z.int() }).meta({ id: "BatchReceipt" });

export type BatchReceipt = z.infer<typeof batchReceiptSchema>;

/** What is known here of a batch. */
export const batchDetailSchema = z
  .strictObject({
    root: bytes32,
    size: z.int().describe("how many packages it holds"),
    isDisclosed: z.boolean().describe("false: its list is not at this gateway, so that its packages are unknown here"),
    records: z.array(bytes32).describe("ids of the records under this root; none: not recorded yet"),
    packages: z.array(
      z.strictObject({
        position: z.int(),
        root: bytes32,
        isHeld: z.boolean().describe("its manifest is at this gateway"),
        evidence: z.array(bytes32).describe("ids of the evidence that it is"),
      }),
    ),
    next: z.string().nullable().describe("cursor of the next page, to be sent as `after`; null on the last"),
  })
  .meta({ id: "BatchDetail" });

export type BatchDetail = z.infer<typeof batchDetailSchema>;

/** Answer to a notice body or to feedback. */
export const documentReceiptSchema = z
  .strictObject({
    commitment: bytes32,
    salts: saltsSchema,
    isNew: z.boolean(),
    notices: z.array(bytes32).describe("notices published with this commitment already; none for feedback"),
  })
  .meta({ id: "DocumentReceipt" });

export type DocumentReceipt = z.infer<typeof documentReceiptSchema>;

export const newSubmissionSchema = z
  .strictObject({
    requests: z.array(submittedRequestSchema).min(1).max(MOST_REQUESTS),
    supersedes: z
      .uuid()
      .optional()
      .describe("a submission with the same nonces, not settled yet, whose place these requests are to take"),
  })
  .meta({ id: "NewSubmission", description: "Signed requests of one officer, carried out in order" });

/** How many actions are simulated at once: more than the recordings (one per kind and right) and the notice of one case. */
export const MOST_CALLS = 64;

export const newSimulationSchema = z
  .strictObject({
    signer: address.describe("who would sign"),
    calls: z
      .array(
        z.strictObject({
          to: address.describe("the contract called"),
          data: hexBytes.describe("the ABI-encoded call"),
        }),
      )
      .min(1)
      .max(MOST_CALLS),
  })
  .meta({
    id: "NewSimulation",
    description: "Actions of one officer, not signed, in the order in which they would be carried out",
  });

export type NewSimulation = z.infer<typeof newSimulationSchema>;

/** What the contracts say to actions that nobody has signed. */
export const simulationSchema = z
  .strictObject({
    signer: z.string(),
    calls: z.array(
      z.strictObject({
        action: z.string().describe("contract and function"),
        refusal: z
          .strictObject({ code: z.string().describe("a problem code"), detail: z.string() })
          .nullable()
          .describe("null: nothing stands against it"),
      }),
    ),
  })
  .meta({ id: "Simulation" });

export type Simulation = z.infer<typeof simulationSchema>;

export type NewSubmission = z.output<typeof newSubmissionSchema>;

const requestInfoSchema = z.strictObject({
  action: z.string().describe("contract and function"),
  signer: z.string(),
  nonce: z.int(),
  outcome: submissionOutcomeSchema.nullable(),
});

/** A submission in a list: without what its requests carry. */
const submissionInfoSchema = z
  .strictObject({
    id: z.string(),
    state: codeSchema(submissionStates).describe(
      "accepted: durable here; sent: given to the node; settled: every request has its outcome, for ever",
    ),
    isSimulated: z
      .boolean()
      .describe(
        "whether the contracts had been asked when it was accepted; false: the node was away, they are asked before it is carried, and what they refuse ends as refused",
      ),
    acceptedAt: utc,
    settledAt: utc.nullable(),
    transactionHash: bytes32.nullable(),
    supersedes: z.string().nullable().describe("the submission whose place this one is to take"),
    supersededBy: z
      .string()
      .nullable()
      .describe("the submission that is to take this one's place; the outcomes say which of the two was carried out"),
    requests: z.array(requestInfoSchema),
  })
  .meta({ id: "SubmissionInfo" });

export type SubmissionInfo = z.infer<typeof submissionInfoSchema>;

export const submissionPageSchema = z
  .strictObject({
    asOf: asOfSchema,
    submissions: z.array(submissionInfoSchema),
    next: z.string().nullable().describe("`after` of the next page; null on the last"),
  })
  .meta({ id: "SubmissionPage" });

export const submissionSchema = z
  .strictObject({
    ...submissionInfoSchema.shape,
    requests: z.array(
      z.strictObject({
        ...requestInfoSchema.shape,
        to: z.string().describe("the contract called"),
        data: z.string().describe("the ABI-encoded call, as it was signed"),
        deadline: utc.describe("after which it is void"),
      }),
    ),
  })
  .meta({ id: "Submission" });

export type Submission = z.infer<typeof submissionSchema>;
