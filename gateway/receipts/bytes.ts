import { toHex } from "../domain/bytes.ts";

export { join, toBytes, toHex } from "../domain/bytes.ts";

/** The unsigned integer that bytes hold, highest first. */
export function toInteger(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(toHex(bytes));
}
