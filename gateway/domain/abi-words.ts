const WORD_BYTES = 32;
const UINT32 = 2 ** 32;

/**
 * What Solidity's `abi.encode` gives for static values, a word of 32 bytes each: integers, addresses or `bytes32` as hex, and bytes as they are. Ids and
 * leaves are encoded by the thousand, and a general encoder reads its types anew each time.
 *
 * @throws RangeError when a value is no unsigned integer, no hex of whole bytes and no bytes, or has more than 32 of them
 */
export function encodeWords(values: readonly (string | number | bigint | Uint8Array)[]): Buffer {
  const words = Buffer.allocUnsafe(values.length * WORD_BYTES).fill(0);
  for (const [position, value] of values.entries()) {
    const end = (position + 1) * WORD_BYTES;
    if (typeof value === "string") writeHex(words, value, end);
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
export function encodeTuples(tuples: readonly (readonly TupleField[])[]): Buffer {
  const encoded = tuples.map(encodeTuple);
  let offset = tuples.length * WORD_BYTES;
  const offsets = encoded.map(({ length }) => {
    const start = offset;
    offset += length;
    return start;
  });
  return Buffer.concat([encodeWords([tuples.length, ...offsets]), ...encoded]);
}

function encodeTuple(fields: readonly TupleField[]): Buffer {
  const tails: Buffer[] = [];
  let offset = fields.length * WORD_BYTES;
  const heads = fields.map((field) => {
    if (typeof field !== "object") return field;
    const tail = encodeBytes(field.bytes);
    const start = offset;
    tails.push(tail);
    offset += tail.length;
    return start;
  });
  return Buffer.concat([encodeWords(heads), ...tails]);
}

function encodeBytes(hex: string): Buffer {
  const length = (hex.length - 2) / 2;
  if (!hex.startsWith("0x") || !Number.isInteger(length)) throw new RangeError("bytes are given as hex");
  const words = Buffer.alloc(WORD_BYTES + Math.ceil(length / WORD_BYTES) * WORD_BYTES);
  words.writeUInt32BE(length, WORD_BYTES - 4);
  // Writing stops at the first character that is no digit.
  if (words.write(hex.slice(2), WORD_BYTES, "hex") !== length) throw new RangeError("bytes are given as hex");
  return words;
}

function writeHex(words: Buffer, hex: string, end: number): void {
  const bytes = (hex.length - 2) / 2;
  // Writing stops at the first character that is no digit, and half a byte is left out.
  const isWhole =
    hex.startsWith("0x") && bytes <= WORD_BYTES && words.write(hex.slice(2), end - bytes, "hex") === bytes;
  if (!isWhole) throw new RangeError("a word is given as hex of at most 32 bytes");
}

function writeBytes(words: Buffer, bytes: Uint8Array, end: number): void {
  if (bytes.length > WORD_BYTES) throw new RangeError("a word has at most 32 bytes");
  words.set(bytes, end - bytes.length);
}

function writeInteger(words: Buffer, value: number | bigint, end: number): void {
  // Stryker disable next-line all: the other way gives the same for every number, and takes longer.
  if (typeof value === "number" && Number.isSafeInteger(value)) {
    words.writeUInt32BE(value % UINT32, end - 4);
    words.writeUInt32BE(Math.floor(value / UINT32), end - 8);
    return;
  }
  const digits = BigInt(value).toString(16);
  writeHex(words, `0x${digits.length % 2 === 0 ? "" : "0"}${digits}`, end);
}
