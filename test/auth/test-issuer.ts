import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload } from "jose";
import { claimsOf, type Signing, signToken, type Wanted } from "./sign-token.ts";

/** An issuer of access tokens on a loopback port, with its discovery document and its keys. */
export interface TestIssuer {
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** Claims as the issuer makes them for who is wanted. */
  claimsOf(wanted: Wanted): JWTPayload;
  tokenOf(wanted: Wanted): Promise<string>;
  /** With what it signs now. */
  signing(): Promise<Signing>;
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
  const newest = (): Pair => pairs[0] as Pair;
  const signing = async (): Promise<Signing> => {
    const { kid, pair } = newest();
    return { issuer: url, key: { ...(await exportJWK(pair.privateKey)), kid } };
  };

  const issuer: TestIssuer = {
    url,
    asked,
    lie: () => undefined,
    claimsOf: (wanted) => claimsOf(url, wanted),
    tokenOf: async (wanted) => signToken(await signing(), wanted),
    signing,
    publicKeyPem: () => exportSPKI(newest().pair.publicKey),
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

let shared: Promise<TestIssuer> | undefined;

/** The issuer of this process's tests that need only some. */
export function sharedIssuer(): Promise<TestIssuer> {
  shared ??= startTestIssuer();
  return shared;
}
