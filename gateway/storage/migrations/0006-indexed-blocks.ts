import type { Kysely } from "kysely";

/** The last blocks that were indexed: what a reorganisation is measured by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("indexed_block")
    .addColumn("block_number", "bigint", (c) => c.primaryKey())
    .addColumn("block_hash", "text", (c) => c.notNull())
    .addColumn("block_time", "bigint", (c) => c.notNull())
    .execute();
}
