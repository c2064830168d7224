import { type Kysely, sql } from "kysely";

/** Transactions of the relay have rows of their own; a submission says with which relay nonce it goes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("relay_transaction")
    .addColumn("hash", "text", (c) => c.primaryKey())
    .addColumn("relay", "text", (c) => c.notNull())
    .addColumn("nonce", "bigint", (c) => c.notNull())
    .addColumn("attempt", "integer", (c) => c.notNull())
    .addColumn("is_empty", "integer", (c) => c.notNull())
    .addColumn("gas_price", "text", (c) => c.notNull())
    .addColumn("raw", "text", (c) => c.notNull())
    .addColumn("signed_at", "bigint", (c) => c.notNull())
    .addColumn("signed_block", "bigint", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("block_number", "bigint")
    .addUniqueConstraint("relay_transaction_attempt", ["relay", "nonce", "attempt"])
    .execute();
  await schema
    .createIndex("relay_transaction_state")
    .on("relay_transaction")
    .columns(["state", "relay", "nonce", "attempt"])
    .execute();
  // What was sent is carried again: before that it is asked whether the chain has it.
  await sql`update submission set state = 'accepted', relay_nonce = null, transaction_hash = null where state = 'sent'`.execute(
    db,
  );
  await schema.alterTable("submission").dropColumn("raw_transaction").execute();
  await schema.alterTable("submission").addColumn("relay", "text").execute();
  await schema
    .alterTable("submission")
    .addColumn("times_carried", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await schema.createIndex("submission_relay_nonce").on("submission").columns(["relay", "relay_nonce"]).execute();
}
