import { encodeWords } from "../domain/abi-words.ts";
import { keccakOfBytes } from "../domain/keccak.ts";
import { toBytes, toHex } from "../receipts/bytes.ts";
import type { Place } from "../receipts/layout.ts";
import { encodeBytes } from "../receipts/rlp.ts";
import { type TrieEntry, trieRoot } from "./trie-root.ts";

/** A word of a contract's storage as the logs make it. */
export interface KeptWord {
  readonly slot: string;
  /** 32 bytes, as `0x…`. */
  readonly word: string;
  /** What lies there, such as `record 0x…`. */
  readonly what: string;
}

type Word = Parameters<typeof encodeWords>[0][number];

const WORD_BYTES = 32;
const ZERO = `0x${"00".repeat(WORD_BYTES)}`;

/** A value as the word that is alone in its slot: integers, addresses and hashes alike are right-aligned. */
export const wordOf = (value: Word): string => toHex(encodeWords([value]));

/** The slot of a mapping's entry: keccak256(key . slot). */
export const entrySlot = (key: Word, slot: Word): string => toHex(keccakOfBytes(encodeWords([key, slot])));

/** A slot some steps further. */
export const slotAfter = (slot: string | number, steps: number): string => wordOf(BigInt(slot) + BigInt(steps));

/** The slot of a dynamic array's first element. */
export const arraySlot = (slot: Word): string => toHex(keccakOfBytes(encodeWords([slot])));

/** The word of a struct of one slot. */
export function packWord<F extends Readonly<Record<string, Place>>>(
  fields: F,
  values: Readonly<Record<keyof F, number | string>>,
): string {
  const word = new Uint8Array(WORD_BYTES);
  for (const [name, [offset, bytes]] of Object.entries(fields)) {
    const value = encodeWords([values[name] ?? 0]).subarray(WORD_BYTES - bytes);
    word.set(value, WORD_BYTES - offset - bytes);
  }
  return toHex(word);
}

/** Root of the storage that has these words and no others. What is zero is not kept. */
export function storageRoot(words: readonly KeptWord[]): string {
  return trieRoot(words.filter(({ word }) => word !== ZERO).map(entryOf));
}

function entryOf({ slot, word }: KeptWord): TrieEntry {
  const digits = BigInt(word).toString(16);
  const shortest = toBytes(`0x${digits.length % 2 === 0 ? "" : "0"}${digits}`);
  return { key: keccakOfBytes(toBytes(slot)), value: encodeBytes(shortest) };
}
