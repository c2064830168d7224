import type { ScopeBits } from "../domain/ledger-events.ts";
import { type AuthorityFault, bitOf, OFFICER, type Partners, RECOGNISER, whyNotAllowed } from "./partners.ts";

/** A version of an agreement. `parties` are those that take part: all but those that suspended. Bit sets of partners. */
export interface Agreement {
  scope: ScopeBits;
  parties: bigint;
  ratifiedBy: bigint;
  readonly instrument: string;
  suspendedBy: bigint;
  endedBy: bigint;
}

/** Agreements by number and version, and of each number the latest proposed and the latest ratified version. */
export interface Agreements {
  readonly byVersion: Map<string, Agreement>;
  readonly versions: Map<number, { latest: number; ratified: number }>;
}

export const PROPOSED = 1;
export const RATIFIED = 2;
export const STOPPED = 3;
export const TERMINATED = 4;
const COURT = 4;
const ASK = 1;

export const noAgreements = (): Agreements => ({ byVersion: new Map(), versions: new Map() });

export const agreementKey = (agreementId: number, version: number): string => `${agreementId}/${version}`;

/** Every party, whether it takes part or not. */
export const allParties = ({ parties, suspendedBy }: Agreement): bigint => parties | suspendedBy;

/** What stands against an act, and the clause of an agreement that does where it is one. */
export interface Refusal {
  readonly code: AuthorityFault | "agreement-excludes";
  readonly clause?: string;
}

const excluded = (clause: string): Refusal => ({ code: "agreement-excludes", clause });

/** Under what, by whom and when something was done. */
export interface Act {
  readonly signer: string;
  readonly partnerId: number;
  readonly agreementId: number;
  readonly version: number;
  readonly time: number;
}

function whyNotSigned(partners: Partners, act: Act, role: number): Refusal | undefined {
  const fault = whyNotAllowed(partners, act.signer, act.partnerId, role, act.time);
  return fault && { code: fault };
}

function whyNotInForce(agreement: Agreement | undefined, time: number): Refusal | undefined {
  if (agreement === undefined) return excluded("agreement-unknown");
  const { state, effective, expiry } = agreement.scope;
  if (state === PROPOSED) return excluded("agreement-not-ratified");
  if (time < effective || expiry <= effective) return excluded("agreement-not-effective");
  if (time >= expiry) return excluded("agreement-expired");
  if (state === STOPPED) return excluded("agreement-suspended");
  return state === TERMINATED ? excluded("agreement-terminated") : undefined;
}

/** Why those of a set that take no part in an agreement do not. */
function whyNoPart(agreement: Agreement, partners: bigint, clause: string): Refusal | undefined {
  if ((partners & ~agreement.parties) === 0n) return undefined;
  return excluded((partners & ~allParties(agreement)) === 0n ? "agreement-suspended" : clause);
}

const exceeds = (bits: number, allowed: number): boolean => (bits & ~allowed) !== 0;

/** What stands against recording: `IRegistry.mayRecord`. */
export function whyNotRecorded(
  partners: Partners,
  { byVersion }: Agreements,
  act: Act,
  kind: number,
  rights: number,
): Refusal | undefined {
  const refusal = whyNotSigned(partners, act, OFFICER);
  if (refusal !== undefined) return refusal;
  if (act.agreementId === 0 && act.version === 0) return kind === 0 ? excluded("kind") : undefined;
  const agreement = byVersion.get(agreementKey(act.agreementId, act.version));
  const notInForce = whyNotInForce(agreement, act.time);
  if (agreement === undefined || notInForce !== undefined) return notInForce;
  const noPart = whyNoPart(agreement, bitOf(act.partnerId), "not-a-party");
  if (noPart !== undefined) return noPart;
  if ((agreement.scope.kinds & (1 << kind)) === 0) return excluded("kind");
  return exceeds(rights, agreement.scope.rights) ? excluded("right") : undefined;
}

/** What stands against deciding on another's evidence: `IRegistry.mayRecognise`. An agreement that has expired still allows it. */
export function whyNotRecognised(
  partners: Partners,
  { byVersion }: Agreements,
  act: Act,
  grade: number,
): Refusal | undefined {
  const refusal = whyNotSigned(partners, act, RECOGNISER);
  if (refusal !== undefined) return refusal;
  const agreement = byVersion.get(agreementKey(act.agreementId, act.version));
  const notInForce = whyNotInForce(agreement, Math.min(act.time, (agreement?.scope.expiry ?? 1) - 1));
  if (agreement === undefined || notInForce !== undefined) return notInForce;
  const noPart = whyNoPart(agreement, bitOf(act.partnerId), "not-a-party");
  if (noPart !== undefined) return noPart;
  return grade === COURT && agreement.scope.court === ASK ? excluded("court") : undefined;
}

/** What stands against a notice: `IRegistry.mayPublish`. */
export function whyNotPublished(
  partners: Partners,
  { byVersion }: Agreements,
  act: Act,
  { rights, channels, recipients }: { readonly rights: number; readonly channels: number; readonly recipients: string },
): Refusal | undefined {
  const refusal = whyNotSigned(partners, act, OFFICER);
  if (refusal !== undefined) return refusal;
  const agreement = byVersion.get(agreementKey(act.agreementId, act.version));
  const notInForce = whyNotInForce(agreement, act.time);
  if (agreement === undefined || notInForce !== undefined) return notInForce;
  const noPart = whyNoPart(agreement, bitOf(act.partnerId), "not-a-party");
  if (noPart !== undefined) return noPart;
  if (exceeds(rights, agreement.scope.rights)) return excluded("right");
  if (exceeds(channels, agreement.scope.channels)) return excluded("channel");
  if (BigInt(recipients) === 0n) return excluded("recipient");
  return whyNoPart(agreement, BigInt(recipients), "recipient");
}
