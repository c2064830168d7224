import { join, takeBytes, toBytes, writeHex } from "./bytes.ts";

const WORD_BYTES = 32;

/**
 * What Solidity's `abi.encode` gives for static values, a word of 32 bytes each: integers, addresses or `bytes32` as hex, and bytes as they are. Ids and
 * leaves are encoded by the thousand, and a general encoder reads its types anew each time.
 *
 * @throws RangeError when a value is no unsigned integer, no hex of whole bytes and no bytes, or has more than 32 of them
 */
export function encodeWords(values: readonly (string | number | bigint | Uint8Array)[]): Uint8Array {
  const words = takeBytes(values.length * WORD_BYTES);
  for (const [position, value] of values.entries()) {
    const end = (position + 1) * WORD_BYTES;
    if (typeof value === "string") writeDigits(words, value, end);
    else if (typeof value === "object") writeBytes(words, value, end);
    else writeInteger(words, value, end);
  }
  return words;
}

/** A field of a tuple: a static value as `encodeWords` takes it, or `bytes` as `0x…`. */
export type TupleField = string | number | bigint | { readonly bytes: string };

/**
 * What `abi.encode` gives for one array of tuples of which each has `bytes` among its fields, without the word that says where the array begins.
 *
 * @throws RangeError as `encodeWords`, or for bytes that are no hex of whole bytes
 */
export function encodeTuples(tuples: readonly (readonly TupleField[])[]): Uint8Array {
  const encoded = tuples.map(encodeTuple);
  let offset = tuples.length * WORD_BYTES;
  const offsets = encoded.map(({ length }) => {
    const start = offset;
    offset += length;
    return start;
  });
  return join([encodeWords([tuples.length, ...offsets]), ...encoded]);
}

function encodeTuple(fields: readonly TupleField[]): Uint8Array {
  const tails: Uint8Array[] = [];
  let offset = fields.length * WORD_BYTES;
  const heads = fields.map((field) => {
    if (typeof field !== "object") return field;
    const tail = encodeBytes(field.bytes);
    const start = offset;
    tails.push(tail);
    offset += tail.length;
    return start;
  });
  return join([encodeWords(heads), ...tails]);
}

function encodeBytes(hex: string): Uint8Array {
  const bytes = toBytes(hex);
  const words = takeBytes(WORD_BYTES + Math.ceil(bytes.length / WORD_BYTES) * WORD_BYTES);
  writeInteger(words, bytes.length, WORD_BYTES);
  words.set(bytes, WORD_BYTES);
  return words;
}

function writeDigits(words: Uint8Array, hex: string, end: number): void {
  const bytes = (hex.length - 2) / 2;
  if (bytes > WORD_BYTES || !writeHex(words, hex, end - bytes))
    throw new RangeError("a word is given as hex of at most 32 bytes");
}

function writeBytes(words: Uint8Array, bytes: Uint8Array, end: number): void {
  if (bytes.length > WORD_BYTES) throw new RangeError("a word has at most 32 bytes");
  words.set(bytes, end - bytes.length);
}

function writeInteger(words: Uint8Array, value: number | bigint, end: number): void {
  // Stryker disable next-line all: the other way gives the same for every number, and takes longer.
  if (typeof value === "number" && Number.isSafeInteger(value)) {
    if (value < 0) throw new RangeError("an integer is not below zero");
    for (let rest = value, place = end - 1; rest > 0; rest = Math.floor(rest / 256), place -= 1)
      words[place] = rest % 256;
    return;
  }
  const digits = BigInt(value).toString(16);
  writeDigits(words, `0x${digits.length % 2 === 0 ? "" : "0"}${digits}`, end);
}
