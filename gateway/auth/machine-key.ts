import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import type { CheckSignature } from "./request-signature.ts";

/** Gives a signature over a signature base. */
export type SignBase = (base: Buffer) => Buffer;

/** RFC 9421 §3.3.4: r and s side by side, as in no certificate. */
const P256_ENCODING = "ieee-p1363";

/** A new key pair of a machine, Ed25519: the private half as PKCS#8, the public one as SPKI, both in PEM. */
export function makeMachineKey(): { readonly privateKey: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}

/** What signs with a private key in PEM; undefined for what is neither Ed25519 nor ECDSA P-256. Nothing of the key is in an error. */
export function signWith(privateKey: string): SignBase | undefined {
  let key: KeyObject;
  try {
    key = createPrivateKey(privateKey);
  } catch {
    return undefined;
  }
  if (isEd25519(key)) return (base) => sign(null, base, key);
  if (isP256(key)) return (base) => sign("sha256", base, { key, dsaEncoding: P256_ENCODING });
  return undefined;
}

/** What checks signatures with a public key. Throws Error for a key that is neither Ed25519 nor ECDSA P-256. */
export function checkWith(publicKey: string): CheckSignature {
  const key = createPublicKey(publicKey);
  if (isEd25519(key)) return (base, signature) => verify(null, base, key, signature);
  if (isP256(key)) return (base, signature) => verify("sha256", base, { key, dsaEncoding: P256_ENCODING }, signature);
  throw new Error("a machine's key is Ed25519 or ECDSA P-256");
}

const isEd25519 = ({ asymmetricKeyType }: KeyObject): boolean => asymmetricKeyType === "ed25519";

const isP256 = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === "ec" && asymmetricKeyDetails?.namedCurve === "prime256v1";
