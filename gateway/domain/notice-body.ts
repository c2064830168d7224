import { z } from "zod";
import { channels } from "./codes/channels.ts";
import { bitSet, codeSchema } from "./codes/code-list.ts";
import { sourceGrades } from "./codes/handling.ts";
import { actions, noticeTypes, outcomes, patterns } from "./codes/notices.ts";
import { rights } from "./codes/rights.ts";
import { DomainError } from "./errors.ts";
import { type NoticeTerms, officeCommitmentOf } from "./ids.ts";
import { caseSchema, handlingSchema, saltsSchema } from "./package.ts";
import { buildSaltedTree, leavesOf, type SaltedDocument, type SaltedTree } from "./salted-tree.ts";
import { bytes32, freeText, instant, iso, shortText, text } from "./scalars.ts";

const day = z.iso.date().describe("a whole day in UTC");
const place = text.min(2).max(20).describe("ISO 3166-1 alpha-2 or UN/LOCODE");
const names = z.array(shortText).max(1_000);

/** A recipient: a partner, or an office of the publisher's own. */
export const recipientSchema = z
  .strictObject({ partner: iso, office: shortText.optional().describe("an office of the publisher's own") })
  .meta({ id: "Recipient" });

/** What a notice says. It goes to its recipients; the chain keeps its commitment, validity, rights, channels and recipients. */
export const noticeBodySchema = z
  .strictObject({
    format: z.literal("concord-notice/1"),
    case: caseSchema,
    handling: handlingSchema,
    agreement: shortText.describe("code of the agreement"),
    type: codeSchema(noticeTypes),
    priority: z.int().min(1).max(4).describe("1 is the highest"),
    valid: z.strictObject({ from: day, to: day }).describe("first and last day"),
    to: z.array(recipientSchema).min(1).max(500),
    grading: z
      .strictObject({ source: codeSchema(sourceGrades), information: z.int().min(1).max(4) })
      .describe("source A, B, C, X; information 1–4")
      .meta({ id: "Grading" }),
    goods: z
      .strictObject({
        hs: z.array(text.max(20)).max(1_000).optional(),
        declared: names.optional(),
        actual: names.optional(),
      })
      .optional()
      .meta({ id: "NoticeGoods" }),
    right: codeSchema(rights),
    channel: codeSchema(channels),
    route: z
      .strictObject({
        from: place.optional(),
        via: z.array(place).max(100).optional(),
        to: z.array(place).max(300).optional(),
      })
      .optional()
      .meta({ id: "Route" }),
    pattern: z.array(codeSchema(patterns)).max(20).optional(),
    action: codeSchema(actions),
    basis: z.array(bytes32).max(10_000).optional().describe("ids of the evidence that it rests on"),
    previous: bytes32.optional().describe("the notice that it updates"),
  })
  .meta({ id: "NoticeBody", description: "Content of a risk notice" });

export type NoticeBody = z.infer<typeof noticeBodySchema>;

/** A notice body with its salts. */
export const saltedNoticeBodySchema = z
  .strictObject({ document: noticeBodySchema, salts: saltsSchema })
  .meta({ id: "SaltedNoticeBody" });

/** What a recipient found. It goes to the publisher and the other recipients; the chain keeps its commitment and outcome. */
export const feedbackSchema = z
  .strictObject({
    format: z.literal("concord-feedback/1"),
    notice: bytes32.describe("id of the notice"),
    partner: iso,
    office: shortText.optional().describe("the publisher's own office that answers"),
    outcome: codeSchema(outcomes),
    checkedAt: instant.optional(),
    place: freeText.optional(),
    why: freeText.optional().describe("why it was or was not checked"),
    found: freeText.optional(),
    quantity: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe("items found"),
    value: z
      .strictObject({
        amount: z.number().min(0),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .describe("ISO 4217"),
      })
      .optional()
      .meta({ id: "Money" }),
    evidence: z.array(bytes32).max(10_000).optional().describe("ids of the evidence that shows it"),
    indicators: z.array(shortText).max(100).optional().describe("which indicators of the notice were right"),
  })
  .meta({ id: "Feedback", description: "A recipient's answer to a notice" });

export type Feedback = z.infer<typeof feedbackSchema>;

/** Feedback with its salts. */
export const saltedFeedbackSchema = z
  .strictObject({ document: feedbackSchema, salts: saltsSchema })
  .meta({ id: "SaltedFeedback" });

/**
 * The tree of a notice body or of feedback; its root is the commitment.
 *
 * @throws DomainError `invalid-request` when the salts are not those of the document
 */
export function documentTree(salted: SaltedDocument<NoticeBody | Feedback>): SaltedTree {
  try {
    return buildSaltedTree(leavesOf(salted.document as Parameters<typeof leavesOf>[0]), salted.salts);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new DomainError("invalid-request", `The salts do not fit the document: ${error.message}.`);
    }
    throw error;
  }
}

/** The salt of an office's commitment is that of the recipients' leaf: who holds the body can tell the offices, nobody else. */
export function officesOf(
  body: NoticeBody,
  salts: SaltedDocument<NoticeBody>["salts"],
): { office: string; commitment: string }[] {
  const salt = salts["/to"];
  if (salt === undefined) throw new DomainError("invalid-request", "The salts have none for /to.");
  return body.to.flatMap(({ office }) =>
    office === undefined ? [] : [{ office, commitment: officeCommitmentOf(salt, office) }],
  );
}

/** Seconds of a UTC day's start, and of the start of the day after. */
function secondsOfDay(text: string): { start: number; end: number } {
  const start = Date.parse(`${text}T00:00:00Z`) / 1_000;
  return { start, end: start + 86_400 };
}

/** The terms under which a body is published: what its id binds on chain. `partnerIdOf` gives a partner's number. */
export function termsOf(
  salted: SaltedDocument<NoticeBody>,
  agreement: { agreementId: number; version: number },
  partnerIdOf: (iso: string) => number,
): NoticeTerms {
  const { document: body } = salted;
  const recipients = body.to.reduce((set, { partner }) => set | (1n << BigInt(partnerIdOf(partner))), 0n);
  return {
    agreementId: agreement.agreementId,
    version: agreement.version,
    rights: bitSet(rights, [body.right]),
    channels: bitSet(channels, [body.channel]),
    validFrom: secondsOfDay(body.valid.from).start,
    validTo: secondsOfDay(body.valid.to).end,
    recipients: recipients.toString(),
    offices: officesOf(body, salted.salts)
      .map(({ commitment }) => commitment)
      .sort(),
    commitment: documentTree(salted).root,
  };
}
