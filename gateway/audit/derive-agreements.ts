import { type Agreement, agreementKey, allParties, PROPOSED, RATIFIED, STOPPED, TERMINATED } from "./agreements.ts";
import type { Context, EventOf } from "./context.ts";
import { bitOf, SIGNATORY, whyNotAllowed } from "./partners.ts";

type AgreementEvent = EventOf<
  | "AgreementProposed"
  | "AgreementRatified"
  | "AgreementSucceeded"
  | "AgreementSuspended"
  | "AgreementResumed"
  | "AgreementEnded"
>;

const isPlural = (partners: bigint): boolean => (partners & (partners - 1n)) !== 0n;

/** Agreements and their versions. */
export function applyToAgreements(context: Context, event: AgreementEvent): void {
  if (event.name !== "AgreementSucceeded") {
    const { signer, partnerId } = event.args;
    const fault = whyNotAllowed(context.partners, signer, partnerId, SIGNATORY, event.time);
    if (fault !== undefined) context.note(fault, event, signer, { event: event.name });
  }
  if (event.name === "AgreementProposed") propose(context, event);
  else change(context, event);
}

function change(context: Context, event: Exclude<AgreementEvent, EventOf<"AgreementProposed">>): void {
  const { agreementId, version } = event.args;
  const agreement = context.agreements.byVersion.get(agreementKey(agreementId, version));
  if (agreement === undefined) context.note("transition-illegal", event, nameOf(event), { from: 0 });
  else if (event.name === "AgreementRatified") ratify(context, event, agreement);
  else if (event.name === "AgreementSucceeded") succeed(context, event, agreement);
  else changePart(context, event, agreement);
}

const nameOf = ({ args }: AgreementEvent): string => `agreement ${agreementKey(args.agreementId, args.version)}`;

function propose({ agreements, partners, note }: Context, event: EventOf<"AgreementProposed">): void {
  const { agreementId, version, partnerId, scope, instrument } = event.args;
  const parties = BigInt(event.args.parties);
  const versions = agreements.versions.get(agreementId) ?? { latest: 0, ratified: 0 };
  const before = agreements.byVersion.get(agreementKey(agreementId, versions.ratified || versions.latest));
  if (version !== versions.latest + 1)
    note("sequence-gap", event, nameOf(event), { expected: versions.latest + 1, actual: version });
  const isBetween =
    (parties & bitOf(partnerId)) !== 0n &&
    isPlural(parties) &&
    (before === undefined || (allParties(before) & bitOf(partnerId)) !== 0n) &&
    (parties & ~partners.members) === 0n;
  const isOrderly = scope.effective < scope.expiry && scope.state === 0;
  if (!isBetween || !isOrderly) note("transition-illegal", event, nameOf(event), { parties: event.args.parties });
  agreements.versions.set(agreementId, { ...versions, latest: version });
  agreements.byVersion.set(agreementKey(agreementId, version), {
    scope: { ...scope, state: PROPOSED },
    parties,
    // The proposer's own consent is an event that follows.
    ratifiedBy: 0n,
    instrument,
    suspendedBy: 0n,
    endedBy: 0n,
  });
}

function ratify(context: Context, event: EventOf<"AgreementRatified">, agreement: Agreement): void {
  const { agreements, partners, note } = context;
  const { agreementId, version, partnerId, isComplete } = event.args;
  const versions = agreements.versions.get(agreementId) ?? { latest: 0, ratified: 0 };
  const former = agreements.byVersion.get(agreementKey(agreementId, versions.ratified));
  const needed = agreement.parties | (former === undefined ? 0n : allParties(former) & partners.members);
  const bit = bitOf(partnerId);
  if ((agreement.ratifiedBy & bit) !== 0n) note("entry-doubled", event, nameOf(event), { partner: partnerId });
  if (agreement.scope.state !== PROPOSED || version !== versions.latest || (needed & bit) === 0n)
    note("transition-illegal", event, nameOf(event), { from: agreement.scope.state, partner: partnerId });
  agreement.ratifiedBy |= bit;
  if (isComplete !== ((needed & ~agreement.ratifiedBy) === 0n))
    note("transition-illegal", event, nameOf(event), { from: agreement.scope.state, to: RATIFIED });
  if (!isComplete) return;
  agreement.scope = { ...agreement.scope, state: RATIFIED };
  agreements.versions.set(agreementId, { ...versions, ratified: version });
}

function succeed({ note }: Context, event: EventOf<"AgreementSucceeded">, agreement: Agreement): void {
  const { expiry } = event.args;
  if (expiry >= agreement.scope.expiry || expiry < event.time)
    note("transition-illegal", event, nameOf(event), { from: agreement.scope.expiry, to: expiry });
  agreement.scope = { ...agreement.scope, expiry };
}

/** A party suspends for itself, resumes or ends. What the version's state is then follows from those that take part. */
function changePart(
  { partners, note }: Context,
  event: EventOf<"AgreementSuspended" | "AgreementResumed" | "AgreementEnded">,
  agreement: Agreement,
): void {
  const { partnerId, state } = event.args;
  const bit = bitOf(partnerId);
  const { state: before } = agreement.scope;
  const takesPart = (agreement.parties & bit) !== 0n;
  const isLegal =
    (before === RATIFIED || before === STOPPED) &&
    (allParties(agreement) & bit) !== 0n &&
    (event.name === "AgreementEnded" || takesPart === (event.name === "AgreementSuspended"));
  if (event.name === "AgreementResumed") {
    agreement.parties |= bit;
    agreement.suspendedBy &= ~bit;
    agreement.endedBy &= ~bit;
    if (isPlural(agreement.parties & partners.members)) setState(agreement, RATIFIED);
  } else {
    if (takesPart) {
      agreement.parties &= ~bit;
      agreement.suspendedBy |= bit;
      if (!isPlural(agreement.parties & partners.members)) setState(agreement, STOPPED);
    }
    if (event.name === "AgreementEnded") {
      agreement.endedBy |= bit;
      if ((allParties(agreement) & partners.members & ~agreement.endedBy) === 0n) setState(agreement, TERMINATED);
    }
  }
  if (!isLegal || state !== agreement.scope.state)
    note("transition-illegal", event, nameOf(event), { from: before, to: state, partner: partnerId });
}

function setState(agreement: Agreement, state: number): void {
  agreement.scope = { ...agreement.scope, state };
}
