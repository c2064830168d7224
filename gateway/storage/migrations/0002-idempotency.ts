import type { Kysely } from "kysely";

/** The table of answers that are given again to a request with the same idempotency key. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("idempotency_key")
    .addColumn("key", "text", (c) => c.primaryKey())
    .addColumn("fingerprint", "text", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .addColumn("status", "integer")
    .addColumn("headers", "text")
    .addColumn("body", "text")
    .execute();
  await db.schema.createIndex("idempotency_key_expiry").on("idempotency_key").column("expires_at").execute();
}
