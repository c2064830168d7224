import { safeText } from "../../domain/safe-text.ts";
import { isSoundUrl } from "../../domain/sound-url.ts";
import { createApiClient } from "../api-client.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { Failure } from "../failure.ts";
import { bearing } from "../prove.ts";
import { renderIdentity } from "../render/identity.ts";
import { findGatewayUrl } from "../session.ts";
import { keepSignIn } from "../sign-ins.ts";

/**
 * Has somebody sign in with a browser, and keeps the tokens for further commands.
 *
 * @throws DomainError `issuer-unreachable`, `sign-in-failed`, or what the gateway says to the token: then nothing is kept
 */
export async function signIn(deps: Deps, options: GlobalOptions, clientId: string): Promise<number> {
  const gatewayUrl = await findGatewayUrl(deps, options);
  if (!isSoundUrl(new URL(gatewayUrl))) {
    throw new Failure("usage", `${gatewayUrl} is neither https nor of this machine: no token is sent there.`);
  }
  const place = await deps.tokens.findPlace(gatewayUrl);
  const { accessToken, refreshToken } = await deps.tokens.askByDevice(place, clientId, ({ url, code }) => {
    deps.terminal.tell(`Sign in at ${safeText(url)}\nand confirm the code ${safeText(code)} there.\n`);
  });
  const identity = await createApiClient(
    gatewayUrl,
    deps.fetch,
    bearing(async () => accessToken),
  ).readIdentity();
  const tokens = { accessToken, ...(refreshToken === undefined ? {} : { refreshToken }) };
  await keepSignIn(deps.environment.runHome, gatewayUrl, { ...place, clientId, ...tokens });
  deps.terminal.print(
    options.json === true ? `${JSON.stringify(identity)}\n` : renderIdentity(identity, deps, options),
  );
  return 0;
}
