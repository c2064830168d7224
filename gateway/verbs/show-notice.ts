import type { z } from "zod";
import { DomainError } from "../domain/errors.ts";
import type {
  NoticeInfo,
  noticeAcknowledgementsSchema,
  noticeDetailSchema,
  noticeFeedbackSchema,
} from "../domain/wire/records.ts";
import { describeNotice } from "./describe-notice.ts";
import { asOfHead, type Gateway, requireHead } from "./gateway.ts";

/** A notice. Throws DomainError `unknown-notice`. */
export async function showNotice(gateway: Gateway, noticeId: string): Promise<z.infer<typeof noticeDetailSchema>> {
  const head = await requireHead(gateway);
  return { asOf: asOfHead(gateway, head), notice: await requireNotice(gateway, noticeId) };
}

/** Who has acknowledged a notice, and who is silent. Throws DomainError `unknown-notice`. */
export async function showAcknowledgements(
  gateway: Gateway,
  noticeId: string,
): Promise<z.infer<typeof noticeAcknowledgementsSchema>> {
  const head = await requireHead(gateway);
  const { recipients } = await requireNotice(gateway, noticeId);
  return {
    asOf: asOfHead(gateway, head),
    notice: noticeId,
    acknowledgements: recipients.map((recipient) => ({
      partner: recipient.partner,
      office: recipient.office,
      officeCommitment: recipient.officeCommitment,
      delivery: recipient.delivery,
      acknowledgedAt: recipient.acknowledgedAt,
      acknowledgedBy: recipient.acknowledgedBy,
      acknowledgeBy: recipient.acknowledgeBy,
      isOverdue: recipient.isAcknowledgementOverdue,
    })),
  };
}

/** What was answered to a notice, and by whom nothing was. Throws DomainError `unknown-notice`. */
export async function showFeedback(gateway: Gateway, noticeId: string): Promise<z.infer<typeof noticeFeedbackSchema>> {
  const head = await requireHead(gateway);
  const { recipients } = await requireNotice(gateway, noticeId);
  return {
    asOf: asOfHead(gateway, head),
    notice: noticeId,
    feedback: recipients.map((recipient) => ({
      partner: recipient.partner,
      office: recipient.office,
      officeCommitment: recipient.officeCommitment,
      answeredAt: recipient.answeredAt,
      answeredBy: recipient.answeredBy,
      answerBy: recipient.answerBy,
      isOverdue: recipient.isAnswerOverdue,
      outcome: recipient.outcome,
      answers: recipient.answers,
      feedback: recipient.feedback,
      feedbackProblem: recipient.feedbackProblem,
    })),
  };
}

async function requireNotice(gateway: Gateway, noticeId: string): Promise<NoticeInfo> {
  const row = await gateway.store.notice(noticeId);
  if (row === undefined) {
    throw new DomainError("unknown-notice", `This gateway knows no notice ${noticeId}.`, { notice: noticeId });
  }
  return describeNotice(gateway, row);
}
