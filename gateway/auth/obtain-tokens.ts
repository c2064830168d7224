import {
  allowInsecureRequests,
  ClientError,
  ClientSecretBasic,
  type Configuration,
  clientCredentialsGrant,
  discovery,
  initiateDeviceAuthorization,
  None,
  pollDeviceAuthorizationGrant,
  ResponseBodyError,
  refreshTokenGrant,
  type TokenEndpointResponse,
} from "openid-client";
import { DomainError } from "../domain/errors.ts";
import { isSoundUrl } from "../domain/sound-url.ts";
import { findResource } from "./find-resource.ts";

const TIMEOUT_SECONDS = 10;
const SCOPE = "openid offline_access";

/** Who makes access tokens for a gateway, and what it has them made for. */
export interface TokenPlace {
  readonly issuer: string;
  readonly audience: string;
}

/** Tokens as an issuer gave them. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
}

/** What somebody is to do on a page of the issuer's. */
export interface DevicePrompt {
  readonly url: string;
  readonly code: string;
}

/**
 * Who makes access tokens for a gateway, by its own word (RFC 9728). It names no other gateway than itself (§3.3): a token that is
 * made for it is good nowhere else.
 *
 * @throws DomainError `gateway-unreachable`, `sign-in-failed`
 */
export async function findTokenPlace(gatewayUrl: string, fetchAnswer: typeof fetch): Promise<TokenPlace> {
  const described = await findResource(gatewayUrl, fetchAnswer);
  const [issuer] = described?.authorization_servers ?? [];
  if (described === undefined || issuer === undefined) {
    throw failed(`The gateway ${gatewayUrl} names nobody who signs people in.`);
  }
  const { resource } = described;
  if (originOf(resource) !== originOf(gatewayUrl)) throw failed(`${gatewayUrl} says that it is ${resource}.`);
  return { issuer, audience: resource };
}

/** A token for a program's, or an account's, own name and secret. Throws DomainError `issuer-unreachable`, `sign-in-failed`. */
export async function askAsClient(place: TokenPlace, name: string, secret: string): Promise<Tokens> {
  const client = await discover(place, name, ClientSecretBasic(secret));
  return asked(place, clientCredentialsGrant(client, { resource: place.audience }));
}

/**
 * Tokens for somebody who signs in with a browser anywhere (RFC 8628).
 *
 * @throws DomainError `issuer-unreachable`, `sign-in-failed` when it takes too long or is refused
 */
export async function askByDevice(
  place: TokenPlace,
  clientId: string,
  show: (prompt: DevicePrompt) => void,
): Promise<Tokens> {
  const client = await discover(place, clientId, None());
  const resource = place.audience;
  const begun = await asking(place, initiateDeviceAuthorization(client, { scope: SCOPE, resource }));
  show({ url: begun.verification_uri_complete ?? begun.verification_uri, code: begun.user_code });
  return asked(place, pollDeviceAuthorizationGrant(client, begun, { resource }));
}

/** New tokens for a refresh token. Throws DomainError `issuer-unreachable`, `sign-in-failed` when it holds no longer. */
export async function refreshTokens(place: TokenPlace, clientId: string, refreshToken: string): Promise<Tokens> {
  const client = await discover(place, clientId, None());
  const tokens = await asked(place, refreshTokenGrant(client, refreshToken, { resource: place.audience }));
  return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
}

async function discover({ issuer }: TokenPlace, clientId: string, authentication: ReturnType<typeof None>) {
  const url = new URL(issuer);
  if (!isSoundUrl(url)) throw failed(`${issuer} is neither https nor of this machine.`);
  // Plain http is for this machine alone.
  const execute = url.protocol === "http:" ? [allowInsecureRequests] : [];
  const options = { execute, timeout: TIMEOUT_SECONDS };
  return asking({ issuer }, discovery(url, clientId, undefined, authentication, options)) as Promise<Configuration>;
}

async function asked(place: TokenPlace, answer: Promise<TokenEndpointResponse>): Promise<Tokens> {
  const { access_token: accessToken, refresh_token: refreshToken } = await asking(place, answer);
  return { accessToken, refreshToken };
}

/** What an issuer refuses is one thing, that it does not answer another. Nothing of what was sent is repeated. */
async function asking<T>({ issuer }: Pick<TokenPlace, "issuer">, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ResponseBodyError) throw failed(`${issuer} refuses: ${error.error}.`);
    if (error instanceof ClientError)
      throw failed(`${issuer} does not answer as an issuer does (${error.code ?? "no reason"}).`);
    throw new DomainError("issuer-unreachable", `${issuer} cannot be asked.`);
  }
}

const originOf = (url: string): string => new URL(url).origin;

const failed = (detail: string): DomainError => new DomainError("sign-in-failed", detail);
