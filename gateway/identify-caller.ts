import { verifyMessage } from "ethers";
import { verifyExchangeRequest } from "./auth/exchange-signature.ts";
import { isOfMachine, type Machine, verifyMachines } from "./auth/machine-signature.ts";
import { DomainError } from "./domain/errors.ts";
import type { Identity, PresentedRequest } from "./domain/identity.ts";
import { readSessionCookie } from "./domain/session-cookie.ts";
import type { Capabilities } from "./http/capabilities.ts";
import type { Gateway } from "./verbs/gateway.ts";
import { identifyPeer } from "./verbs/serve-exchange.ts";
import { spendSignature } from "./verbs/spend-signature.ts";

export interface CallerOptions {
  /** What signatures are bound to: this gateway's own address, not the one in a Host header. */
  readonly publicUrl: string;
  readonly verifyToken: (token: string) => Promise<Identity>;
  readonly machines: readonly Machine[];
}

/** Says who makes requests to a gateway: people by tokens, also by the cookie of its pages; machines and gateways by signatures. */
export function identifyCaller(gateway: Gateway, options: CallerOptions): Capabilities["identify"] {
  const { publicUrl, verifyToken, machines } = options;
  const { partner, deployment, ledger, now } = gateway;
  const binding = { chainId: ledger.chainId, deploymentId: deployment.deploymentId };
  const verifyMachine = verifyMachines(machines, deployment.deploymentId, now);
  const recover = (text: string, signature: string): string => verifyMessage(text, signature).toLowerCase();

  const identifySigner = async (request: PresentedRequest, signatureInput: string): Promise<Identity> => {
    const signable = { method: request.method, url: `${publicUrl}${request.path}`, headers: request.headers };
    if (!isOfMachine(signatureInput)) {
      return identifyPeer(gateway, await verifyExchangeRequest(binding, signable, now(), recover));
    }
    const { machine, signedBy } = await verifyMachine(signable);
    await spendSignature(gateway, signedBy);
    const { name, partner: iso, roles } = machine;
    return { credential: "signature", issuer: undefined, subject: name, partner: iso, roles };
  };

  return async (request) => {
    const { authorization, signature, "signature-input": signatureInput } = request.headers;
    if (authorization !== undefined) return verifyToken(bearerOf(authorization));
    if (signature !== undefined || signatureInput !== undefined) return identifySigner(request, signatureInput ?? "");
    const token = readSessionCookie(request, partner.iso);
    return token === undefined ? undefined : verifyToken(token);
  };
}

/** The token of RFC 6750 §2.1. */
function bearerOf(authorization: string): string {
  const token = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization)?.[1];
  if (token !== undefined) return token;
  throw new DomainError("token-invalid", "The Authorization header bears no access token.", { reason: "malformed" });
}
