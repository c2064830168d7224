import type { Store } from "../domain/ports.ts";
import type { Database } from "./schema.ts";
import { transact } from "./transact.ts";

/** Keeps what idempotency keys are bound to, and the answers that were given. */
export function keepIdempotencyKeys(db: Database): Pick<Store, "bindIdempotencyKey" | "keepAnswer"> {
  return {
    bindIdempotencyKey: (key, fingerprint, now, expiresAt) =>
      transact(db, async (tx) => {
        await tx.deleteFrom("idempotency_key").where("expires_at", "<=", now).execute();
        const row = await tx.selectFrom("idempotency_key").selectAll().where("key", "=", key).executeTakeFirst();
        if (row === undefined) {
          await tx
            .insertInto("idempotency_key")
            .values({ key, fingerprint, expires_at: expiresAt, status: null, headers: null, body: null })
            .execute();
          return { fingerprint, answer: undefined };
        }
        const { status, headers, body } = row;
        const isAnswered = status !== null && headers !== null && body !== null;
        return {
          fingerprint: row.fingerprint,
          answer: isAnswered ? { status, headers: JSON.parse(headers), body } : undefined,
        };
      }),
    keepAnswer: async (key, { status, headers, body }) => {
      await db
        .updateTable("idempotency_key")
        .set({ status, headers: JSON.stringify(headers), body })
        .where("key", "=", key)
        .execute();
    },
  };
}
