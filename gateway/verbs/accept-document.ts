import type { z } from "zod";
import { hasBit } from "../domain/bit-sets.ts";
import { canonicalJson } from "../domain/canonical.ts";
import { type DocumentFacts, factsOfFeedback, factsOfNotice } from "../domain/document-rows.ts";
import { DomainError } from "../domain/errors.ts";
import { type Feedback, type NoticeBody, saltedFeedbackSchema, saltedNoticeBodySchema } from "../domain/notice-body.ts";
import type { DocumentRow, NoticeRow } from "../domain/ports.ts";
import { leavesOf, type SaltedDocument, type Salts, saltLeaves } from "../domain/salted-tree.ts";
import type { DocumentReceipt } from "../domain/wire/filing.ts";
import type { Gateway } from "./gateway.ts";
import { keepDocument } from "./keep-document.ts";
import { findDocument, readDocument } from "./read-document.ts";
import { requireActive, requirePublishable } from "./require-publishable.ts";

/**
 * Takes the body of a notice in and gives it salts. The same body again is answered with the salts that it has.
 *
 * @throws DomainError `not-publisher` when it is of another partner's case, or of what the board would refuse of it
 */
export async function acceptNoticeBody(gateway: Gateway, body: NoticeBody): Promise<DocumentReceipt> {
  if (body.case.partner !== gateway.partner.iso) {
    throw new DomainError(
      "not-publisher",
      `This is the gateway of ${gateway.partner.iso}; the case is of ${body.case.partner}.`,
    );
  }
  const document = await keep(gateway, body, saltedNoticeBodySchema, factsOfNotice, () =>
    requirePublishable(gateway, body),
  );
  const notices = await gateway.store.noticesOfCommitment(document.commitment);
  return { ...document, notices: notices.map(({ noticeId }) => noticeId) };
}

/**
 * Takes the content of an answer in and gives it salts.
 *
 * @throws DomainError `not-addressed` when it is of another partner, or the notice is not addressed to it or to that office;
 * `unknown-notice` when this gateway knows no such notice
 */
export async function acceptFeedback(gateway: Gateway, feedback: Feedback): Promise<DocumentReceipt> {
  if (feedback.partner !== gateway.partner.iso) {
    throw new DomainError(
      "not-addressed",
      `This is the gateway of ${gateway.partner.iso}; the answer is of ${feedback.partner}.`,
    );
  }
  const notice = await gateway.store.notice(feedback.notice);
  if (notice === undefined) {
    throw new DomainError("unknown-notice", `This gateway knows no notice ${feedback.notice}.`, {
      notice: feedback.notice,
    });
  }
  if (!(await isAddressed(gateway, notice, feedback.office))) {
    throw new DomainError("not-addressed", `The notice is not addressed to ${feedback.office ?? feedback.partner}.`, {
      notice: feedback.notice,
    });
  }
  const document = await keep(gateway, feedback, saltedFeedbackSchema, factsOfFeedback, () => requireActive(gateway));
  return { ...document, notices: [] };
}

/** The publisher's own partner is addressed by office, any other as a whole. */
async function isAddressed(gateway: Gateway, notice: NoticeRow, office: string | undefined): Promise<boolean> {
  const { partner } = gateway;
  if (notice.partnerId !== partner.id) return office === undefined && hasBit(notice.terms.recipients, partner.id);
  const salted = await findDocument(gateway, notice.terms.commitment, saltedNoticeBodySchema);
  return salted?.document.to.some((to) => to.partner === partner.iso && to.office === office) === true;
}

async function keep<T extends NoticeBody | Feedback>(
  gateway: Gateway,
  content: T,
  schema: z.ZodType<{ document: T; salts: Salts }>,
  factsOf: (salted: SaltedDocument<T>) => DocumentFacts,
  /** Asked of what is not here yet: what was taken once is answered for ever. */
  requireAllowed: () => Promise<void>,
): Promise<Omit<DocumentReceipt, "notices">> {
  const keyedHash = gateway.keyedHash(canonicalJson(content));
  const known = await gateway.store.documentOfKeyedHash(keyedHash);
  if (known !== undefined) return receipt(gateway, known, schema, false);
  await requireAllowed();
  const salts = saltLeaves(leavesOf(content as Parameters<typeof leavesOf>[0]), gateway.randomBytes32);
  const facts = factsOf({ document: content, salts });
  const kept = await keepDocument(gateway, { document: content, salts }, facts, keyedHash);
  return receipt(gateway, kept, schema, kept.root === facts.root);
}

async function receipt<T>(
  gateway: Gateway,
  document: DocumentRow,
  schema: z.ZodType<{ document: T; salts: Salts }>,
  isNew: boolean,
): Promise<Omit<DocumentReceipt, "notices">> {
  const { salts } = await readDocument(gateway, document, schema);
  return { commitment: document.root, salts: { ...salts }, isNew };
}
