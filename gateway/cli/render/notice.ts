import type { z } from "zod";
import { channels } from "../../domain/codes/channels.ts";
import { type Language, label } from "../../domain/codes/code-list.ts";
import { actions, noticeTypes, outcomes, patterns, priorities } from "../../domain/codes/notices.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { rights } from "../../domain/codes/rights.ts";
import type { Feedback, NoticeBody } from "../../domain/notice-body.ts";
import { safeText } from "../../domain/safe-text.ts";
import type { NoticeInfo, noticeDetailSchema, RecipientStatus } from "../../domain/wire/records.ts";
import { renderAsOf } from "./evidence.ts";
import { renderTable } from "./table.ts";

/** A list of notices, one line each. */
export function renderNoticeList(notices: readonly NoticeInfo[], language: Language): string {
  if (notices.length === 0) return "no notices\n";
  return renderTable(
    notices.map(({ id, partner, agreement, state, validFrom, validTo, body, recipients }) => [
      id,
      partner,
      `${safeText(agreement.code)} v${agreement.version}`,
      state,
      `${validFrom.slice(0, 10)} until ${validTo.slice(0, 10)}`,
      recipients.map(nameOf).join(" "),
      body === null ? "–" : `${label(noticeTypes, body.type, language)}: ${safeText(body.case.title)}`,
    ]),
  );
}

/** One notice with what every recipient did about it. */
export function renderNotice({ asOf, notice }: z.infer<typeof noticeDetailSchema>, language: Language): string {
  const reason = notice.reason === null ? "" : `: ${label(reasons, notice.reason, language)}`;
  const rows = [
    ["notice", notice.id],
    ["published by", `${notice.partner} (${notice.signer})`],
    ["published at", `${notice.publishedAt}, block ${notice.block}, transaction ${notice.transactionHash}`],
    ["agreement", `${safeText(notice.agreement.code)} version ${notice.agreement.version}`],
    ["state", `${notice.state}${reason}`],
    ["valid", `${notice.validFrom} until ${notice.validTo}`],
    ...(notice.previous === null ? [] : [["updates", notice.previous]]),
    ...(notice.successor === null ? [] : [["updated by", notice.successor]]),
    ...(notice.body === null
      ? [["body", `not here: ${safeText(notice.bodyProblem ?? "unknown")}`]]
      : renderBody(notice.body, language)),
    ...notice.recipients.flatMap((recipient) => renderRecipient(recipient, language)),
  ];
  return `${renderAsOf(asOf)}${renderTable(rows)}`;
}

function renderBody(body: NoticeBody, language: Language): string[][] {
  const { case: from, goods, route, pattern, basis } = body;
  const list = (texts: readonly string[] | undefined): string => (texts ?? []).map(safeText).join(", ");
  return [
    ["case", `${safeText(from.number)} of ${safeText(from.office)}: ${safeText(from.title)}`],
    [
      "type",
      `${label(noticeTypes, body.type, language)}, priority ${label(priorities, priorityOf(body.priority), language)}`,
    ],
    ["asks to", label(actions, body.action, language)],
    ["right", label(rights, body.right, language)],
    ["channel", label(channels, body.channel, language)],
    [
      "handling",
      `TLP:${body.handling.tlp}, ${body.handling.use}, source ${body.grading.source}, information ${body.grading.information}`,
    ],
    ...(goods?.hs === undefined ? [] : [["HS codes", list(goods.hs)]]),
    ...(goods?.declared === undefined ? [] : [["declared as", list(goods.declared)]]),
    ...(goods?.actual === undefined ? [] : [["actually", list(goods.actual)]]),
    ...(route === undefined
      ? []
      : [["route", `from ${list(route.from ? [route.from] : [])} via ${list(route.via)} to ${list(route.to)}`]]),
    ...(pattern === undefined ? [] : [["pattern", pattern.map((code) => label(patterns, code, language)).join(", ")]]),
    ...(basis ?? []).map((id) => ["rests on", id]),
  ];
}

const priorityOf = (priority: number) => String(priority) as (typeof priorities)[number]["code"];

const nameOf = ({ partner, office, officeCommitment }: RecipientStatus): string => {
  if (officeCommitment === null) return partner;
  return `${partner}/${office === null ? "(an office)" : safeText(office)}`;
};

function renderRecipient(recipient: RecipientStatus, language: Language): string[][] {
  const { acknowledgedAt, acknowledgeBy, isAcknowledgementOverdue, outcome, answeredAt, answerBy, isAnswerOverdue } =
    recipient;
  const late = (isOverdue: boolean): string => (isOverdue ? " OVERDUE" : "");
  const acknowledged =
    acknowledgedAt === null
      ? `not acknowledged, due ${acknowledgeBy}${late(isAcknowledgementOverdue)}`
      : `acknowledged ${acknowledgedAt}${late(isAcknowledgementOverdue)}`;
  const answered =
    answeredAt === null || outcome === null
      ? `not answered, due ${answerBy}${late(isAnswerOverdue)}`
      : `answered ${answeredAt}${late(isAnswerOverdue)}: ${label(outcomes, outcome, language)}`;
  const delivery = recipient.delivery === "pending" ? "delivery pending; " : "";
  return [
    [`to ${nameOf(recipient)}`, `${delivery}${acknowledged}; ${answered}`],
    ...(recipient.feedback === null ? [] : renderFeedback(recipient.feedback)),
    ...(recipient.feedbackProblem === null ? [] : [["", `answer not here: ${safeText(recipient.feedbackProblem)}`]]),
  ];
}

function renderFeedback({ found, why, place, quantity, value, evidence }: Feedback): string[][] {
  const parts = [
    found,
    why,
    place,
    quantity === undefined ? undefined : `${quantity} items`,
    value === undefined ? undefined : `${value.amount} ${value.currency}`,
  ].filter((part) => part !== undefined);
  return [
    ...(parts.length === 0 ? [] : [["", parts.map(safeText).join("; ")]]),
    ...(evidence ?? []).map((id) => ["", `shown by ${id}`]),
  ];
}
