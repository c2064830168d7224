import { z } from "zod";
import { codeSchema } from "../codes/code-list.ts";
import { evidenceKinds } from "../codes/evidence-kinds.ts";
import { outcomes } from "../codes/notices.ts";
import { reasons } from "../codes/reasons.ts";
import { decisionStates, facets, grades } from "../codes/recognition.ts";
import { evidenceStates, noticeStates } from "../codes/states.ts";
import { feedbackSchema, noticeBodySchema } from "../notice-body.ts";
import { exhibitSchema, manifestSchema } from "../package.ts";
import { address, bytes32, iso, shortText } from "../scalars.ts";
import { type AsOf, asOfSchema, utc } from "./network.ts";

const next = z.string().nullable().describe("cursor of the next page, to be sent as `after`; null on the last");

const agreementRef = z
  .strictObject({ code: shortText, id: z.int(), version: z.int() })
  .meta({ id: "AgreementReference", description: "The agreement version that a record was made under" });

export const decisionSchema = z
  .strictObject({
    partner: iso,
    state: codeSchema(decisionStates),
    grade: codeSchema(grades).nullable(),
    facets: z.array(codeSchema(facets)),
    reason: codeSchema(reasons).nullable(),
    signer: address,
    decidedAt: utc,
  })
  .meta({ id: "Decision", description: "A partner's entry for evidence" });

export type DecisionInfo = z.infer<typeof decisionSchema>;

/** How the package itself stands: the recorder's own entry. */
export const statusSchema = z
  .strictObject({
    state: codeSchema(evidenceStates),
    reason: codeSchema(reasons).nullable(),
    since: utc.nullable(),
    successor: bytes32.nullable(),
  })
  .meta({ id: "EvidenceStatus" });

export const evidenceSchema = z
  .strictObject({
    id: bytes32,
    recordId: bytes32.describe("the record that holds it: its own id, or that of its batch"),
    partner: iso,
    agreement: agreementRef,
    kind: codeSchema(evidenceKinds),
    root: bytes32,
    path: z.array(bytes32).describe("from the package's leaf to the batch root; empty for a single package"),
    signer: address,
    recordedAt: utc,
    block: z.int(),
    transactionHash: bytes32,
    case: shortText
      .nullable()
      .describe("the originator's case number; null when this gateway does not hold the manifest"),
    ref: shortText.nullable(),
    title: shortText.nullable(),
    status: statusSchema,
    decisions: z.array(decisionSchema).describe("of the other partners"),
  })
  .meta({ id: "Evidence" });

export type EvidenceInfo = z.infer<typeof evidenceSchema>;

export const evidenceDetailSchema = z
  .strictObject({
    asOf: asOfSchema,
    evidence: evidenceSchema,
    manifest: manifestSchema.nullable().describe("null when this gateway does not hold it"),
    manifestProblem: z.string().nullable().describe("why it does not hold it"),
    erasedAt: utc
      .nullable()
      .describe(
        "since when manifest and files are erased at this gateway, their retention being over; null: they are not",
      ),
    exhibits: z.array(
      z.strictObject({
        position: z.int(),
        exhibit: exhibitSchema,
        isHeld: z.boolean().describe("the file is at this gateway"),
      }),
    ),
  })
  .meta({ id: "EvidenceDetail" });

export type EvidenceDetail = z.infer<typeof evidenceDetailSchema>;

/** A record: one package, or a batch of them, with what this gateway knows of it. */
export interface RecordDetail {
  readonly asOf: AsOf;
  readonly record: {
    readonly id: string;
    readonly partner: string;
    readonly agreement: EvidenceInfo["agreement"];
    readonly root: string;
    /** How many packages it holds; this gateway may know fewer. */
    readonly size: number;
  };
  readonly evidence: readonly EvidenceInfo[];
}

export const evidencePageSchema = z
  .strictObject({
    asOf: asOfSchema,
    evidence: z.array(evidenceSchema),
    next,
  })
  .meta({ id: "EvidencePage" });

export const recognitionSchema = z
  .strictObject({
    evidence: bytes32.describe("id of the evidence decided on"),
    recordId: bytes32.describe("the record that was named when it was decided on"),
    recorder: iso,
    agreement: agreementRef,
    ...decisionSchema.shape,
    block: z.int(),
    transactionHash: bytes32,
  })
  .meta({ id: "Recognition", description: "A partner's decision on another's evidence, as it is now" });

export type RecognitionInfo = z.infer<typeof recognitionSchema>;

export const evidenceRecognitionsSchema = z
  .strictObject({ asOf: asOfSchema, recognitions: z.array(recognitionSchema) })
  .meta({ id: "EvidenceRecognitions" });

export const recognitionPageSchema = z
  .strictObject({ asOf: asOfSchema, recognitions: z.array(recognitionSchema), next })
  .meta({ id: "RecognitionPage" });

