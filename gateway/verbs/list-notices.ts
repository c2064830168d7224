import type { z } from "zod";
import { readCursor, writeCursor } from "../domain/cursors.ts";
import type { NoticeQuery } from "../domain/wire/queries.ts";
import type { noticePageSchema } from "../domain/wire/records.ts";
import { describeNotice } from "./describe-notice.ts";
import { asOfHead, type Gateway, requireHead } from "./gateway.ts";
import { pageOf } from "./page.ts";
import { agreementIdIn, partnerIdOf, secondsOf } from "./read-query.ts";

/**
 * Notices that this partner published or that are addressed to it, newest first.
 *
 * @throws DomainError `unknown-partner`, `unknown-agreement`, `invalid-cursor`
 */
export async function listNotices(gateway: Gateway, query: NoticeQuery): Promise<z.infer<typeof noticePageSchema>> {
  const { limit, after, direction, state, overdue } = query;
  const filter = {
    limit: limit + 1,
    after: after === undefined ? undefined : readCursor.block(after),
    viewerId: gateway.partner.id,
    direction,
    partnerId: partnerIdOf(gateway, query.partner),
    recipientId: partnerIdOf(gateway, query.recipient),
    agreementId: agreementIdIn(gateway, query.agreement),
    state,
    isOverdue: overdue,
    publishedFrom: secondsOf(query.publishedFrom),
    publishedTo: secondsOf(query.publishedTo),
    now: Math.floor(gateway.now() / 1_000),
  };
  const head = await requireHead(gateway);
  const rows = await gateway.store.listNotices(filter);
  const { entries, next } = pageOf(rows, limit, (row) => writeCursor(row.blockNumber, row.noticeId));
  return {
    asOf: asOfHead(gateway, head),
    notices: await Promise.all(entries.map((row) => describeNotice(gateway, row))),
    next,
  };
}
