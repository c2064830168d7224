import type { Kysely } from "kysely";

/** Documents that were taken in together are lines of one object. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable("document").addColumn("pack_sha256", "text").execute();
  await schema.alterTable("document").addColumn("pack_offset", "bigint").execute();
  await schema.alterTable("document").addColumn("pack_length", "bigint").execute();
}
