import type { Kysely } from "kysely";

/** Submissions that were accepted while the node was away, and what the forwarder expects of an officer as of the last block. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable("submission")
    .addColumn("is_simulated", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
  await schema
    .createTable("forwarder_nonce")
    .addColumn("signer", "text", (c) => c.notNull())
    .addColumn("block_number", "bigint", (c) => c.notNull())
    .addColumn("nonce", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("forwarder_nonce_pk", ["signer", "block_number"])
    .execute();
}
