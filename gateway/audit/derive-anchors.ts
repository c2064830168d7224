import { endOfDay } from "../domain/access-log.ts";
import type { Context, EventOf } from "./context.ts";
import { GATEWAY, whyNotAllowed } from "./partners.ts";

/** What is kept of a head that a gateway anchored of its access log. */
export interface AnchorKept {
  readonly head: string;
  readonly count: number;
  readonly anchoredAt: number;
  readonly signer: string;
}

/** Of each partner the anchors by day, and the last day. */
export interface Anchors {
  readonly lastDays: Map<number, number>;
  readonly byDay: Map<number, Map<number, AnchorKept>>;
}

export const noAnchors = (): Anchors => ({ lastDays: new Map(), byDay: new Map() });

/** The anchors of access logs: a log only grows, and a day is anchored when it is over. */
export function applyToAnchors(context: Context, anchors: Anchors, event: EventOf<"AccessLogAnchored">): void {
  const { partners, note } = context;
  const { partnerId, day, head, count, signer } = event.args;
  const subject = `access log of partner ${partnerId}`;
  const fault = whyNotAllowed(partners, signer, partnerId, GATEWAY, event.time);
  if (fault !== undefined) note(fault, event, signer, { event: event.name });
  const byDay = anchors.byDay.get(partnerId) ?? new Map<number, AnchorKept>();
  const lastDay = anchors.lastDays.get(partnerId) ?? 0;
  const last = byDay.get(lastDay);
  if (byDay.has(day)) note("entry-doubled", event, subject, { day });
  if (endOfDay(day) > event.time * 1_000) note("time-contradicts", event, subject, { day, time: event.time });
  const hasGrown = count > (last?.count ?? 0);
  const isSame = count === last?.count && head === last.head;
  if (day <= lastDay || !(hasGrown || isSame))
    note("transition-illegal", event, subject, { day, lastDay, from: last?.count ?? 0, to: count });
  anchors.byDay.set(partnerId, byDay);
  anchors.lastDays.set(partnerId, day);
  byDay.set(day, { head, count, anchoredAt: event.time, signer });
}
