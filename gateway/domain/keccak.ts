import { createKeccak } from "hash-wasm";
import { toBytes, toHex } from "./bytes.ts";

// Leaves and ids are hashed by the hundred thousand, and WebAssembly does it ten times as fast as the script of the other libraries.
const hasher = await createKeccak(256);

/** Keccak-256 of bytes. */
export function keccakOfBytes(bytes: Uint8Array): Uint8Array {
  return hasher.init().update(bytes).digest("binary");
}

/** Keccak-256 of bytes given as `0x…`, as `0x…`. @throws RangeError when they are not */
export function keccakOfHex(hex: string): string {
  return toHex(keccakOfBytes(toBytes(hex)));
}

/** Keccak-256 of a text in UTF-8, as `0x…`. */
export function keccakOfText(text: string): string {
  return toHex(keccakOfUtf8(text));
}

/** Keccak-256 of a text in UTF-8. */
export function keccakOfUtf8(text: string): Uint8Array {
  return hasher.init().update(text).digest("binary");
}