export const recipientStatusSchema = z
  .strictObject({
    partner: iso,
    office: shortText
      .nullable()
      .describe("null when the partner as a whole is addressed, or the office is not disclosed to this gateway"),
    officeCommitment: bytes32.nullable(),
    delivery: z.enum(["own", "reachable", "pending"]).describe("pending: this partner has no gateway"),
    acknowledgedAt: utc.nullable(),
    acknowledgedBy: address.nullable().describe("the officer who signed; null: not yet acknowledged"),
    acknowledgeBy: utc,
    isAcknowledgementOverdue: z.boolean(),
    answeredAt: utc.nullable(),
    answeredBy: address.nullable().describe("the officer who signed the last answer; null: not yet answered"),
    answerBy: utc,
    isAnswerOverdue: z.boolean(),
    outcome: codeSchema(outcomes).nullable(),
    answers: z.int(),
    feedback: feedbackSchema
      .nullable()
      .describe("the last answer's content; null when there is none or this gateway does not hold it"),
    feedbackProblem: z.string().nullable(),
  })
  .meta({ id: "RecipientStatus" });

export type RecipientStatus = z.infer<typeof recipientStatusSchema>;

export const noticeTermsSchema = z
  .strictObject({
    agreementId: z.int(),
    version: z.int(),
    rights: z.int(),
    channels: z.int(),
    validFrom: z.int(),
    validTo: z.int(),
    recipients: z.string().regex(/^\d+$/),
    offices: z.array(bytes32),
    commitment: bytes32,
  })
  .meta({ id: "NoticeTerms", description: "What the notice's id binds, as the contract takes it" });

export const noticeSchema = z
  .strictObject({
    id: bytes32,
    partner: iso,
    agreement: agreementRef,
    state: codeSchema(noticeStates),
    reason: codeSchema(reasons).nullable().describe("of a withdrawal"),
    previous: bytes32.nullable(),
    successor: bytes32.nullable(),
    publishedAt: utc,
    validFrom: utc,
    validTo: utc.describe("first moment after"),
    signer: address,
    block: z.int(),
    transactionHash: bytes32,
    terms: noticeTermsSchema,
    body: noticeBodySchema.nullable().describe("null when this gateway does not hold it"),
    bodyProblem: z.string().nullable(),
    recipients: z.array(recipientStatusSchema),
  })
  .meta({ id: "Notice" });

export type NoticeInfo = z.infer<typeof noticeSchema>;

export const noticeDetailSchema = z
  .strictObject({ asOf: asOfSchema, notice: noticeSchema })
  .meta({ id: "NoticeDetail" });

const ofRecipient = {
  partner: recipientStatusSchema.shape.partner,
  office: recipientStatusSchema.shape.office,
  officeCommitment: recipientStatusSchema.shape.officeCommitment,
};

export const acknowledgementSchema = z
  .strictObject({
    ...ofRecipient,
    delivery: recipientStatusSchema.shape.delivery,
    acknowledgedAt: utc.nullable().describe("null: not yet"),
    acknowledgedBy: recipientStatusSchema.shape.acknowledgedBy,
    acknowledgeBy: utc,
    isOverdue: z.boolean().describe("silent past the agreement's clock, or acknowledged after it"),
  })
  .meta({ id: "Acknowledgement", description: "A recipient's acknowledgement of a notice" });

export const noticeAcknowledgementsSchema = z
  .strictObject({
    asOf: asOfSchema,
    notice: bytes32,
    acknowledgements: z.array(acknowledgementSchema).describe("one for each recipient"),
  })
  .meta({ id: "NoticeAcknowledgements" });

export const noticeAnswerSchema = z
  .strictObject({
    ...ofRecipient,
    answeredAt: utc.nullable().describe("when it was last answered; null: not yet"),
    answeredBy: recipientStatusSchema.shape.answeredBy,
    answerBy: utc,
    isOverdue: z.boolean().describe("silent past the agreement's clock, or answered after it"),
    outcome: recipientStatusSchema.shape.outcome,
    answers: recipientStatusSchema.shape.answers.describe("how many answers were given; the last counts"),
    feedback: recipientStatusSchema.shape.feedback,
    feedbackProblem: recipientStatusSchema.shape.feedbackProblem,
  })
  .meta({ id: "NoticeAnswer", description: "A recipient's answer to a notice" });

export const noticeFeedbackSchema = z
  .strictObject({
    asOf: asOfSchema,
    notice: bytes32,
    feedback: z.array(noticeAnswerSchema).describe("one for each recipient"),
  })
  .meta({ id: "NoticeFeedback" });

export const noticePageSchema = z
  .strictObject({ asOf: asOfSchema, notices: z.array(noticeSchema), next })
  .meta({ id: "NoticePage" });
