import type { Context } from "hono";
import { DomainError } from "../domain/errors.ts";
import type { Identity } from "../domain/identity.ts";

const IDENTITY = "identity";

/** Notes who makes a request, once proved; undefined for nobody known. */
export function noteIdentity(c: Context, identity: Identity | undefined): void {
  c.set(IDENTITY, identity);
}

/** Who makes a request; undefined for nobody known. */
export function identityOf(c: Context): Identity | undefined {
  return c.get(IDENTITY) as Identity | undefined;
}

/** Who makes a request. Throws DomainError `sign-in-required`. */
export function requireIdentity(c: Context): Identity {
  const identity = identityOf(c);
  if (identity !== undefined) return identity;
  throw new DomainError("sign-in-required", "The request bears neither an access token nor a signature.");
}
