import { join, toInteger } from "./bytes.ts";

/** An item of RLP (Ethereum Yellow Paper, appendix B), with its own encoding. */
export type Item =
  | { readonly type: "bytes"; readonly bytes: Uint8Array; readonly encoded: Uint8Array }
  | { readonly type: "list"; readonly items: readonly Item[]; readonly encoded: Uint8Array };

/** A trie node below 32 bytes lies inside its parent: no list of what is read here lies deeper. */
const MOST_DEEP = 6;
const LIST = 0xc0;
const SHORT = 55;

/**
 * The one item that bytes encode. Only the shortest encoding is taken: a value has one text.
 *
 * @throws RangeError what is wrong with it
 */
export function decodeRlp(encoded: Uint8Array): Item {
  const { item, end } = readItem(encoded, 0, 0);
  if (end !== encoded.length) throw new RangeError("there are bytes after the item");
  return item;
}

function readItem(from: Uint8Array, start: number, depth: number): { readonly item: Item; readonly end: number } {
  const first = from[start];
  if (first === undefined) throw new RangeError("an item is cut off");
  if (first < 0x80) {
    const bytes = from.subarray(start, start + 1);
    return { item: { type: "bytes", bytes, encoded: bytes }, end: start + 1 };
  }
  const base = first < LIST ? 0x80 : LIST;
  const { content, length } = readLength(from, start, first - base);
  const end = content + length;
  if (end > from.length) throw new RangeError("an item is cut off");
  const encoded = from.subarray(start, end);
  const bytes = from.subarray(content, end);
  if (base === LIST) return { item: { type: "list", items: readItems(bytes, depth + 1), encoded }, end };
  if (length === 1 && (bytes[0] as number) < 0x80) throw new RangeError("a byte is not in its shortest form");
  return { item: { type: "bytes", bytes, encoded }, end };
}

function readItems(content: Uint8Array, depth: number): Item[] {
  if (depth > MOST_DEEP) throw new RangeError("lists lie too deep");
  const items: Item[] = [];
  for (let start = 0; start < content.length; ) {
    const { item, end } = readItem(content, start, depth);
    items.push(item);
    start = end;
  }
  return items;
}

function readLength(from: Uint8Array, start: number, code: number): { content: number; length: number } {
  if (code <= SHORT) return { content: start + 1, length: code };
  const size = code - SHORT;
  const digits = from.subarray(start + 1, start + 1 + size);
  // No text that is read here is longer than two bytes can say, and the numbers stay exact.
  if (digits.length !== size || size > 4) throw new RangeError("a length is cut off or too large");
  const length = digits.reduce((sum, digit) => sum * 256 + digit, 0);
  if (digits[0] === 0 || length <= SHORT) throw new RangeError("a length is not in its shortest form");
  return { content: start + 1 + size, length };
}

/** The encoding of bytes. */
export function encodeBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 1 && (bytes[0] as number) < 0x80) return bytes;
  return join([encodeLength(0x80, bytes.length), bytes]);
}

/** The encoding of a list of items that are encoded already. */
export function encodeList(items: readonly Uint8Array[]): Uint8Array {
  const content = join(items);
  return join([encodeLength(LIST, content.length), content]);
}

function encodeLength(base: number, length: number): Uint8Array {
  if (length <= SHORT) return Uint8Array.of(base + length);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Uint8Array.of(base + SHORT + digits.length, ...digits);
}

/**
 * The bytes of an item.
 *
 * @param length how many there have to be; undefined for any number
 * @throws RangeError when it is a list or has another length
 */
export function bytesOf(item: Item | undefined, length?: number): Uint8Array {
  if (item?.type !== "bytes") throw new RangeError("there are no bytes where there should be");
  if (length !== undefined && item.bytes.length !== length) throw new RangeError(`there are not ${length} bytes`);
  return item.bytes;
}

/** The items of a list. @throws RangeError when it is none */
export function itemsOf(item: Item | undefined): readonly Item[] {
  if (item?.type !== "list") throw new RangeError("there is no list where there should be");
  return item.items;
}

/** An unsigned integer without leading zeros. @throws RangeError when it is none, or more than a number holds exactly */
export function integerOf(item: Item | undefined): number {
  const bytes = bytesOf(item);
  if (bytes[0] === 0) throw new RangeError("an integer has a leading zero");
  const value = toInteger(bytes);
  if (value > Number.MAX_SAFE_INTEGER) throw new RangeError("an integer is too large");
  return Number(value);
}
