import type { ParamType } from "ethers";

const WORD_DIGITS = 64;
const WORDS = /^(?:[0-9a-f]{64})*$/;
const ADDRESS_DIGITS = 40;
const UINT = /^uint(\d+)$/;

/** Reads a value that begins at a digit; undefined when it is none of the type in its only form. */
type Read = (hex: string, start: number) => unknown;

interface Reader {
  readonly digits: number;
  readonly read: Read;
}

/** Reads values without `0x` by name; undefined when they are none of the types, each in its only form and nothing after the last. */
export type ReadWords = (hex: string) => Record<string, unknown> | undefined;

/**
 * What reads values of static types as `abi.encode` gives them, a word of 32 bytes each: integers, addresses, `bytes32`, `bool` and structs of
 * these, as plain JSON (numbers up to 48 bits as numbers, `uint256` as decimal text, addresses in lower case). Undefined for other types. Calls
 * and events are read by the thousand, and a general decoder reads its types anew each time.
 */
export function readerOfWords(types: readonly ParamType[]): ReadWords | undefined {
  const struct = readerOfStruct(types);
  if (struct === undefined) return undefined;
  return (hex) => {
    if (hex.length !== struct.digits || !WORDS.test(hex)) return undefined;
    return struct.read(hex, 0) as Record<string, unknown> | undefined;
  };
}

function readerOfStruct(types: readonly ParamType[]): Reader | undefined {
  const members: { readonly name: string; readonly at: number; readonly read: Read }[] = [];
  let digits = 0;
  for (const [position, type] of types.entries()) {
    const reader = readerOf(type);
    if (reader === undefined) return undefined;
    members.push({ name: type.name || String(position), at: digits, read: reader.read });
    digits += reader.digits;
  }
  const read: Read = (hex, start) => {
    const values: Record<string, unknown> = {};
    for (const { name, at, read: readMember } of members) {
      const value = readMember(hex, start + at);
      if (value === undefined) return undefined;
      values[name] = value;
    }
    return values;
  };
  return { digits, read };
}

function readerOf(type: ParamType): Reader | undefined {
  if (type.isTuple()) return readerOfStruct(type.components);
  const read = readersOfWord[type.type] ?? readerOfUint(UINT.exec(type.type)?.[1]);
  return read === undefined ? undefined : { digits: WORD_DIGITS, read };
}

const readersOfWord: Readonly<Record<string, Read>> = {
  address: (hex, start) => {
    const digits = digitsAt(hex, start, ADDRESS_DIGITS);
    return digits === undefined ? undefined : `0x${digits}`;
  },
  bytes32: (hex, start) => `0x${hex.slice(start, start + WORD_DIGITS)}`,
  bool: (hex, start) => {
    const digit = digitsAt(hex, start, 1);
    return digit === "1" || (digit === "0" ? false : undefined);
  },
};

function readerOfUint(bits: string | undefined): Read | undefined {
  if (bits === undefined) return undefined;
  const digits = Number(bits) / 4;
  if (bits === "256") return (hex, start) => BigInt(`0x${hex.slice(start, start + WORD_DIGITS)}`).toString();
  return (hex, start) => {
    const found = digitsAt(hex, start, digits);
    return found === undefined ? undefined : Number.parseInt(found, 16);
  };
}

/** The last digits of a word; undefined when there are others before them than zeros. */
function digitsAt(hex: string, start: number, digits: number): string | undefined {
  const end = start + WORD_DIGITS;
  for (let position = start; position < end - digits; position += 1) {
    if (hex.charCodeAt(position) !== 0x30) return undefined;
  }
  return hex.slice(end - digits, end);
}
