import { readFileSync } from "node:fs";
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { DomainError } from "../domain/errors.ts";
import type { AuthConfig } from "./auth-config.ts";

const TIMEOUT_SECONDS = 10;
/** A browser takes 4,096 bytes in a cookie. */
const LONGEST_TOKEN = 3_900;
const DEFAULT_SECONDS = 300;

/** What of a sign-in stays with the browser until it comes back. */
export interface BegunSignIn {
  readonly state: string;
  readonly verifier: string;
}

/** How people sign in on the pages: authorization code with PKCE (RFC 7636), done by the gateway. */
export interface PageSignIn {
  /** Where the browser is sent; `isAnew` has the issuer ask for the password whoever is signed in there. */
  begin(isAnew: boolean): Promise<{ readonly location: string; readonly begun: BegunSignIn }>;
  /** What the issuer gives for the parameters that the browser came back with; throws DomainError `sign-in-failed`, `issuer-unreachable`. */
  finish(search: string, begun: BegunSignIn): Promise<{ readonly token: string; readonly seconds: number }>;
}

/** Opens the sign-in of a gateway's pages, by the client that the configuration names. The issuer is asked when somebody comes. */
export function openPageSignIn(
  { issuer, clientId, clientSecretFile, scope }: NonNullable<AuthConfig["pages"]>,
  { publicUrl, audience }: { readonly publicUrl: string; readonly audience: string },
): PageSignIn {
  const redirectUri = new URL("/verify/signed-in", publicUrl).href;
  const secret = clientSecretFile === undefined ? undefined : readFileSync(clientSecretFile, "utf8").trim();
  const url = new URL(issuer);
  let found: Promise<Configuration> | undefined;
  const discover = (): Promise<Configuration> => {
    found ??= discovery(url, clientId, undefined, secret === undefined ? None() : ClientSecretBasic(secret), {
      // Plain http is for this machine alone; the configuration takes no other.
      execute: url.protocol === "http:" ? [allowInsecureRequests] : [],
      timeout: TIMEOUT_SECONDS,
    });
    found.catch(() => {
      found = undefined;
    });
    return found.catch(() => {
      throw new DomainError("issuer-unreachable", `${issuer} cannot be asked.`);
    });
  };
  return {
    begin: async (isAnew) => {
      const client = await discover();
      const begun = { state: randomState(), verifier: randomPKCECodeVerifier() };
      const location = buildAuthorizationUrl(client, {
        redirect_uri: redirectUri,
        scope,
        resource: audience,
        state: begun.state,
        code_challenge: await calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: "S256",
        ...(isAnew ? { prompt: "login" } : {}),
      });
      return { location: location.href, begun };
    },
    finish: async (search, { state, verifier }) => {
      const client = await discover();
      const checks = { expectedState: state, pkceCodeVerifier: verifier };
      const came = new URL(redirectUri);
      came.search = search;
      const tokens = await authorizationCodeGrant(client, came, checks, { resource: audience }).catch(() => {
        throw new DomainError("sign-in-failed", "The issuer gave no access token.");
      });
      const { access_token: token, expires_in: seconds = DEFAULT_SECONDS } = tokens;
      if (token.length > LONGEST_TOKEN) throw new DomainError("sign-in-failed", "The access token fits in no cookie.");
      return { token, seconds };
    },
  };
}
