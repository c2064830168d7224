import { addresseesOf } from "../domain/addressees.ts";
import { hasBit } from "../domain/bit-sets.ts";
import { type NoticeTerms, noticeIdOf } from "../domain/ids.ts";
import { ZERO_BYTES32 } from "../domain/scalars.ts";
import { agreementKey, whyNotPublished } from "./agreements.ts";
import type { Context, EventOf } from "./context.ts";
import { OFFICER, whyNotAllowed } from "./partners.ts";

/** What the board keeps of an answer or of an acknowledgement; of an office that was only addressed, its publisher's signer. */
export interface ResponseKept {
  readonly partnerId: number;
  readonly office: string;
  readonly outcome: number;
  readonly signer: string;
  readonly acknowledgedAt: number;
  readonly answeredAt: number;
  readonly answers: number;
}

/** What it keeps of a notice, and when its recipients are to have answered. Times are Unix seconds. */
export interface NoticeKept {
  state: number;
  successor: string | undefined;
  readonly signer: string;
  readonly partnerId: number;
  readonly publishedAt: number;
  readonly terms: NoticeTerms;
  readonly acknowledgeBy: number;
  readonly answerBy: number;
  /** By partner and office. */
  readonly responses: Map<string, ResponseKept>;
}

export type Notices = Map<string, NoticeKept>;

type NoticeEvent = EventOf<
  "NoticePublished" | "NoticeUpdated" | "NoticeWithdrawn" | "NoticeAcknowledged" | "NoticeAnswered"
>;

export const PUBLISHED = 1;
const UPDATED = 2;
const WITHDRAWN = 3;
const SECONDS_IN_HOUR = 3_600;
const MOST_ANSWERS = 255;

export const responseKey = (partnerId: number, office: string): string => `${partnerId}/${office}`;

/** Notices and what became of them. */
export function applyToNotices(context: Context, notices: Notices, event: NoticeEvent): void {
  if (event.name === "NoticePublished") {
    publish(context, notices, event);
    return;
  }
  const { noticeId, partnerId, signer } = event.args;
  const fault = whyNotAllowed(context.partners, signer, partnerId, OFFICER, event.time);
  if (fault !== undefined) context.note(fault, event, signer, { event: event.name });
  const notice = notices.get(noticeId);
  if (notice === undefined) {
    context.note("record-unknown", event, noticeId);
    return;
  }
  switch (event.name) {
    case "NoticeUpdated":
      end(context, event, notice, UPDATED, notices);
      return;
    case "NoticeWithdrawn":
      end(context, event, notice, WITHDRAWN, notices);
      return;
    case "NoticeAcknowledged":
      acknowledge(context, event, notice);
      return;
    case "NoticeAnswered":
      answer(context, event, notice);
  }
}

function publish(context: Context, notices: Notices, event: EventOf<"NoticePublished">): void {
  const { ledger, partners, agreements, note } = context;
  const { noticeId, partnerId, agreementId, terms, signer } = event.args;
  const { version, validFrom, validTo, recipients, offices } = terms;
  const expected = noticeIdOf(BigInt(ledger.chainId), ledger.contracts.board, partnerId, terms);
  if (expected !== noticeId || agreementId !== terms.agreementId) note("id-unbound", event, noticeId);
  if (notices.has(noticeId)) note("entry-doubled", event, noticeId);
  if (event.time >= validTo) note("time-contradicts", event, noticeId, { claimed: validTo, time: event.time });
  const isWhole = validFrom < validTo && hasBit(recipients, partnerId) === offices.length > 0;
  if (!isWhole) note("transition-illegal", event, noticeId, { validFrom, validTo });
  const act = { signer, partnerId, agreementId: terms.agreementId, version, time: event.time };
  const refusal = whyNotPublished(partners, agreements, act, terms);
  if (refusal !== undefined)
    note(refusal.code, event, signer, { event: event.name, ...(refusal.clause && { clause: refusal.clause }) });
  const scope = agreements.byVersion.get(agreementKey(terms.agreementId, version))?.scope;
  const by = (hours = 0): number => event.time + hours * SECONDS_IN_HOUR;
  const silent = { outcome: 0, acknowledgedAt: 0, answeredAt: 0, answers: 0 };
  notices.set(noticeId, {
    state: PUBLISHED,
    successor: undefined,
    signer,
    partnerId,
    publishedAt: event.time,
    terms,
    acknowledgeBy: by(scope?.hoursToAcknowledge),
    answerBy: by(scope?.hoursToAnswer),
    responses: new Map(
      offices.map((office) => [responseKey(partnerId, office), { partnerId, office, signer, ...silent }]),
    ),
  });
}

function end(
  { note }: Context,
  event: EventOf<"NoticeUpdated" | "NoticeWithdrawn">,
  notice: NoticeKept,
  state: number,
  notices: Notices,
): void {
  const { noticeId, partnerId } = event.args;
  const successor = event.name === "NoticeUpdated" ? event.args.successor : undefined;
  const next = successor === undefined ? undefined : notices.get(successor);
  const isSucceeded = successor === undefined || next?.terms.agreementId === notice.terms.agreementId;
  if (notice.state !== PUBLISHED || notice.partnerId !== partnerId || !isSucceeded)
    note("transition-illegal", event, noticeId, { from: notice.state, to: state });
  notice.state = state;
  notice.successor = successor;
}

const isAddressed = ({ partnerId, terms }: NoticeKept, addressee: { partnerId: number; office: string }): boolean =>
  addresseesOf(partnerId, terms).some(
    (each) => each.partnerId === addressee.partnerId && each.office === addressee.office,
  );

function acknowledge(
  { note, isAnsweredNext }: Context,
  event: EventOf<"NoticeAcknowledged">,
  notice: NoticeKept,
): void {
  const { noticeId, partnerId, office, signer } = event.args;
  const key = responseKey(partnerId, office);
  const before = notice.responses.get(key);
  if (before !== undefined && before.acknowledgedAt !== 0)
    note("entry-doubled", event, noticeId, { partner: partnerId, office });
  if (!isAddressed(notice, { partnerId, office }))
    note("transition-illegal", event, noticeId, { partner: partnerId, office });
  // Who answers a notice that is no longer current acknowledges it by that.
  const isCurrent = notice.state === PUBLISHED && event.time < notice.terms.validTo;
  if (!isCurrent && !isAnsweredNext(event)) note("transition-illegal", event, noticeId, { from: notice.state });
  notice.responses.set(key, {
    ...(before ?? { partnerId, office, outcome: 0, answeredAt: 0, answers: 0 }),
    signer,
    acknowledgedAt: event.time,
  });
}

function answer({ note }: Context, event: EventOf<"NoticeAnswered">, notice: NoticeKept): void {
  const { noticeId, partnerId, office, outcome, commitment, signer } = event.args;
  const key = responseKey(partnerId, office);
  const before = notice.responses.get(key);
  if (before === undefined || before.acknowledgedAt === 0 || outcome === 0 || commitment === ZERO_BYTES32)
    note("transition-illegal", event, noticeId, { partner: partnerId, office, outcome });
  notice.responses.set(key, {
    partnerId,
    office,
    outcome,
    signer,
    acknowledgedAt: before?.acknowledgedAt ?? event.time,
    answeredAt: event.time,
    answers: Math.min(MOST_ANSWERS, (before?.answers ?? 0) + 1),
  });
}
