import type { z } from "zod";
import { channels } from "../../domain/codes/channels.ts";
import { type Language, label } from "../../domain/codes/code-list.ts";
import { informationGrades, sourceGrades, tlpLabels, useCodes } from "../../domain/codes/handling.ts";
import { actions, noticeTypes, outcomes, patterns, priorities } from "../../domain/codes/notices.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { rights } from "../../domain/codes/rights.ts";
import { noticeStates } from "../../domain/codes/states.ts";
import type { Feedback, NoticeBody } from "../../domain/notice-body.ts";
import { safeText } from "../../domain/safe-text.ts";
import { bracket, listTexts, nameAgreement, nameCodes, nameNumber, nameRoute } from "../../domain/texts/name-values.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { NoticeInfo, noticeDetailSchema, RecipientStatus } from "../../domain/wire/records.ts";
import { renderAsOf } from "./as-of.ts";
import { commandTexts } from "./command-texts.ts";
import { renderTable } from "./table.ts";

/** A list of notices, one line each. */
export function renderNoticeList(notices: readonly NoticeInfo[], language: Language): string {
  const say = sayIn(commandTexts, language);
  if (notices.length === 0) return `${say("noNotices")}\n`;
  return renderTable(
    notices.map((notice) => [
      notice.id,
      notice.partner,
      nameAgreement(notice.agreement, language),
      label(noticeStates, notice.state, language),
      say("valid", { from: notice.validFrom.slice(0, 10), until: notice.validTo.slice(0, 10) }),
      notice.recipients.map((recipient) => nameOf(recipient, language)).join(" "),
      notice.body === null
        ? "–"
        : `${label(noticeTypes, notice.body.type, language)}: ${safeText(notice.body.case.title)}`,
    ]),
  );
}

/** One notice with what every recipient did about it. */
export function renderNotice({ asOf, notice }: z.infer<typeof noticeDetailSchema>, language: Language): string {
  const say = sayIn(recordTexts, language);
  const sayHere = sayIn(commandTexts, language);
  const reason = notice.reason === null ? "" : ` · ${label(reasons, notice.reason, language)}`;
  const why = safeText(notice.bodyProblem ?? say("bodyNotHere"));
  const rows = [
    [say("notice"), notice.id],
    [say("from"), notice.partner],
    [say("signer"), notice.signer],
    [say("publishedAt"), notice.publishedAt],
    [say("block"), String(notice.block)],
    [say("transaction"), notice.transactionHash],
    [say("agreement"), nameAgreement(notice.agreement, language)],
    [say("status"), `${label(noticeStates, notice.state, language)}${reason}`],
    [sayHere("validity"), sayHere("valid", { from: notice.validFrom, until: notice.validTo })],
    ...(notice.previous === null ? [] : [[say("updates"), notice.previous]]),
    ...(notice.successor === null ? [] : [[say("updatedBy"), notice.successor]]),
    ...(notice.body === null ? [[sayHere("content"), sayHere("notHere", { why })]] : renderBody(notice.body, language)),
    ...notice.recipients.flatMap((recipient) => renderRecipient(recipient, language)),
  ];
  return `${renderAsOf(asOf, language)}${renderTable(rows)}`;
}

function renderBody(body: NoticeBody, language: Language): string[][] {
  const { case: from, goods, route, pattern, grading, handling, basis } = body;
  const say = sayIn(recordTexts, language);
  const type = label(noticeTypes, body.type, language);
  const texts = (name: string, given: readonly string[] | undefined): string[][] =>
    given === undefined || given.length === 0 ? [] : [[name, listTexts(given.map(safeText), language)]];
  return [
    [say("case"), safeText(say("caseOf", { number: from.number, office: from.office, title: from.title }))],
    [sayIn(commandTexts, language)("noticeType"), type],
    [say("priority"), label(priorities, priorityOf(body.priority), language)],
    [say("asks"), label(actions, body.action, language)],
    [say("right"), label(rights, body.right, language)],
    [say("channel"), label(channels, body.channel, language)],
    [say("handling"), `${label(tlpLabels, handling.tlp, language)} · ${label(useCodes, handling.use, language)}`],
    [
      say("grading"),
      `${label(sourceGrades, grading.source, language)} · ${label(informationGrades, informationOf(grading.information), language)}`,
    ],
    ...texts(say("goodsHs"), goods?.hs),
    ...texts(say("goodsDeclared"), goods?.declared),
    ...texts(say("goodsActual"), goods?.actual),
    ...(route === undefined ? [] : [[say("route"), safeText(nameRoute(route))]]),
    ...(pattern === undefined ? [] : [[say("pattern"), nameCodes(patterns, pattern, language)]]),
    ...(basis ?? []).map((id) => [say("basis"), id]),
  ];
}

const priorityOf = (priority: number) => String(priority) as (typeof priorities)[number]["code"];
const informationOf = (information: number) => String(information) as (typeof informationGrades)[number]["code"];

function nameOf({ partner, office, officeCommitment }: RecipientStatus, language: Language): string {
  if (officeCommitment === null) return partner;
  return `${partner}/${office === null ? `(${sayIn(recordTexts, language)("anOffice")})` : safeText(office)}`;
}

function renderRecipient(recipient: RecipientStatus, language: Language): string[][] {
  const say = sayIn(recordTexts, language);
  const { acknowledgedAt, isAcknowledgementOverdue, answeredAt, isAnswerOverdue, outcome } = recipient;
  const signedBy = (signer: string | null): string => (signer === null ? "" : bracket("", signer, language));
  const acknowledged =
    acknowledgedAt === null
      ? bracket(
          say(isAcknowledgementOverdue ? "acknowledgementOverdue" : "awaitingAcknowledgement"),
          say("due", { time: recipient.acknowledgeBy }),
          language,
        )
      : `${say(isAcknowledgementOverdue ? "acknowledgedLate" : "acknowledged")} ${acknowledgedAt}${signedBy(recipient.acknowledgedBy)}`;
  const answered =
    answeredAt === null || outcome === null
      ? bracket(
          say(isAnswerOverdue ? "answerOverdue" : "awaitingAnswer"),
          say("due", { time: recipient.answerBy }),
          language,
        )
      : `${say(isAnswerOverdue ? "answeredLate" : "answered")} ${answeredAt}${signedBy(recipient.answeredBy)}: ${label(outcomes, outcome, language)}`;
  const delivery = recipient.delivery === "pending" ? [say("deliveryPending")] : [];
  const name = sayIn(commandTexts, language)("to", { who: nameOf(recipient, language) });
  return [
    [name, [...delivery, acknowledged, answered].join("; ")],
    ...(recipient.feedback === null ? [] : renderFeedback(recipient.feedback, language)),
    ...(recipient.feedbackProblem === null
      ? []
      : [["", `${say("answerNotHere")}: ${safeText(recipient.feedbackProblem)}`]]),
  ];
}

function renderFeedback({ found, why, place, quantity, value, evidence }: Feedback, language: Language): string[][] {
  const say = sayIn(recordTexts, language);
  const parts = [
    found,
    why,
    place,
    quantity === undefined ? undefined : say("quantity", { count: nameNumber(quantity, language) }),
    value === undefined ? undefined : `${nameNumber(value.amount, language)} ${value.currency}`,
  ].filter((part) => part !== undefined);
  return [
    ...(parts.length === 0 ? [] : [["", parts.map(safeText).join("; ")]]),
    ...(evidence ?? []).map((id) => ["", `${say("basis")} ${id}`]),
  ];
}
