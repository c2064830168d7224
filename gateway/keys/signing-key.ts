import { type BytesLike, getBytes, hexlify, Signature, SigningKey } from "ethers";
import { signRecoverable } from "tiny-secp256k1";

/**
 * A key of ethers whose signatures are made by libsecp256k1 in WebAssembly: the same ones (RFC 6979, the lower s) in a fraction of the time that
 * a script takes for them, and in constant time.
 */
export class CompiledSigningKey extends SigningKey {
  override sign(digest: BytesLike): Signature {
    const { signature, recoveryId } = signRecoverable(getBytes(digest), getBytes(this.privateKey));
    const r = hexlify(signature.subarray(0, 32));
    const s = hexlify(signature.subarray(32));
    return Signature.from({ r, s, v: 27 + recoveryId });
  }
}
