import type { Kysely } from "kysely";

/** The tables of `schema.ts`. Column types are those that SQLite and PostgreSQL share. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("chain_head")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("chain_id", "text", (c) => c.notNull())
    .addColumn("genesis_hash", "text", (c) => c.notNull())
    .addColumn("deployment_id", "text", (c) => c.notNull())
    .addColumn("block_number", "bigint", (c) => c.notNull())
    .addColumn("block_hash", "text", (c) => c.notNull())
    .addColumn("block_time", "bigint", (c) => c.notNull())
    .execute();
  await schema
    .createTable("ledger_event")
    .addColumn("block_number", "bigint", (c) => c.notNull())
    .addColumn("log_index", "integer", (c) => c.notNull())
    .addColumn("block_hash", "text", (c) => c.notNull())
    .addColumn("block_time", "bigint", (c) => c.notNull())
    .addColumn("transaction_hash", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("args", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("ledger_event_pk", ["block_number", "log_index"])
    .execute();
  await schema
    .createTable("partner")
    .addColumn("partner_id", "integer", (c) => c.primaryKey())
    .addColumn("iso", "text", (c) => c.notNull())
    .addColumn("state", "integer", (c) => c.notNull())
    .execute();
  await schema
    .createTable("signer")
    .addColumn("address", "text", (c) => c.primaryKey())
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addColumn("roles", "integer", (c) => c.notNull())
    .addColumn("valid_from", "bigint", (c) => c.notNull())
    .addColumn("valid_to", "bigint", (c) => c.notNull())
    .execute();
  await schema
    .createTable("agreement")
    .addColumn("agreement_id", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("parties", "text", (c) => c.notNull())
    .addColumn("scope", "text", (c) => c.notNull())
    .addColumn("instrument", "text", (c) => c.notNull())
    .addColumn("state", "integer", (c) => c.notNull())
    .addColumn("ratified_by", "text", (c) => c.notNull())
    .addColumn("effective", "bigint", (c) => c.notNull())
    .addColumn("expiry", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("agreement_pk", ["agreement_id", "version"])
    .execute();
  await schema
    .createTable("record")
    .addColumn("record_id", "text", (c) => c.primaryKey())
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addColumn("agreement_id", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("kind", "integer", (c) => c.notNull())
    .addColumn("rights", "integer", (c) => c.notNull())
    .addColumn("size", "bigint", (c) => c.notNull())
    .addColumn("root", "text", (c) => c.notNull())
    .addColumn("signer", "text", (c) => c.notNull())
    .addColumn("block_number", "bigint", (c) => c.notNull())
    .addColumn("log_index", "integer", (c) => c.notNull())
    .addColumn("recorded_at", "bigint", (c) => c.notNull())
    .addColumn("transaction_hash", "text", (c) => c.notNull())
    .execute();
  await schema.createIndex("record_root").on("record").column("root").execute();
  await schema
    .createTable("evidence")
    .addColumn("evidence_id", "text", (c) => c.notNull())
    .addColumn("record_id", "text", (c) => c.notNull())
    .addColumn("root", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("evidence_pk", ["evidence_id", "record_id"])
    .execute();
  await schema.createIndex("evidence_root").on("evidence").column("root").execute();
  await schema
    .createTable("decision")
    .addColumn("evidence_id", "text", (c) => c.notNull())
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addColumn("record_id", "text", (c) => c.notNull())
    .addColumn("state", "integer", (c) => c.notNull())
    .addColumn("grade", "integer", (c) => c.notNull())
    .addColumn("facets", "integer", (c) => c.notNull())
    .addColumn("reason", "integer", (c) => c.notNull())
    .addColumn("conditions", "integer", (c) => c.notNull())
    .addColumn("successor", "text")
    .addColumn("signer", "text", (c) => c.notNull())
    .addColumn("decided_at", "bigint", (c) => c.notNull())
    .addColumn("block_number", "bigint", (c) => c.notNull())
    .addColumn("transaction_hash", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("decision_pk", ["evidence_id", "partner_id"])
    .execute();
  await schema
    .createTable("notice")
    .addColumn("notice_id", "text", (c) => c.primaryKey())
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addColumn("agreement_id", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("terms", "text", (c) => c.notNull())
    .addColumn("recipients", "text", (c) => c.notNull())
    .addColumn("commitment", "text", (c) => c.notNull())
    .addColumn("valid_from", "bigint", (c) => c.notNull())
    .addColumn("valid_to", "bigint", (c) => c.notNull())
    .addColumn("state", "integer", (c) => c.notNull())
    .addColumn("reason", "integer", (c) => c.notNull())
    .addColumn("successor", "text")
    .addColumn("previous", "text")
    .addColumn("signer", "text", (c) => c.notNull())
    .addColumn("block_number", "bigint", (c) => c.notNull())
    .addColumn("log_index", "integer", (c) => c.notNull())
    .addColumn("published_at", "bigint", (c) => c.notNull())
    .addColumn("transaction_hash", "text", (c) => c.notNull())
    .execute();
  await schema
    .createTable("response")
    .addColumn("notice_id", "text", (c) => c.notNull())
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addColumn("office", "text", (c) => c.notNull())
    .addColumn("acknowledged_at", "bigint", (c) => c.notNull())
    .addColumn("answered_at", "bigint")
    .addColumn("outcome", "integer", (c) => c.notNull())
    .addColumn("commitment", "text")
    .addColumn("answers", "integer", (c) => c.notNull())
    .addColumn("signer", "text", (c) => c.notNull())
    .addColumn("transaction_hash", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("response_pk", ["notice_id", "partner_id", "office"])
    .execute();
  await schema
    .createTable("document")
    .addColumn("root", "text", (c) => c.primaryKey())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("object_sha256", "text", (c) => c.notNull())
    .addColumn("keyed_hash", "text", (c) => c.unique())
    .addColumn("case_number", "text")
    .addColumn("ref", "text")
    .addColumn("title", "text")
    .addColumn("kind", "text")
    .addColumn("right_type", "text")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();
  await schema
    .createTable("exhibit")
    .addColumn("root", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("path", "text", (c) => c.notNull())
    .addColumn("base_name", "text", (c) => c.notNull())
    .addColumn("media_type", "text", (c) => c.notNull())
    .addColumn("size", "bigint", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("sm3", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("exhibit_pk", ["root", "position"])
    .execute();
  await schema.createIndex("exhibit_sha256").on("exhibit").column("sha256").execute();
  await schema.createIndex("exhibit_base_name").on("exhibit").column("base_name").execute();
  await schema.createIndex("exhibit_size").on("exhibit").column("size").execute();
  await schema
    .createTable("batch")
    .addColumn("root", "text", (c) => c.primaryKey())
    .addColumn("members", "text", (c) => c.notNull())
    .execute();
  await schema
    .createTable("wanted")
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("next_at", "bigint", (c) => c.notNull())
    .addColumn("problem", "text")
    .addPrimaryKeyConstraint("wanted_pk", ["type", "key", "subject"])
    .execute();
  await schema
    .createTable("submission")
    .addColumn("submission_id", "text", (c) => c.primaryKey())
    .addColumn("sequence", "bigint", (c) => c.notNull().unique())
    .addColumn("accepted_at", "bigint", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("requests", "text", (c) => c.notNull())
    .addColumn("digest", "text", (c) => c.notNull().unique())
    .addColumn("relay_nonce", "bigint")
    .addColumn("raw_transaction", "text")
    .addColumn("transaction_hash", "text")
    .addColumn("block_number", "bigint")
    .addColumn("outcome", "text")
    .addColumn("settled_at", "bigint")
    .execute();
  await schema.createIndex("submission_state").on("submission").columns(["state", "sequence"]).execute();
  await schema
    .createTable("submitted_nonce")
    .addColumn("signer", "text", (c) => c.notNull())
    .addColumn("nonce", "bigint", (c) => c.notNull())
    .addColumn("submission_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("submitted_nonce_pk", ["signer", "nonce"])
    .execute();
  await schema
    .createTable("exchange_nonce")
    .addColumn("nonce", "text", (c) => c.primaryKey())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .execute();
}
