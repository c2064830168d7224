import { z } from "zod";
import { codeSchema } from "../codes/code-list.ts";
import { evidenceKinds } from "../codes/evidence-kinds.ts";
import { decisionConditions, grades, recognitionStates } from "../codes/recognition.ts";
import { evidenceStates, noticeStates, submissionStates } from "../codes/states.ts";
import { address, day, instant, iso, shortText } from "../scalars.ts";

/** How many entries a page has at most. */
export const MOST_ENTRIES = 500;

const DEFAULT_ENTRIES = 50;
const after = z.string().max(200).optional().describe("`next` of the page before; without it, the first page");

/** Which page of a list. A condition that there is not is refused: passed over, it would be answered with too much. */
export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(DEFAULT_ENTRIES).describe("entries a page"),
  after,
});

export type PageQuery = z.output<typeof pageQuerySchema>;

const partner = iso.optional();
const agreement = shortText.optional().describe("code of the agreement");
const from = (what: string) => instant.optional().describe(`${what} at or after this time`);
const to = (what: string) => instant.optional().describe(`${what} before this time`);
const flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** Which agreement versions; all conditions hold together. */
export const agreementQuerySchema = pageQuerySchema.extend({
  party: partner.describe("a partner that is party to it"),
  inForce: flag.optional().describe("whether it is in force; without it, either"),
});

export type AgreementQuery = z.output<typeof agreementQuerySchema>;

const evidenceConditions = {
  partner: partner.describe("who recorded it"),
  kind: codeSchema(evidenceKinds).optional(),
  agreement,
  state: codeSchema(evidenceStates).optional(),
  decision: codeSchema(decisionConditions).optional().describe("another partner's decision on it as it is now"),
  decidedBy: partner.describe("whose decision; without it, any other partner's. `undecided` without it: nobody's"),
  recordedFrom: from("recorded"),
  recordedTo: to("recorded"),
};

/** Which evidence, by what every node of the chain shows; all conditions hold together. */
export const evidenceQuerySchema = pageQuerySchema.extend(evidenceConditions);

/**
 * The same, and by what the case files say, which stands in a body: addresses are kept by proxies, browsers and logs on the way. All
 * conditions hold together.
 */
export const evidenceSearchSchema = z
  .strictObject({
    limit: z.int().min(1).max(MOST_ENTRIES).default(DEFAULT_ENTRIES).describe("entries a page"),
    after,
    case: shortText.optional().describe("the originator's case number, where this gateway holds the manifest"),
    ...evidenceConditions,
  })
  .meta({ id: "EvidenceSearch", description: "Which evidence; all conditions hold together" });

export type EvidenceSearch = z.output<typeof evidenceSearchSchema>;

/** Which recognitions; all conditions hold together. */
export const recognitionQuerySchema = pageQuerySchema.extend({
  partner: partner.describe("who decided"),
  recorder: partner.describe("who recorded the evidence"),
  agreement,
  state: codeSchema(recognitionStates).optional(),
  grade: codeSchema(grades).optional(),
  decidedFrom: from("decided"),
  decidedTo: to("decided"),
});

export type RecognitionQuery = z.output<typeof recognitionQuerySchema>;

/** Packages of which retention ends. */
export const retentionQuerySchema = pageQuerySchema.extend({
  before: day.optional().describe("erased before this day (UTC); without it, whenever"),
});

export type RetentionQuery = z.output<typeof retentionQuerySchema>;

/** How many exhibits or fields a query may choose one by one. */
const MOST_CHOSEN = 500;

/** A parameter that may be repeated. */
const repeated = <T extends z.ZodType>(item: T) =>
  z.preprocess((given) => (typeof given === "string" ? [given] : given), z.array(item).max(MOST_CHOSEN).optional());

/** A whole number that may be large, as a parameter. */
const wholeNumber = (minimum: number, otherwise: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, "a whole number")
    .transform(Number)
    .pipe(z.int().min(minimum))
    .default(otherwise)
    .meta({ type: "integer", minimum, default: otherwise });

/** What a receipt tells of a package beside its record. */
export const receiptQuerySchema = z.object({
  exhibit: repeated(z.string().regex(/^(none|\d{1,5})$/, "a position, or none")).describe(
    "position of an exhibit that it tells of; `none`: of none. Without it, of all",
  ),
  field: repeated(z.string().min(1).max(2_048)).describe(
    "JSON pointer (RFC 6901) of a member of the manifest that it tells. Without it, of none",
  ),
  since: wholeNumber(0, 0).describe("block of the anchor that it is to be verified with; without it, of every anchor"),
  epoch: wholeNumber(1, 30_000).describe("after how many blocks that network clears votes on its validators"),
});

export type ReceiptQuery = z.output<typeof receiptQuerySchema>;

/** Which notices; all conditions hold together. */
export const noticeQuerySchema = pageQuerySchema.extend({
  direction: z.enum(["sent", "received"]).optional().describe("sent or received by this gateway's partner"),
  partner: partner.describe("who published it"),
  recipient: partner.describe("a partner that it is addressed to"),
  agreement,
  state: codeSchema(noticeStates).optional(),
  overdue: flag
    .optional()
    .describe("whether a recipient's acknowledgement or answer is or came late; without it, either"),
  publishedFrom: from("published"),
  publishedTo: to("published"),
});

export type NoticeQuery = z.output<typeof noticeQuerySchema>;

/** Which submissions of the own partner's officers; all conditions hold together. */
export const submissionQuerySchema = pageQuerySchema.extend({
  state: codeSchema(submissionStates).optional(),
  signer: address.optional().describe("the officer's address"),
});

export type SubmissionQuery = z.output<typeof submissionQuerySchema>;
