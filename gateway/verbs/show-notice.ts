import type { z } from "zod";
import { hasBit } from "../domain/bit-sets.ts";
import { DomainError } from "../domain/errors.ts";
import type { NoticeFilter } from "../domain/ports.ts";
import type { noticeDetailSchema, noticePageSchema } from "../domain/wire/records.ts";
import { describeNotice } from "./describe-notice.ts";
import { asOfHead, type Gateway, requireHead } from "./gateway.ts";

/** A notice. Throws DomainError `unknown-notice`. */
export async function showNotice(gateway: Gateway, noticeId: string): Promise<z.infer<typeof noticeDetailSchema>> {
  const head = await requireHead(gateway);
  const row = await gateway.store.notice(noticeId);
  if (row === undefined) {
    throw new DomainError("unknown-notice", `This gateway knows no notice ${noticeId}.`, { notice: noticeId });
  }
  return { asOf: asOfHead(gateway, head), notice: await describeNotice(gateway, row) };
}

/** Notices that this partner published or that are addressed to it, newest first. */
export async function listNotices(gateway: Gateway, filter: NoticeFilter): Promise<z.infer<typeof noticePageSchema>> {
  const head = await requireHead(gateway);
  const own = gateway.partner.id;
  const shown: z.infer<typeof noticePageSchema>["notices"] = [];
  let { after } = filter;
  for (;;) {
    const rows = await gateway.store.listNotices({
      limit: filter.limit + 1,
      ...(after === undefined ? {} : { after }),
    });
    for (const row of rows) {
      if (row.partnerId !== own && !hasBit(row.terms.recipients, own)) continue;
      const last = shown.at(-1);
      if (shown.length === filter.limit && last !== undefined) {
        return { asOf: asOfHead(gateway, head), notices: shown, next: `${last.block}:${last.id}` };
      }
      shown.push(await describeNotice(gateway, row));
    }
    const end = rows.at(-1);
    if (rows.length <= filter.limit || end === undefined)
      return { asOf: asOfHead(gateway, head), notices: shown, next: null };
    after = `${end.blockNumber}:${end.noticeId}`;
  }
}
