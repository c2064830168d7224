import { verifyTokens } from "../../gateway/auth/verify-token.ts";
import { codesOf } from "../../gateway/domain/codes/code-list.ts";
import { roles } from "../../gateway/domain/codes/roles.ts";
import type { Identity } from "../../gateway/domain/identity.ts";
import type { Capabilities } from "../../gateway/http/capabilities.ts";
import { identifyCaller } from "../../gateway/identify-caller.ts";
import type { Gateway } from "../../gateway/verbs/gateway.ts";
import { trusting } from "../auth/trusting.ts";

/** Somebody of a partner who may do everything that people may. */
export const everybodyOf = (partner: string): Identity => ({
  credential: "token",
  issuer: "https://issuer.example",
  subject: "somebody",
  partner,
  roles: codesOf(roles),
});

/**
 * For tests of something else than who may do it: whoever proves nothing is somebody of the gateway's partner. Tokens and signatures
 * are checked.
 */
export function letEverybodyIn(gateway: Gateway, publicUrl: string): Capabilities["identify"] {
  const opening = trusting().then((auth) =>
    identifyCaller(gateway, {
      publicUrl,
      verifyToken: verifyTokens({ ...auth, audience: publicUrl, now: gateway.now }),
      machines: auth.machines,
    }),
  );
  return async (request) => {
    const identity = await (await opening)(request);
    // What is for gateways is for nobody else.
    if (identity !== undefined || request.path.startsWith("/v1/exchange/")) return identity;
    return everybodyOf(gateway.partner.iso);
  };
}

/** What else an app is told of the gateway that it is of. */
export const protectionOf = (gateway: Gateway, publicUrl: string) => ({
  partner: gateway.partner.iso,
  publicUrl,
  audience: publicUrl,
  issuers: [],
  deploymentId: gateway.deployment.deploymentId,
});
