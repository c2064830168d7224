import type { Store } from "../domain/ports.ts";
import type { Database } from "./schema.ts";
import { transact } from "./transact.ts";

/** Keeps what idempotency keys are bound to, and the answers that were given. */
export function keepIdempotencyKeys(db: Database): Pick<Store, "bindIdempotencyKey" | "keepAnswer"> {
  return {
    bindIdempotencyKey: async (key, fingerprint, now, expiresAt) => {
      await removeExpired(db, now);
      // Of two at once one binds, and both read what is bound.
      await db
        .insertInto("idempotency_key")
        .values({ key, fingerprint, expires_at: expiresAt, status: null, headers: null, body: null })
        .onConflict((conflict) => conflict.column("key").doNothing())
        .execute();
      const { status, headers, body, ...bound } = await db
        .selectFrom("idempotency_key")
        .selectAll()
        .where("key", "=", key)
        .executeTakeFirstOrThrow();
      const isAnswered = status !== null && headers !== null && body !== null;
      return {
        fingerprint: bound.fingerprint,
        answer: isAnswered ? { status, headers: JSON.parse(headers), body } : undefined,
      };
    },
    keepAnswer: async (key, { status, headers, body }) => {
      await db
        .updateTable("idempotency_key")
        .set({ status, headers: JSON.stringify(headers), body })
        .where("key", "=", key)
        .execute();
    },
  };
}

async function removeExpired(db: Database, now: number): Promise<void> {
  const expired = await db
    .selectFrom("idempotency_key")
    .select("key")
    .where("expires_at", "<=", now)
    .limit(1)
    .executeTakeFirst();
  if (expired === undefined) return;
  await transact(db, (tx) => tx.deleteFrom("idempotency_key").where("expires_at", "<=", now).execute());
}
