import type { NewAccessEntry } from "../domain/access-log.ts";
import type { Identity } from "../domain/identity.ts";
import type { Gateway } from "./gateway.ts";

/** A request that was answered, before it is told who asked by a pseudonym. */
export interface Access extends Omit<NewAccessEntry, "identity"> {
  readonly identity: Identity | undefined;
}

/** Adds a request to the access log; resolves when that is durable. Who asked stands there under this gateway's own secret. */
export async function recordAccess({ store, keyedHash }: Gateway, access: Access): Promise<void> {
  const { identity, ...rest } = access;
  if (identity === undefined) return store.appendAccess({ ...rest, identity: null });
  const { credential, issuer, subject, partner, roles } = identity;
  const pseudonym = `0x${keyedHash(JSON.stringify(["access-log", issuer ?? null, subject]))}`;
  await store.appendAccess({ ...rest, identity: { credential, pseudonym, partner, roles: [...roles] } });
}
