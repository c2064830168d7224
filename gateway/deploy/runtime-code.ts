import { encodeBytes32String, id, TypedDataEncoder, toBeHex, zeroPadValue } from "ethers";
import type { ContractCode } from "./compiled-contracts.ts";

const WORD_BYTES = 32;

/** Name of an immutable variable → its value: a number, or hex of 32 bytes at most. */
export type Immutables = Readonly<Record<string, bigint | number | string>>;

/** The code that a contract has on the chain, its immutable values in it. */
export function runtimeCodeOf(
  { runtime: [start = 0, length = 0], immutables }: ContractCode,
  within: string,
  values: Immutables,
): string {
  const code = Buffer.from(within.slice(2 + start * 2, 2 + (start + length) * 2), "hex");
  for (const [name, places] of Object.entries(immutables)) {
    const value = values[name];
    if (value === undefined) throw new TypeError(`the immutable ${name} has no value`);
    const word = typeof value === "string" ? zeroPadValue(value, WORD_BYTES) : toBeHex(value, WORD_BYTES);
    for (const place of places) code.write(word.slice(2), place, "hex");
  }
  return `0x${code.toString("hex")}`;
}

/** Those of OpenZeppelin's EIP712 at an address. */
export function typedDataImmutables(name: string, version: string, chainId: bigint, contract: string): Immutables {
  return {
    _cachedDomainSeparator: TypedDataEncoder.hashDomain({ name, version, chainId, verifyingContract: contract }),
    _cachedChainId: chainId,
    _cachedThis: contract,
    _hashedName: id(name),
    _hashedVersion: id(version),
    _name: shortStringOf(name),
    _version: shortStringOf(version),
  };
}

/** OpenZeppelin's ShortString: the text, and its length in the last byte. */
const shortStringOf = (text: string): string =>
  encodeBytes32String(text).slice(0, -2) + text.length.toString(16).padStart(2, "0");
