import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { Role } from "../domain/codes/roles.ts";
import { DomainError } from "../domain/errors.ts";
import { type CheckSignature, type SignableRequest, type SignedBy, verifyRequest } from "./request-signature.ts";

const KEY_ID = /^machine:([a-z0-9-]{1,64})$/;

/** A program that asks in a partner's name, with a key of its own. */
export interface Machine {
  readonly name: string;
  readonly partner: string;
  readonly roles: readonly Role[];
  /** Ed25519 or ECDSA P-256, as SPKI in PEM. */
  readonly publicKey: string;
}

/** The purpose that a machine's signature is bound to: requests to one partner's gateway of one deployment. */
export const machineTagOf = (deploymentId: string): string => `concord-api:${deploymentId}`;

/** The name by which a machine's key is found. */
export const machineKeyIdOf = (name: string): string => `machine:${name}`;

/** Whether a signature says that it is a machine's; whether it is, is for the check. */
export const isOfMachine = (signatureInput: string): boolean => /;keyid="machine:/.test(signatureInput);

/** What checks signatures with a key. Throws Error for a key that is neither Ed25519 nor ECDSA P-256. */
export function checkWith(publicKey: string): CheckSignature {
  const key: KeyObject = createPublicKey(publicKey);
  if (key.asymmetricKeyType === "ed25519") return (base, signature) => verify(null, base, key, signature);
  if (key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1") {
    return (base, signature) => verify("sha256", base, { key, dsaEncoding: "ieee-p1363" }, signature);
  }
  throw new Error("a machine's key is Ed25519 or ECDSA P-256");
}

/**
 * Makes the check of machines' signatures (RFC 9421, the body by its `Content-Digest`). That a nonce is used once is for the caller.
 *
 * @returns who signed; throws DomainError `signature-invalid` for anything that is not exactly such a signature, of now
 */
export function verifyMachines(machines: readonly Machine[], deploymentId: string, now: () => number) {
  const known = new Map(machines.map((machine) => [machineKeyIdOf(machine.name), machine] as const));
  const checks = new Map(machines.map(({ name, publicKey }) => [machineKeyIdOf(name), checkWith(publicKey)] as const));
  return async (request: SignableRequest): Promise<{ machine: Machine; signedBy: SignedBy }> => {
    const findKey = (keyId: string): CheckSignature | undefined => (KEY_ID.test(keyId) ? checks.get(keyId) : undefined);
    const signedBy = await verifyRequest(findKey, machineTagOf(deploymentId), request, now());
    const machine = signedBy && known.get(signedBy.keyId);
    if (signedBy === undefined || machine === undefined) {
      throw new DomainError(
        "signature-invalid",
        "The request is not signed by a registered machine's key for this deployment, address, content and time.",
      );
    }
    return { machine, signedBy };
  };
}
