import { createKeccak } from "hash-wasm";

// Leaves and ids are hashed by the hundred thousand, and WebAssembly does it ten times as fast as the script of the other libraries.
const hasher = await createKeccak(256);

/** Keccak-256 of bytes. */
export function keccakOfBytes(bytes: Uint8Array): Uint8Array {
  return hasher.init().update(bytes).digest("binary");
}

/** Keccak-256 of bytes given as `0x…`, as `0x…`. */
export function keccakOfHex(hex: string): string {
  return hexOf(keccakOfBytes(Buffer.from(hex.slice(2), "hex")));
}

/** Keccak-256 of a text in UTF-8, as `0x…`. */
export function keccakOfText(text: string): string {
  return hexOf(keccakOfBytes(Buffer.from(text)));
}

/** Bytes as `0x…`. */
export function hexOf({ buffer, byteOffset, length }: Uint8Array): string {
  return `0x${Buffer.from(buffer, byteOffset, length).toString("hex")}`;
}
