import type { Context, EventOf } from "./context.ts";
import {
  ACTIVE,
  bitOf,
  CANDIDATE,
  countOf,
  pushCheckpoint,
  SIGNATORY,
  SUSPENDED,
  standingOf,
  WITHDRAWN,
  whyNotAllowed,
  whyNotHeld,
} from "./partners.ts";

type PartnerEvent = EventOf<"PartnerAdmitted" | "PartnerStateChanged" | "SignerAuthorised" | "SignerRevoked">;

const GATEWAY_ALONE = 8;

/** What may follow a standing. Founders are active from the start. */
const NEXT: Readonly<Record<number, readonly number[]>> = {
  0: [CANDIDATE],
  [CANDIDATE]: [ACTIVE],
  [ACTIVE]: [SUSPENDED],
  [SUSPENDED]: [ACTIVE, WITHDRAWN],
};

/** Partners' standings and signers' windows. */
export function applyToPartners(context: Context, event: PartnerEvent): void {
  switch (event.name) {
    case "PartnerAdmitted":
      admit(context, event);
      return;
    case "PartnerStateChanged":
      changeStanding(context, event);
      return;
    case "SignerAuthorised":
      authorise(context, event);
      return;
    case "SignerRevoked":
      revoke(context, event);
  }
}

function admit({ partners, isFounding, note, noteDecision }: Context, event: EventOf<"PartnerAdmitted">): void {
  const { partnerId, iso } = event.args;
  if (!isFounding(event)) noteDecision(event);
  if (partners.isos.has(partnerId)) note("entry-doubled", event, `partner ${partnerId}`);
  partners.isos.set(partnerId, iso);
}

function changeStanding(context: Context, event: EventOf<"PartnerStateChanged">): void {
  const { partners, isFounding, note, noteDecision } = context;
  const { partnerId, previous, current } = event.args;
  const derived = standingOf(partners, partnerId);
  const isFounder = isFounding(event) && derived === 0 && current === ACTIVE;
  if (!isFounding(event)) noteDecision(event);
  if (previous !== derived || !(isFounder || NEXT[derived]?.includes(current)))
    note("transition-illegal", event, `partner ${partnerId}`, { from: derived, told: previous, to: current });
  const standings = partners.standings.get(partnerId) ?? [];
  partners.standings.set(partnerId, standings);
  pushCheckpoint(standings, event.time, current);
  const bit = bitOf(partnerId);
  partners.active = current === ACTIVE ? partners.active | bit : partners.active & ~bit;
  partners.members = current === WITHDRAWN ? partners.members & ~bit : partners.members | bit;
  pushCheckpoint(partners.activeCounts, event.time, countOf(partners.active));
}

function authorise(context: Context, event: EventOf<"SignerAuthorised">): void {
  const { partners, isFounding, note, noteDecision, timelock } = context;
  const { signer, partnerId, roles, validFrom, validTo, by } = event.args;
  if (isFounding(event) || by === timelock()) {
    if (!isFounding(event)) noteDecision(event);
    if (roles !== SIGNATORY) note("transition-illegal", event, signer, { roles });
  } else {
    const fault = whyNotAllowed(partners, by, partnerId, SIGNATORY, event.time);
    if (fault !== undefined) note(fault, event, by, { event: event.name });
  }
  if (partners.windows.has(signer)) note("entry-doubled", event, signer);
  if (validFrom < event.time) note("time-contradicts", event, signer, { claimed: validFrom, time: event.time });
  if (validFrom >= validTo || roles === 0 || roles > GATEWAY_ALONE)
    note("transition-illegal", event, signer, { roles, validFrom, validTo });
  partners.windows.set(signer, { partnerId, roles, validFrom, validTo });
}

/** A partner that may not write may still revoke. */
function revoke({ partners, note }: Context, event: EventOf<"SignerRevoked">): void {
  const { signer, partnerId, validTo, by } = event.args;
  const fault = whyNotHeld(partners, by, partnerId, SIGNATORY, event.time);
  if (fault !== undefined) note(fault, event, by, { event: event.name });
  const window = partners.windows.get(signer);
  if (window === undefined || window.partnerId !== partnerId || validTo >= window.validTo) {
    note("transition-illegal", event, signer, { from: window?.validTo ?? 0, to: validTo });
  }
  if (validTo < event.time) note("time-contradicts", event, signer, { claimed: validTo, time: event.time });
  if (window !== undefined) partners.windows.set(signer, { ...window, validTo });
}
