import { randomUUID } from "node:crypto";
import { signWith } from "./machine-key.ts";
import { signMachineRequest } from "./machine-signature.ts";
import type { SignableRequest } from "./request-signature.ts";

/** A program that asks gateways in its own name. */
export interface MachineSigner {
  /** The headers that sign a request to a gateway of a deployment; they are good once, for a minute. */
  sign(request: SignableRequest, deploymentId: string, nowMs: number): Promise<Record<string, string>>;
}

/** Opens a machine by its private key in PEM; undefined for what is no key of a kind that gateways take. */
export function openMachine(name: string, privateKey: string): MachineSigner | undefined {
  const sign = signWith(privateKey);
  if (sign === undefined) return undefined;
  return {
    sign: (request, deploymentId, nowMs) =>
      signMachineRequest({ name, sign }, deploymentId, request, nowMs, randomUUID()),
  };
}
