import { randomBytes } from "node:crypto";
import type { JWK } from "jose";
import { type GrantContext, interactionPolicy, Provider } from "oidc-provider";
import type { Account } from "../accounts.ts";
import { isPagesClient, pagesClientOf } from "./clients.ts";
import { confirmPage, donePage, enterCodePage } from "./pages.ts";

const TOKEN_SECONDS = 600;
/** The pages keep no refresh token, so that theirs hold for as long as somebody works. */
const PAGES_TOKEN_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

/** What the issuer of a local run makes tokens for, and who may have them. */
export interface IssuerOptions {
  readonly url: string;
  readonly accounts: readonly (Account & { readonly password: string })[];
  readonly gateways: readonly { readonly iso: string; readonly url: string }[];
  /** Private; what signs tokens. */
  readonly key: JWK;
}

/**
 * The issuer of a local run. People sign in with an account's name and password, by authorization code with PKCE or by device code; a
 * script has an account's token for its name and password (client credentials). Tokens are for one gateway each (RFC 8707, RFC 9068).
 */
export function createProvider({ url, accounts, gateways, key }: IssuerOptions): Provider {
  const accountOf = (name: string | undefined) => accounts.find((account) => account.name === name);
  const policy = interactionPolicy.base();
  // Nobody asks people whether programs of the run may act for them.
  policy.get("consent")?.checks.remove("native_client_prompt");
  return new Provider(url, {
    clients: [
      {
        client_id: "concord",
        client_name: "concord",
        token_endpoint_auth_method: "none",
        application_type: "native",
        grant_types: ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"],
        redirect_uris: [],
        response_types: [],
      },
      ...gateways.map((gateway) => ({
        client_id: pagesClientOf(gateway.iso),
        client_name: `Concord ${gateway.iso}`,
        token_endpoint_auth_method: "none",
        application_type: "native",
        redirect_uris: [`${gateway.url}/verify/signed-in`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      })),
      ...accounts.map(({ name, password }) => ({
        client_id: name,
        client_secret: password,
        grant_types: ["client_credentials"],
        redirect_uris: [],
        response_types: [],
      })),
    ],
    findAccount: (_: unknown, name: string) =>
      accountOf(name) === undefined ? undefined : { accountId: name, claims: () => ({ sub: name }) },
    extraTokenClaims: (_: unknown, { accountId, clientId }: { accountId?: string; clientId: string }) => {
      const account = accountOf(accountId ?? clientId);
      return account && { concord_partner: account.partner, concord_roles: [account.role] };
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: {
        enabled: true,
        userCodeInputSource: enterCodePage,
        userCodeConfirmSource: confirmPage,
        successSource: donePage,
      },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_: unknown, resource: string, client: { clientId: string }) => {
          if (!gateways.some((gateway) => gateway.url === resource)) throw new Error(`${resource} is no gateway here`);
          return {
            audience: resource,
            scope: "",
            accessTokenFormat: "jwt",
            accessTokenTTL: isPagesClient(client.clientId) ? PAGES_TOKEN_SECONDS : TOKEN_SECONDS,
            jwt: { sign: { alg: "ES256" } },
          };
        },
        useGrantedResource: () => true,
      },
    },
    issueRefreshToken: (_: unknown, client: { grantTypeAllowed(type: string): boolean }) =>
      client.grantTypeAllowed("refresh_token"),
    loadExistingGrant: async ({ oidc }: GrantContext) => {
      const { client, session, provider } = oidc;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope("openid offline_access");
      await grant.save();
      return grant;
    },
    interactions: { policy, url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(32).toString("hex")] },
    ttl: {
      ClientCredentials: TOKEN_SECONDS,
      Session: DAY_SECONDS,
      Grant: DAY_SECONDS,
      RefreshToken: DAY_SECONDS,
      Interaction: 600,
      DeviceCode: 600,
    },
    clientDefaults: { id_token_signed_response_alg: "ES256" },
  });
}
