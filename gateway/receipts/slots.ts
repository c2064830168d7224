import { encodeWords } from "../domain/abi-words.ts";
import { keccakOfBytes } from "../domain/keccak.ts";
import { toHex, toInteger } from "./bytes.ts";
import { layout, type Place } from "./layout.ts";

/** A slot of one of the two contracts: 32 bytes, as `eth_getProof` takes its keys. */
export interface Slot {
  readonly contract: "evidenceLedger" | "registry";
  readonly key: string;
}

type Word = Parameters<typeof encodeWords>[0][number];

const WORD_BYTES = 32;
const { EvidenceLedger, Registry } = layout;

// Solidity documentation, "Layout of State Variables in Storage": an entry of a mapping is at keccak256(key . slot), the elements of an
// array from keccak256(slot) on.
const entryOf = (key: Word, slot: Word): string => toHex(keccakOfBytes(encodeWords([key, slot])));
const after = (slot: string, steps: number | bigint): string =>
  toHex(encodeWords([(BigInt(slot) + BigInt(steps)) % (1n << 256n)]));

/** What the ledger keeps of a record. */
export const recordSlot = (recordId: string): Slot => ({
  contract: "evidenceLedger",
  key: entryOf(recordId, EvidenceLedger.variables._records),
});

/** A partner's decision on a package; the recorder's own is the package's status. */
export const decisionSlot = (evidenceId: string, partnerId: number): Slot => ({
  contract: "evidenceLedger",
  key: entryOf(partnerId, entryOf(evidenceId, EvidenceLedger.variables._decisions)),
});

/** The id of what superseded a package. */
export const successorSlot = (evidenceId: string): Slot => ({
  contract: "evidenceLedger",
  key: entryOf(evidenceId, EvidenceLedger.variables._successors),
});

/** A signer's one window. */
export const signerSlot = (signer: string): Slot => ({
  contract: "registry",
  key: entryOf(signer, Registry.variables._signers),
});

/** How many standings a partner has had. */
export const standingCountSlot = (partnerId: number): Slot => ({
  contract: "registry",
  key: entryOf(partnerId, Registry.variables._standings),
});

/** One of a partner's standings, the first at 0. */
export const standingSlot = (partnerId: number, position: bigint): Slot => ({
  contract: "registry",
  key: after(toHex(keccakOfBytes(encodeWords([standingCountSlot(partnerId).key]))), position),
});

/** A partner's ISO 3166-1 code. */
export const isoSlot = (partnerId: number): Slot => ({
  contract: "registry",
  key: entryOf(partnerId, Registry.variables._isoCodes),
});

/** A word of an agreement's version. */
export const agreementSlot = (agreementId: number, version: number, word: keyof typeof Registry.words): Slot => ({
  contract: "registry",
  key: after(entryOf(version, entryOf(agreementId, Registry.variables._agreements)), Registry.words[word]),
});

type Fields = Readonly<Record<string, Place>>;

/** The bytes of a field in a word of 32 bytes. */
const bytesAt = (word: Uint8Array, [offset, bytes]: Place): Uint8Array =>
  word.subarray(WORD_BYTES - offset - bytes, WORD_BYTES - offset);

/** The fields of a struct in its word. None is larger than a number holds exactly, but for the addresses. */
function numbersIn<F extends Fields, K extends keyof F & string>(
  word: Uint8Array,
  fields: F,
  names: readonly K[],
): Record<K, number> {
  return Object.fromEntries(
    names.map((name) => [name, Number(toInteger(bytesAt(word, fields[name] as Place)))]),
  ) as Record<K, number>;
}

/** What the ledger keeps of a record; form 0: it has none. Times are Unix seconds. */
export function readRecord(word: Uint8Array) {
  const fields = EvidenceLedger.structs.KeptRecord;
  return {
    signer: toHex(bytesAt(word, fields.signer)),
    ...numbersIn(word, fields, ["partnerId", "agreementId", "version", "kind", "recordedAt", "form"]),
  };
}

/** What the ledger keeps of a decision; state 0: there is none. */
export function readDecision(word: Uint8Array) {
  const fields = EvidenceLedger.structs.KeptDecision;
  return {
    signer: toHex(bytesAt(word, fields.signer)),
    ...numbersIn(word, fields, ["decidedAt", "state", "grade", "facets", "reason", "conditions"]),
  };
}

/** A signer's window; partner 0: it was never authorised. */
export function readSigner(word: Uint8Array) {
  return numbersIn(word, Registry.structs.Signer, ["partnerId", "roles", "validFrom", "validTo"]);
}

/** A partner's standing and the second from which it applies. */
export function readStanding(word: Uint8Array): { readonly from: number; readonly state: number } {
  const { _key, _value } = numbersIn(word, Registry.structs.Checkpoint208, ["_key", "_value"]);
  return { from: _key, state: _value };
}

/** Of a scope what decides on recognition and on time. */
export function readScope(word: Uint8Array) {
  return numbersIn(word, Registry.structs.Scope, ["rule", "floor", "court", "effective", "expiry", "state"]);
}

/** Two upper-case letters; undefined for a partner that was never admitted. */
export function readIso(word: Uint8Array): string | undefined {
  // Right-aligned in its slot: a value type that is alone in it takes the lowest-order bytes.
  const [first, second] = word.subarray(WORD_BYTES - 2);
  return first === 0 || first === undefined || second === undefined ? undefined : String.fromCharCode(first, second);
}

export type KeptRecord = ReturnType<typeof readRecord>;
export type KeptDecision = ReturnType<typeof readDecision>;
export type KeptSigner = ReturnType<typeof readSigner>;
export type KeptScope = ReturnType<typeof readScope>;
