import type { Kysely } from "kysely";

/** Until when packages are kept, what holds them beyond that, and which were erased. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable("document").addColumn("erase_at", "bigint").execute();
  await schema.createIndex("document_erase_at").on("document").columns(["erase_at", "root"]).execute();
  await schema.createIndex("document_pack").on("document").column("pack_sha256").execute();
  await schema
    .createTable("legal_hold")
    .addColumn("hold_id", "text", (c) => c.primaryKey())
    .addColumn("root", "text", (c) => c.notNull())
    .addColumn("reference", "text", (c) => c.notNull())
    .addColumn("placed_at", "bigint", (c) => c.notNull())
    .addColumn("placed_by", "text")
    .addColumn("released_at", "bigint")
    .addColumn("released_by", "text")
    .execute();
  await schema.createIndex("legal_hold_root").on("legal_hold").columns(["root", "placed_at"]).execute();
  await schema
    .createTable("erasure")
    .addColumn("root", "text", (c) => c.primaryKey())
    .addColumn("due_at", "bigint", (c) => c.notNull())
    .addColumn("begun_at", "bigint", (c) => c.notNull())
    .addColumn("erased_at", "bigint")
    .addColumn("object_sha256", "text", (c) => c.notNull())
    .addColumn("pack_sha256", "text")
    .addColumn("exhibits", "text")
    .execute();
  await schema.createIndex("erasure_erased_at").on("erasure").columns(["erased_at", "begun_at"]).execute();
}
