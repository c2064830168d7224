const WORD_DIGITS = 64;
const HEX = /^0x[0-9a-f]{0,64}$/i;

/**
 * What Solidity's `abi.encode` gives for static values, a word of 32 bytes each: integers, and addresses or `bytes32` as hex. Ids
 * and leaves are encoded by the thousand, and a general encoder reads its types anew each time.
 *
 * @throws RangeError when a value is no unsigned integer and no hex of at most 32 bytes
 */
export function encodeWords(values: readonly (string | number | bigint)[]): string {
  return `0x${values.map(wordOf).join("")}`;
}

function wordOf(value: string | number | bigint): string {
  if (typeof value === "string") {
    if (!HEX.test(value)) throw new RangeError("a word is given as hex of at most 32 bytes");
    return value.slice(2).padStart(WORD_DIGITS, "0");
  }
  const digits = BigInt(value).toString(16);
  if (digits.startsWith("-") || digits.length > WORD_DIGITS) throw new RangeError("an integer does not fit a word");
  return digits.padStart(WORD_DIGITS, "0");
}
