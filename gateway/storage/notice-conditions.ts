import { type Expression, expressionBuilder, type SqlBool } from "kysely";
import type { NoticeFilter } from "../domain/filters.ts";
import type { Tables } from "./schema.ts";

const PUBLISHED = 1;
const UPDATED = 2;
const WITHDRAWN = 3;

/** The conditions of a filter on notices. */
export function noticeConditions(filter: NoticeFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, "notice">();
  const { viewerId, direction, partnerId, recipientId, agreementId, after, isOverdue } = filter;
  const isSent = eb("notice.partner_id", "=", viewerId);
  const conditions: Expression<SqlBool>[] = [eb.or([isSent, isAddressedTo(viewerId)])];
  if (direction === "sent") conditions.push(isSent);
  if (direction === "received") conditions.push(isAddressedTo(viewerId));
  if (partnerId !== undefined) conditions.push(eb("notice.partner_id", "=", partnerId));
  if (recipientId !== undefined) conditions.push(isAddressedTo(recipientId));
  if (agreementId !== undefined) conditions.push(eb("notice.agreement_id", "=", agreementId));
  if (filter.publishedFrom !== undefined) conditions.push(eb("notice.published_at", ">=", filter.publishedFrom));
  if (filter.publishedTo !== undefined) conditions.push(eb("notice.published_at", "<", filter.publishedTo));
  if (filter.state !== undefined) conditions.push(isIn(filter.state, filter.now));
  if (isOverdue !== undefined) conditions.push(isOverdue ? isLate(filter.now) : eb.not(isLate(filter.now)));
  if (after !== undefined) {
    conditions.push(eb("notice.block_number", "<=", after.blockNumber));
    conditions.push(eb.or([eb("notice.block_number", "<", after.blockNumber), eb("notice.notice_id", ">", after.id)]));
  }
  return eb.and(conditions);
}

function isAddressedTo(partnerId: number): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, "notice">();
  return eb.exists(
    eb
      .selectFrom("notice_recipient")
      .select("notice_recipient.office")
      .whereRef("notice_recipient.notice_id", "=", "notice.notice_id")
      .where("notice_recipient.partner_id", "=", partnerId),
  );
}

function isIn(state: NonNullable<NoticeFilter["state"]>, now: number): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, "notice">();
  const isPublished = eb("notice.state", "=", PUBLISHED);
  switch (state) {
    case "published":
      return eb.and([isPublished, eb("notice.valid_to", ">", now)]);
    case "expired":
      return eb.and([isPublished, eb("notice.valid_to", "<=", now)]);
    case "updated":
      return eb("notice.state", "=", UPDATED);
    case "withdrawn":
      return eb("notice.state", "=", WITHDRAWN);
  }
}

/** Whether somebody's acknowledgement or answer came after the agreement's clock, or is outstanding past it. */
function isLate(now: number): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, "notice">();
  return eb.exists(
    eb
      .selectFrom("notice_recipient")
      .leftJoin("response", (join) =>
        join
          .onRef("response.notice_id", "=", "notice_recipient.notice_id")
          .onRef("response.partner_id", "=", "notice_recipient.partner_id")
          .onRef("response.office", "=", "notice_recipient.office"),
      )
      .select("notice_recipient.office")
      .whereRef("notice_recipient.notice_id", "=", "notice.notice_id")
      .where((each) => {
        const isOpenPast = (by: "notice_recipient.acknowledge_by" | "notice_recipient.answer_by") =>
          each.and([each("notice.state", "=", PUBLISHED), each(by, "<", now)]);
        return each.or([
          each("response.acknowledged_at", ">", each.ref("notice_recipient.acknowledge_by")),
          each.and([each("response.acknowledged_at", "is", null), isOpenPast("notice_recipient.acknowledge_by")]),
          each("response.answered_at", ">", each.ref("notice_recipient.answer_by")),
          each.and([each("response.answered_at", "is", null), isOpenPast("notice_recipient.answer_by")]),
        ]);
      }),
  );
}
