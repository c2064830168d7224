import type { DerivedLedger } from "./derive-ledger.ts";
import { signerOf } from "./partners.ts";
import type { AuditedEvent } from "./told.ts";

/** How many of each event a signer signed. */
export interface SignerTally {
  readonly signer: string;
  /** Its code; `consortium` for the consortium's timelock, null for an address that was never authorised. */
  readonly partner: string | null;
  readonly events: Readonly<Record<string, number>>;
}

/** How many of each event there are, and who signed how many of them. */
export interface Tally {
  readonly events: Map<string, number>;
  readonly bySigner: Map<string, Map<string, number>>;
}

export const noTally = (): Tally => ({ events: new Map(), bySigner: new Map() });

/** Counts an event. */
export function countEvent({ events, bySigner }: Tally, event: AuditedEvent): void {
  add(events, event.name);
  const signer = signerOf(event);
  if (signer === undefined) return;
  const counts = bySigner.get(signer) ?? new Map<string, number>();
  bySigner.set(signer, counts);
  add(counts, event.name);
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Each signer's, by address. */
export function describeSigners(
  { bySigner }: Tally,
  { partners: { windows, isos }, governance }: Pick<DerivedLedger, "partners" | "governance">,
): SignerTally[] {
  return [...bySigner]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([signer, events]) => {
      const partnerId = windows.get(signer)?.partnerId ?? 0;
      const partner = signer === governance.timelock ? "consortium" : (isos.get(partnerId) ?? null);
      return { signer, partner, events: Object.fromEntries(events) };
    });
}

/** How much of each kind the ledger holds. */
export function countStates({ partners, agreements, evidence, notices, governance, anchors, nonces }: DerivedLedger) {
  const sum = <T>(maps: Iterable<T>, sizeOf: (each: T) => number): number =>
    [...maps].reduce((total, each) => total + sizeOf(each), 0);
  return {
    partners: partners.standings.size,
    signers: partners.windows.size,
    agreements: agreements.byVersion.size,
    records: evidence.records.size,
    decisions: sum(evidence.decisions.values(), ({ size }) => size),
    notices: notices.size,
    answers: sum(
      notices.values(),
      ({ responses }) => [...responses.values()].filter(({ answers }) => answers > 0).length,
    ),
    proposals: governance.proposals.size,
    anchors: sum(anchors.byDay.values(), ({ size }) => size),
    requests: sum(nonces.values(), (nonce) => nonce),
  };
}
