import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, exportSPKI, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from "jose";
import type { Role } from "../../gateway/domain/codes/roles.ts";

/** Whose token is wanted, and what of it is to be another than it would be; a claim that is undefined is left out. */
export interface Wanted {
  readonly partner?: string;
  readonly roles?: readonly (Role | string)[];
  readonly subject?: string;
  readonly audience: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
}

/** An issuer of access tokens on a loopback port, with its discovery document and its keys. */
export interface TestIssuer {
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** Claims as the issuer makes them for who is wanted. */
  claimsOf(wanted: Wanted): JWTPayload;
  tokenOf(wanted: Wanted): Promise<string>;
  /** The public key that signs now, as SPKI in PEM. */
  publicKeyPem(): Promise<string>;
  /** Signs with a new key from now on; the former one is published as long as it is kept. */
  rotate(options: { readonly isFormerKept: boolean }): Promise<void>;
  /** What is answered instead, by path; undefined for the true answer. */
  lie: (path: string) => { readonly status: number; readonly body: string } | undefined;
  stop(): Promise<void>;
}

type Pair = { readonly kid: string; readonly pair: Awaited<ReturnType<typeof generateKeyPair>> };

const makePair = async (): Promise<Pair> => ({
  kid: randomUUID(),
  pair: await generateKeyPair("ES256", { extractable: true }),
});

/** Starts an issuer. It does not keep the process alive. */
export async function startTestIssuer(): Promise<TestIssuer> {
  let pairs = [await makePair()];
  const asked: string[] = [];
  const server: Server = createServer(async (request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const lie = issuer.lie(path);
    const answers: Readonly<Record<string, () => Promise<unknown>>> = {
      "/.well-known/openid-configuration": async () => ({ issuer: url, jwks_uri: `${url}/keys` }),
      "/keys": async () => ({
        keys: await Promise.all(
          pairs.map(async ({ kid, pair }) => ({ ...(await exportJWK(pair.publicKey)), kid, use: "sig" })),
        ),
      }),
    };
    const body = lie?.body ?? JSON.stringify(await answers[path]?.());
    response.writeHead(lie?.status ?? (answers[path] === undefined ? 404 : 200), {
      "content-type": "application/json",
    });
    response.end(body);
  });
  server.unref();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signing = (): Pair => pairs[0] as Pair;

  const issuer: TestIssuer = {
    url,
    asked,
    lie: () => undefined,
    claimsOf: ({ partner = "CN", roles = ["officer"], subject = "somebody", audience, claims }) => {
      const iat = Math.floor(Date.now() / 1_000);
      const made = {
        iss: url,
        sub: subject,
        aud: audience,
        client_id: "concord-test",
        iat,
        exp: iat + 300,
        jti: randomUUID(),
        concord_partner: partner,
        concord_roles: roles,
        ...claims,
      };
      return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
    },
    tokenOf: (wanted) => {
      const { kid, pair } = signing();
      const header = { alg: "ES256", typ: "at+jwt", kid, ...wanted.header } as JWTHeaderParameters;
      const crit = Object.fromEntries((header.crit ?? []).map((name) => [name, true]));
      return new SignJWT(issuer.claimsOf(wanted)).setProtectedHeader(header).sign(pair.privateKey, { crit });
    },
    publicKeyPem: () => exportSPKI(signing().pair.publicKey),
    rotate: async ({ isFormerKept }) => {
      const next = await makePair();
      pairs = isFormerKept ? [next, ...pairs] : [next];
    },
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return issuer;
}
