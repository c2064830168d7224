import { randomUUID } from "node:crypto";
import { importJWK, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from "jose";
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

/** With what an issuer signs now; another process may be given it. */
export interface Signing {
  readonly issuer: string;
  /** Private, with its `kid`. */
  readonly key: JWK;
}

/** Claims as an issuer makes them at a time (Unix milliseconds) for who is wanted. */
export function claimsOf(issuer: string, wanted: Wanted, nowMs = Date.now()): JWTPayload {
  const { partner = "CN", roles = ["officer"], subject = "somebody", audience, claims } = wanted;
  const iat = Math.floor(nowMs / 1_000);
  const made = {
    iss: issuer,
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
}

/** An access token (RFC 9068). */
export async function signToken({ issuer, key }: Signing, wanted: Wanted, nowMs = Date.now()): Promise<string> {
  const header = { alg: "ES256", typ: "at+jwt", kid: key.kid, ...wanted.header } as JWTHeaderParameters;
  const crit = Object.fromEntries((header.crit ?? []).map((name) => [name, true]));
  return new SignJWT(claimsOf(issuer, wanted, nowMs)).setProtectedHeader(header).sign(await importJWK(key, "ES256"), {
    crit,
  });
}
