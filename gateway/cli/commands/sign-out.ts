import type { Deps, GlobalOptions } from "../deps.ts";
import { findGatewayUrl } from "../session.ts";
import { keepSignIn } from "../sign-ins.ts";

/** Forgets who signed in to ask a gateway; the issuer's own session is in the browser. */
export async function signOut(deps: Deps, options: GlobalOptions): Promise<number> {
  await keepSignIn(deps.environment.runHome, await findGatewayUrl(deps, options), undefined);
  return 0;
}
