import { isPrivate, pointFromScalar, signRecoverable } from "tiny-secp256k1";
import { toHex } from "../domain/bytes.ts";
import { keccakOfBytes } from "../domain/keccak.ts";

/** The key of a node: who it is to other nodes, and the validator that seals. Besu reads its secret from a file of 64 hex digits. */
export interface NodeKey {
  /** The 64 bytes of its point, as an enode has them. */
  readonly publicKey: string;
  /** The validator's address, in lower case. */
  readonly address: string;
  /** A signature of 32 bytes: r, s and v of 27 or 28. */
  sign(digest: Uint8Array): string;
}

const FIRST_V = 27;

/** The key that a secret of 32 bytes is; undefined when it is none. */
export function nodeKeyOf(secret: Uint8Array): NodeKey | undefined {
  if (secret.length !== 32 || !isPrivate(secret)) return undefined;
  const point = pointFromScalar(secret, false);
  if (point === null) return undefined;
  const publicKey = toHex(point.subarray(1));
  return {
    publicKey,
    address: addressOf(publicKey),
    sign: (digest) => {
      const { signature, recoveryId } = signRecoverable(digest, secret);
      return toHex(Uint8Array.of(...signature, FIRST_V + recoveryId));
    },
  };
}

/** The address of a public key of 64 bytes, in lower case. */
export function addressOf(publicKey: string): string {
  return toHex(keccakOfBytes(Buffer.from(publicKey.slice(2), "hex")).subarray(12));
}
