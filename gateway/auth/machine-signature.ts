import type { Role } from "../domain/codes/roles.ts";
import { DomainError } from "../domain/errors.ts";
import { checkWith, type SignBase } from "./machine-key.ts";
import {
  type CheckSignature,
  type SignableRequest,
  type SignedBy,
  signRequest,
  verifyRequest,
} from "./request-signature.ts";

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
const machineTagOf = (deploymentId: string): string => `concord-api:${deploymentId}`;

/** The name by which a machine's key is found. */
const machineKeyIdOf = (name: string): string => `machine:${name}`;

/** Whether a signature says that it is a machine's; whether it is, is for the check. */
export const isOfMachine = (signatureInput: string): boolean => /;keyid="machine:/.test(signatureInput);

/** Signs what a machine asks (RFC 9421), a body by its `Content-Digest`, for the gateway of the request's address in one deployment. */
export function signMachineRequest(
  { name, sign }: { readonly name: string; readonly sign: SignBase },
  deploymentId: string,
  request: SignableRequest,
  nowMs: number,
  nonce: string,
): Promise<Record<string, string>> {
  return signRequest({ keyId: machineKeyIdOf(name), sign }, machineTagOf(deploymentId), request, nowMs, nonce);
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
