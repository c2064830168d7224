import { wasAuthorised } from "../domain/was-authorised.ts";
import { toHex, toInteger } from "./bytes.ts";
import {
  agreementSlot,
  decisionSlot,
  isoSlot,
  type KeptDecision,
  type KeptRecord,
  type KeptScope,
  readDecision,
  readIso,
  readRecord,
  readScope,
  readSigner,
  readStanding,
  recordSlot,
  type Slot,
  signerSlot,
  standingCountSlot,
  standingSlot,
  successorSlot,
} from "./slots.ts";

const SUPERSEDED = 6;
const OFFICER = 0;
const RECOGNISER = 1;
const SINGLE = 1;
const BATCH = 2;

/** Of which package a ledger is asked, and whose decisions are wanted beside the recorder's. */
export interface LedgerQuestion {
  readonly evidenceId: string;
  readonly recordId: string;
  readonly isInBatch: boolean;
  readonly partnerId: number;
  readonly agreementId: number;
  readonly version: number;
  readonly decisions: readonly number[];
  /** Time of the block that is asked, Unix seconds. */
  readonly blockTime: number;
}

/** A decision that was made. */
export interface ProvenDecision extends KeptDecision {
  readonly partnerId: number;
  /** Whether the signer held the role that it takes for the partner then, and the partner was active. */
  readonly wasAuthorised: boolean;
}

/** What the ledger says of a package as of one block. */
export interface LedgerFacts {
  /** Undefined when there is no record in the form that the package claims. */
  readonly record: (KeptRecord & { readonly wasAuthorised: boolean }) | undefined;
  /** The recorder's own; undefined while the package stands. */
  readonly status: ProvenDecision | undefined;
  readonly successor: string | undefined;
  /** Of those asked, who decided. */
  readonly decisions: readonly ProvenDecision[];
  readonly agreement: { readonly scope: KeptScope; readonly parties: bigint } | undefined;
  /** ISO code of the recorder and of everybody asked, where they have one. */
  readonly isoCodes: ReadonlyMap<number, string>;
}

/** Asks for the words of slots, and is given them in the same order. */
export type Asking<T> = Generator<readonly Slot[], T, readonly Uint8Array[]>;

/**
 * What a ledger has to be asked so that it has said everything of a package. Whoever makes a receipt answers from a node, whoever verifies it
 * from the proof: both look at the same slots, since which ones these are follows from the question and from what was said before.
 */
export function* askLedger(question: LedgerQuestion): Asking<LedgerFacts> {
  const { evidenceId, recordId, partnerId, agreementId, version } = question;
  const partners = [partnerId, ...question.decisions];
  const words = agreementId === 0 ? [] : (["scope", "parties", "suspendedBy"] as const);
  const [recordWord, ...rest] = yield [
    recordSlot(recordId),
    ...partners.map((partner) => decisionSlot(evidenceId, partner)),
    ...partners.map(isoSlot),
    ...words.map((word) => agreementSlot(agreementId, version, word)),
  ];
  const record = readRecord(recordWord as Uint8Array);
  const made = partners
    .map((partner, position) => ({ partnerId: partner, ...readDecision(rest[position] as Uint8Array) }))
    .filter(({ state }) => state !== 0);
  const isoCodes = partners.flatMap((partner, position): [number, string][] => {
    const iso = readIso(rest[partners.length + position] as Uint8Array);
    return iso === undefined ? [] : [[partner, iso]];
  });
  const agreement = readAgreement(rest.slice(2 * partners.length));

  const isRecorded = record.form === (question.isInBatch ? BATCH : SINGLE);
  const proven: ProvenDecision[] = [];
  for (const decision of made) {
    const role = decision.partnerId === partnerId ? OFFICER : RECOGNISER;
    proven.push({ ...decision, wasAuthorised: yield* askAuthority(decision, role, decision.decidedAt, question) });
  }
  const status = proven.find((decision) => decision.partnerId === partnerId);
  return {
    record: isRecorded
      ? { ...record, wasAuthorised: yield* askAuthority(record, OFFICER, record.recordedAt, question) }
      : undefined,
    status,
    successor: status?.state === SUPERSEDED ? yield* askSuccessor(evidenceId) : undefined,
    decisions: proven.filter((decision) => decision !== status),
    agreement,
    isoCodes: new Map(isoCodes),
  };
}

function readAgreement([scope, parties, suspendedBy]: readonly Uint8Array[]): LedgerFacts["agreement"] {
  if (scope === undefined || parties === undefined || suspendedBy === undefined) return undefined;
  return { scope: readScope(scope), parties: toInteger(parties) | toInteger(suspendedBy) };
}

function* askSuccessor(evidenceId: string): Asking<string> {
  const [word] = yield [successorSlot(evidenceId)];
  return toHex(word as Uint8Array);
}

/** Whether a signer held a role for a partner at a time: `Registry.wasAuthorised`. */
function* askAuthority(
  { signer, partnerId }: { readonly signer: string; readonly partnerId: number },
  role: number,
  when: number,
  { blockTime: now }: LedgerQuestion,
): Asking<boolean> {
  const [window, count] = yield [signerSlot(signer), standingCountSlot(partnerId)];
  const kept = { address: signer, ...readSigner(window as Uint8Array) };
  const state = yield* askStanding(partnerId, toInteger(count as Uint8Array), when);
  return wasAuthorised(kept, state, { partnerId, role, when, now });
}

/** A partner's state at a time, from the latest standing back to the one that applied then. */
function* askStanding(partnerId: number, count: bigint, when: number): Asking<number> {
  for (let position = count - 1n; position >= 0n; position -= 1n) {
    const [word] = yield [standingSlot(partnerId, position)];
    const { from, state } = readStanding(word as Uint8Array);
    if (from <= when) return state;
  }
  return 0;
}
