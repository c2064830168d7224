import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { isSoundUrl } from "../domain/sound-url.ts";

const TIMEOUT_MS = 5_000;
/** A key that the issuer has dropped is good for no longer. */
const KEYS_KEPT_MS = 300_000;
const DESCRIPTION_KEPT_MS = 3_600_000;
/** Between two fetches because of a key that is not among those known: strangers must not make this gateway ask without end. */
const KEYS_ASKED_EVERY_MS = 30_000;
/** For so long after an attempt that failed there is no other. */
const RETRY_AFTER_MS = 2_000;
const MOST_BYTES = 262_144;

const metadataSchema = z.looseObject({ issuer: z.string(), jwks_uri: z.url() });

/** Fetches JSON. */
type Ask = (url: string, init?: RequestInit) => Promise<unknown>;

/** The issuer cannot be asked for its keys: nothing is known of a token, neither that it holds nor that it does not. */
export class IssuerUnreachableError extends Error {}

/**
 * The keys of an issuer, by its discovery document (OpenID Connect Discovery 1.0 §4), fetched when they are first asked for. A key
 * that is not among those known makes them be fetched once more, and no more than every half minute.
 */
export function openIssuer(issuer: string, now: () => number = () => performance.now()): JWTVerifyGetKey {
  let failedAt = Number.NEGATIVE_INFINITY;
  const ask: Ask = async (url, init = {}) => {
    if (now() - failedAt < RETRY_AFTER_MS) throw new IssuerUnreachableError(`${issuer} did not answer a moment ago`);
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), ...init, redirect: "error" });
      const text = await readBounded(response);
      if (!response.ok) throw new Error(`it answers ${response.status}`);
      return JSON.parse(text) as unknown;
    } catch (error) {
      failedAt = now();
      throw new IssuerUnreachableError(`${issuer} cannot be asked: ${(error as Error).message}`);
    }
  };

  let found: { readonly keys: Promise<JWTVerifyGetKey>; readonly at: number } | undefined;
  const find = (): Promise<JWTVerifyGetKey> => {
    if (found !== undefined && now() - found.at < DESCRIPTION_KEPT_MS) return found.keys;
    const finding = { keys: findKeys(issuer, ask), at: now() };
    found = finding;
    finding.keys.catch(() => {
      if (found === finding) found = undefined;
    });
    return finding.keys;
  };
  return async (header, token) => (await find())(header, token);
}

async function findKeys(issuer: string, ask: Ask): Promise<JWTVerifyGetKey> {
  const described = await ask(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  const metadata = metadataSchema.safeParse(described);
  if (!metadata.success) throw new IssuerUnreachableError(`${issuer} does not describe itself`);
  const { issuer: told, jwks_uri: keysUrl } = metadata.data;
  if (told !== issuer) throw new IssuerUnreachableError(`${issuer} describes itself as another issuer`);
  if (!isSoundUrl(new URL(keysUrl))) throw new IssuerUnreachableError(`the keys of ${issuer} are not behind https`);
  return createRemoteJWKSet(new URL(keysUrl), {
    cacheMaxAge: KEYS_KEPT_MS,
    cooldownDuration: KEYS_ASKED_EVERY_MS,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: async (url, { headers, signal }) => Response.json(await ask(url, { headers, signal })),
  });
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error("it answers without end");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
