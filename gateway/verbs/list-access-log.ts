import type { z } from "zod";
import { dayOf, textOfDay } from "../domain/access-log.ts";
import type { AccessLogQuery, AnchorQuery, accessLogPageSchema, anchorPageSchema } from "../domain/wire/access-log.ts";
import { asOfHead, type Gateway, requireHead, utcOfSeconds } from "./gateway.ts";
import { requirePartner } from "./list-partners.ts";
import { pageOf } from "./page.ts";

/** The access log as it is kept, oldest entry first. */
export async function listAccessLog(
  { store, partner }: Gateway,
  { limit, after }: AccessLogQuery,
): Promise<z.infer<typeof accessLogPageSchema>> {
  const rows = await store.accessEntries(after, limit + 1);
  const entries = rows.slice(0, limit);
  return { partner: partner.iso, entries, next: rows.length > limit ? (entries.at(-1)?.sequence ?? null) : null };
}

/** What a partner anchored of its access log, as the ledger has it, oldest day first. Throws DomainError `unknown-partner`. */
export async function listAnchors(
  gateway: Gateway,
  { partner, limit, after }: AnchorQuery,
): Promise<z.infer<typeof anchorPageSchema>> {
  const head = await requireHead(gateway);
  const { partnerId, iso } = await requirePartner(gateway, partner ?? gateway.partner.iso);
  const afterDay = after === undefined ? 0 : dayOf(Date.parse(after));
  const rows = await gateway.store.accessAnchors(partnerId, afterDay, limit + 1);
  const { entries, next } = pageOf(rows, limit, ({ day }) => textOfDay(day));
  const anchors = entries.map(({ day, head: anchored, count, anchoredAt, signer }) => ({
    day: textOfDay(day),
    head: anchored,
    count,
    anchoredAt: utcOfSeconds(anchoredAt),
    signer,
  }));
  return { asOf: asOfHead(gateway, head), partner: iso, anchors, next };
}
