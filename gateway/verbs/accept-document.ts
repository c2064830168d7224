import type { z } from "zod";
import { canonicalBytes, canonicalJson } from "../domain/canonical.ts";
import { DomainError } from "../domain/errors.ts";
import {
  documentTree,
  type Feedback,
  type NoticeBody,
  saltedFeedbackSchema,
  saltedNoticeBodySchema,
} from "../domain/notice-body.ts";
import type { DocumentRow, DocumentType } from "../domain/ports.ts";
import { leavesOf, type Salts, saltLeaves } from "../domain/salted-tree.ts";
import type { DocumentReceipt } from "../domain/wire/filing.ts";
import type { Gateway } from "./gateway.ts";
import { readDocument } from "./read-document.ts";

/**
 * Takes the body of a notice in and gives it salts. The same body again is answered with the salts that it has.
 *
 * @throws DomainError `not-publisher` when it is of another partner's case
 */
export async function acceptNoticeBody(gateway: Gateway, body: NoticeBody): Promise<DocumentReceipt> {
  if (body.case.partner !== gateway.partner.iso) {
    throw new DomainError(
      "not-publisher",
      `This is the gateway of ${gateway.partner.iso}; the case is of ${body.case.partner}.`,
    );
  }
  const document = await keep(gateway, "notice", body, saltedNoticeBodySchema, body.case);
  const notices = await gateway.store.noticesOfCommitment(document.commitment);
  return { ...document, notices: notices.map(({ noticeId }) => noticeId) };
}

/**
 * Takes the content of an answer in and gives it salts.
 *
 * @throws DomainError `not-addressed` when it is of another partner, `unknown-notice` when this gateway knows no such notice
 */
export async function acceptFeedback(gateway: Gateway, feedback: Feedback): Promise<DocumentReceipt> {
  if (feedback.partner !== gateway.partner.iso) {
    throw new DomainError(
      "not-addressed",
      `This is the gateway of ${gateway.partner.iso}; the answer is of ${feedback.partner}.`,
    );
  }
  if ((await gateway.store.notice(feedback.notice)) === undefined) {
    throw new DomainError("unknown-notice", `This gateway knows no notice ${feedback.notice}.`, {
      notice: feedback.notice,
    });
  }
  return { ...(await keep(gateway, "feedback", feedback, saltedFeedbackSchema)), notices: [] };
}

async function keep<T extends NoticeBody | Feedback>(
  gateway: Gateway,
  type: DocumentType,
  content: T,
  schema: z.ZodType<{ document: T; salts: Salts }>,
  caseReference?: NoticeBody["case"],
): Promise<Omit<DocumentReceipt, "notices">> {
  const keyedHash = gateway.keyedHash(canonicalJson(content));
  const known = await gateway.store.documentOfKeyedHash(keyedHash);
  if (known !== undefined) return receipt(gateway, known, schema, false);
  const salts = saltLeaves(leavesOf(content as Parameters<typeof leavesOf>[0]), gateway.randomBytes32);
  const { root } = documentTree({ document: content, salts });
  const stored = await gateway.objects.putBytes(canonicalBytes({ document: content, salts }));
  const kept = await gateway.store.addDocument({
    root,
    type,
    objectSha256: stored.sha256,
    keyedHash,
    caseNumber: caseReference?.number,
    ref: undefined,
    title: caseReference?.title,
    kind: undefined,
    right: undefined,
    exhibits: [],
  });
  return receipt(gateway, kept, schema, kept.root === root);
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
