import type { Kysely } from "kysely";

/** What is left of what an asker may look up, for the processes of a gateway to share. Who has no row has all of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("look_up_budget")
    .addColumn("asker", "text", (c) => c.primaryKey())
    .addColumn("remaining", "double precision", (c) => c.notNull())
    .addColumn("refilled_at", "bigint", (c) => c.notNull())
    .execute();
}
