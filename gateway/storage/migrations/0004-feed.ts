import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";

/** The event feed. Its id is random, so that an id of an event leads to no other database. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("feed")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("feed_id", "text", (c) => c.notNull())
    .addColumn("last_sequence", "bigint", (c) => c.notNull())
    .execute();
  await schema
    .createTable("feed_entry")
    .addColumn("sequence", "bigint", (c) => c.primaryKey())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("block_number", "bigint")
    .addColumn("block_hash", "text")
    .addColumn("log_index", "integer")
    .addColumn("fact", "text", (c) => c.notNull())
    .execute();
  await schema.createIndex("feed_entry_block").on("feed_entry").columns(["block_number", "sequence"]).execute();
  await (db as Kysely<{ feed: { id: number; feed_id: string; last_sequence: number } }>)
    .insertInto("feed")
    .values({ id: 1, feed_id: randomBytes(8).toString("hex"), last_sequence: 0 })
    .execute();
}
