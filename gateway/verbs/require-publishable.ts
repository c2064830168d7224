import { hasBit } from "../domain/bit-sets.ts";
import { channels } from "../domain/codes/channels.ts";
import type { Clause } from "../domain/codes/clauses.ts";
import { codesIn } from "../domain/codes/code-list.ts";
import { rights } from "../domain/codes/rights.ts";
import { partnerOfIso } from "../domain/directory.ts";
import { DomainError } from "../domain/errors.ts";
import type { NoticeBody } from "../domain/notice-body.ts";
import type { AgreementRow } from "../domain/ports.ts";
import type { Gateway } from "./gateway.ts";

const ACTIVE = 2;
const AGREEMENT_STATES = { proposed: 1, ratified: 2, suspended: 3, terminated: 4 } as const;
const MOST_VERSIONS = 255;
const MILLISECONDS_IN_DAY = 86_400_000;

/** Throws DomainError `partner-not-active` when this gateway's own partner may record and publish nothing, as of the index. */
export async function requireActive({ store, partner }: Gateway): Promise<void> {
  const row = (await store.partners()).find(({ partnerId }) => partnerId === partner.id);
  // Without any index yet there is nothing to say; the contracts decide in the end.
  if (row === undefined || row.state === ACTIVE) return;
  throw refusal("partner-not-active", `${partner.iso} is not an active partner.`);
}

/**
 * Refuses what the board would refuse of a notice, as far as the index knows, so that no body is kept that cannot be published.
 * In the order of the contract's clauses.
 *
 * @throws DomainError by the clause that stands against it, `unknown-partner`, `invalid-validity`
 */
export async function requirePublishable(gateway: Gateway, body: NoticeBody): Promise<void> {
  const { directory, partner, store } = gateway;
  await requireActive(gateway);
  const id = directory.agreements.find(({ code }) => code === body.agreement)?.id;
  const versions = id === undefined ? [] : await store.listAgreements({ agreementId: id, limit: MOST_VERSIONS });
  const { parties, scope } = requireInForce(body.agreement, versions, gateway.now() / 1_000);
  if (!hasBit(parties, partner.id)) throw refusal("not-a-party", `${partner.iso} is no party to ${body.agreement}.`);
  requireAllowed("right", body.agreement, body.right, codesIn(rights, scope.rights));
  requireAllowed("channel", body.agreement, body.channel, codesIn(channels, scope.channels));
  for (const { partner: iso, office } of body.to) {
    const recipient = partnerOfIso(directory, iso);
    if (!hasBit(parties, recipient.id)) throw refusal("recipient", `${iso} is no party to ${body.agreement}.`);
    const isOwn = recipient.id === partner.id;
    if (isOwn === (office === undefined)) {
      throw refusal("recipient", `A notice names the offices of ${partner.iso} and no other partner's.`);
    }
    if (office !== undefined && !recipient.offices.includes(office)) {
      throw refusal("recipient", `${iso} has no office ${office}.`);
    }
  }
  const { from, to } = body.valid;
  if (to < from || Date.parse(to) + MILLISECONDS_IN_DAY <= gateway.now()) {
    throw new DomainError("invalid-validity", `The validity from ${from} to ${to} is reversed or has ended.`, {
      from,
      to,
    });
  }
}

function requireInForce(code: string, versions: readonly AgreementRow[], nowSeconds: number): AgreementRow {
  const newestFirst = versions.toSorted((a, b) => b.version - a.version);
  const inForce = newestFirst.find((row) => whyNotInForce(row, nowSeconds) === undefined);
  if (inForce !== undefined) return inForce;
  const [newest] = newestFirst;
  if (newest === undefined) throw refusal("agreement-unknown", `There is no agreement ${code}.`);
  const clause = whyNotInForce(newest, nowSeconds) ?? "agreement-unknown";
  throw refusal(clause, `${code} is not in force: ${clause}.`);
}

function whyNotInForce({ state, scope }: AgreementRow, nowSeconds: number): Clause | undefined {
  if (state === AGREEMENT_STATES.proposed) return "agreement-not-ratified";
  if (nowSeconds < scope.effective || scope.expiry <= scope.effective) return "agreement-not-effective";
  if (nowSeconds >= scope.expiry) return "agreement-expired";
  if (state === AGREEMENT_STATES.suspended) return "agreement-suspended";
  if (state === AGREEMENT_STATES.terminated) return "agreement-terminated";
  return state === AGREEMENT_STATES.ratified ? undefined : "agreement-unknown";
}

function requireAllowed(clause: "right" | "channel", agreement: string, code: string, allowed: readonly string[]) {
  if (allowed.includes(code)) return;
  throw refusal(clause, `${agreement} excludes ${clause} ${code}; it allows ${allowed.join(", ")}.`);
}

function refusal(clause: Clause, detail: string): DomainError {
  return new DomainError(clause, detail, { clause });
}
