import type { AuditedEvent } from "./told.ts";

/** A signer's one window. */
export interface Window {
  readonly partnerId: number;
  readonly roles: number;
  readonly validFrom: number;
  readonly validTo: number;
}

/** What applies from a second on. */
export interface Checkpoint {
  readonly from: number;
  readonly value: number;
}

/** Partners and signers, as the logs have made them so far. */
export interface Partners {
  readonly isos: Map<number, string>;
  readonly standings: Map<number, Checkpoint[]>;
  readonly activeCounts: Checkpoint[];
  readonly windows: Map<string, Window>;
  /** Bit sets. */
  active: bigint;
  members: bigint;
}

export const CANDIDATE = 1;
export const ACTIVE = 2;
export const SUSPENDED = 3;
export const WITHDRAWN = 4;

export const OFFICER = 1;
export const RECOGNISER = 2;
export const SIGNATORY = 4;
export const GATEWAY = 8;

export const noPartners = (): Partners => ({
  isos: new Map(),
  standings: new Map(),
  activeCounts: [],
  windows: new Map(),
  active: 0n,
  members: 0n,
});

export const bitOf = (partnerId: number): bigint => 1n << BigInt(partnerId);

/** How many partners a set holds. */
export function countOf(partners: bigint): number {
  let members = 0;
  for (let rest = partners; rest !== 0n; rest &= rest - 1n) members += 1;
  return members;
}

/** The partner's standing now; 0: it was never admitted. */
export const standingOf = ({ standings }: Partners, partnerId: number): number =>
  standings.get(partnerId)?.at(-1)?.value ?? 0;

/** What applied at a second, of checkpoints in their order. */
export function valueAt(checkpoints: readonly Checkpoint[], when: number): number {
  return checkpoints.findLast(({ from }) => from <= when)?.value ?? 0;
}

/** Adds a checkpoint; of several in one second the last one counts. */
export function pushCheckpoint(checkpoints: Checkpoint[], from: number, value: number): void {
  if (checkpoints.at(-1)?.from === from) checkpoints.pop();
  checkpoints.push({ from, value });
}

/** Why somebody may not act in a role, by the registry's clauses. */
export type AuthorityFault =
  | "signer-unknown"
  | "signer-outside-window"
  | "signer-role"
  | "signer-of-other-partner"
  | "partner-not-active";

/** Whether a signer held a role for a partner at a second; undefined when it did. Its partner's standing is not asked for. */
export function whyNotHeld(
  { windows }: Partners,
  signer: string,
  partnerId: number,
  role: number,
  time: number,
): AuthorityFault | undefined {
  const window = windows.get(signer);
  if (window === undefined) return "signer-unknown";
  if (time < window.validFrom || time >= window.validTo) return "signer-outside-window";
  if ((window.roles & role) === 0) return "signer-role";
  return window.partnerId === partnerId ? undefined : "signer-of-other-partner";
}

/** Whether a signer might write for a partner in a role at a second; undefined when it might. */
export function whyNotAllowed(
  partners: Partners,
  signer: string,
  partnerId: number,
  role: number,
  time: number,
): AuthorityFault | undefined {
  const fault = whyNotHeld(partners, signer, partnerId, role, time);
  if (fault !== undefined) return fault;
  return (partners.active & bitOf(partnerId)) === 0n ? "partner-not-active" : undefined;
}

/** Who signed what an event tells of; undefined for what nobody signs by itself. */
export function signerOf({ args }: AuditedEvent): string | undefined {
  if ("signer" in args && "by" in args) return args.by;
  if ("proposer" in args) return args.proposer;
  return "signer" in args && !("success" in args) ? args.signer : undefined;
}
