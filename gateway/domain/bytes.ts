// Without Node's Buffer, which browsers do not have: what is hashed here is verified there too. Ids and leaves are read and written by the
// hundred thousand, so that each of these is as fast in Node as Buffer's own, or faster.

const pairsOf = (text: string): Uint16Array => new Uint16Array(new TextEncoder().encode(text).buffer);

/** The two digits of each byte as their two character codes, in the order in which they are written whatever this machine's is. */
const PAIRS = pairsOf(Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, "0")).join(""));
/** What a digit stands for by its character code; below zero for every other character. */
const DIGITS = new Int8Array(65_536).fill(-1);
for (const digit of "0123456789abcdefABCDEF") DIGITS[digit.charCodeAt(0)] = Number.parseInt(digit, 16);

const decoder = new TextDecoder();

const makeText = (bytes: number): Uint16Array => pairsOf(`0x${"00".repeat(bytes)}`);
/** Room for the text of so many bytes. Most of what is written are words and addresses, which need none of their own. */
const texts = Array.from({ length: 33 }, (_, bytes) => makeText(bytes));

/** Bytes as `0x` and two lower-case digits each. */
export function toHex(bytes: Uint8Array): string {
  const text = texts[bytes.length] ?? makeText(bytes.length);
  for (let position = 0; position < bytes.length; position += 1)
    text[1 + position] = PAIRS[bytes[position] as number] as number;
  return decoder.decode(text);
}

/**
 * The bytes of `0x` and two hex digits each.
 *
 * @throws RangeError when it is anything else
 */
export function toBytes(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = takeBytes(Math.max(0, (hex.length - 2) >> 1));
  if (!writeHex(bytes, hex, 0)) throw new RangeError("bytes are given as 0x and two hex digits each");
  return bytes;
}

/** Writes the bytes of `0x` and two hex digits each; false when it is anything else, and then something may be written all the same. */
export function writeHex(into: Uint8Array, hex: string, start: number): boolean {
  if (!hex.startsWith("0x") || hex.length % 2 !== 0) return false;
  let signs = 0;
  for (let position = 2, end = start; position < hex.length; position += 2, end += 1) {
    const value =
      ((DIGITS[hex.charCodeAt(position)] as number) << 4) | (DIGITS[hex.charCodeAt(position + 1)] as number);
    signs |= value;
    into[end] = value;
  }
  return signs >= 0;
}

/** One after the other. */
export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = takeBytes(length);
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** Below zero where one comes before the other, above where after; of two of which one begins the other, the shorter comes first. */
export function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let position = 0; position < length; position += 1) {
    const difference = (one[position] as number) - (other[position] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

// Making an array that lies outside of the heap takes longer than filling it: small ones are parts of one.
const SLAB_BYTES = 65_536;
const LARGEST_SHARED = 4_096;
let slab = new Uint8Array(SLAB_BYTES);
let taken = 0;

/** So many bytes that are zero. */
export function takeBytes(length: number): Uint8Array<ArrayBuffer> {
  // Stryker disable all: whatever is shared, the bytes are zero and nobody else's.
  if (length > LARGEST_SHARED) return new Uint8Array(length);
  if (taken + length > SLAB_BYTES) {
    slab = new Uint8Array(SLAB_BYTES);
    taken = 0;
  }
  // Stryker restore all
  const start = taken;
  taken += length;
  return slab.subarray(start, taken);
}
