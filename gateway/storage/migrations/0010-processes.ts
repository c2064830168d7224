import type { Kysely } from "kysely";

/** What the processes of a gateway share beside the index: whose turn it is to carry, and how the node stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("carrier")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("partner_id", "integer")
    .addColumn("turn", "bigint", (c) => c.notNull())
    .execute();
  await schema
    .createTable("node_status")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("node", "text", (c) => c.notNull())
    .addColumn("checked_at", "bigint")
    .execute();
  const rows = db as Kysely<{
    carrier: { id: number; partner_id: number | null; turn: number };
    node_status: { id: number; node: string; checked_at: number | null };
  }>;
  await rows.insertInto("carrier").values({ id: 1, partner_id: null, turn: 0 }).execute();
  await rows.insertInto("node_status").values({ id: 1, node: "unreachable", checked_at: null }).execute();
}
