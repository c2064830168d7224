import { recover } from "tiny-secp256k1";
import { compareBytes, toBytes, toHex } from "./bytes.ts";
import { keccakOfBytes } from "./keccak.ts";

const SIGNATURE = /^0x[0-9a-f]{128}1[bc]$/;
const FIRST_V = 27;
/** Half of the order of secp256k1 (SEC 2 §2.4.1), rounded down. */
const HALF_OF_ORDER = toBytes("0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0");

/**
 * The address whose key made a signature of a hash, in lower case; undefined when there is none. A signature is 65 bytes r, s, v as
 * OpenZeppelin's `ECDSA` takes them: v is 27 or 28, and of the two values of s that would do only the lower one.
 */
export function recoverSigner(hash: Uint8Array, signature: string): string | undefined {
  if (!SIGNATURE.test(signature)) return undefined;
  const bytes = toBytes(signature);
  if (compareBytes(bytes.subarray(32, 64), HALF_OF_ORDER) > 0) return undefined;
  return recoverAddress(hash, bytes.subarray(0, 64), bytes[64] === FIRST_V ? 0 : 1);
}

/** The address whose key made a signature of a hash, given as r and s of 32 bytes each and which of two points it is; undefined when there is none. */
export function recoverAddress(hash: Uint8Array, signature: Uint8Array, recovery: 0 | 1): string | undefined {
  try {
    const key = recover(hash, signature, recovery, false);
    // The key is 0x04 and the two coordinates; an address is the last twenty bytes of the hash of these.
    return key === null ? undefined : toHex(keccakOfBytes(key.subarray(1)).subarray(12));
  } catch {
    // No point of the curve has such an r, or r or s is zero.
    return undefined;
  }
}
