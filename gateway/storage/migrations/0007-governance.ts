import type { Kysely } from "kysely";

/** The consortium's decisions, and who takes no part in an agreement. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("consortium")
    .addColumn("timelock", "text", (c) => c.primaryKey())
    .addColumn("times", "text", (c) => c.notNull())
    .execute();
  await schema
    .createTable("successor")
    .addColumn("registry", "text", (c) => c.primaryKey())
    .addColumn("deployment_id", "text", (c) => c.notNull())
    .addColumn("named_at", "bigint", (c) => c.notNull())
    .execute();
  await schema
    .createTable("proposal")
    .addColumn("proposal_id", "text", (c) => c.primaryKey())
    .addColumn("proposer", "text", (c) => c.notNull())
    .addColumn("targets", "text", (c) => c.notNull())
    .addColumn("calldatas", "text", (c) => c.notNull())
    .addColumn("reference", "text", (c) => c.notNull())
    .addColumn("snapshot", "bigint", (c) => c.notNull())
    .addColumn("deadline", "bigint", (c) => c.notNull())
    .addColumn("eta", "bigint")
    .addColumn("executed_at", "bigint")
    .addColumn("canceled_at", "bigint")
    .addColumn("proposed_at", "bigint", (c) => c.notNull())
    .addColumn("block_number", "bigint", (c) => c.notNull())
    .addColumn("transaction_hash", "text", (c) => c.notNull())
    .execute();
  await schema
    .createTable("vote")
    .addColumn("proposal_id", "text", (c) => c.notNull())
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addColumn("support", "integer", (c) => c.notNull())
    .addColumn("signer", "text", (c) => c.notNull())
    .addColumn("cast_at", "bigint", (c) => c.notNull())
    .addColumn("transaction_hash", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("vote_pk", ["proposal_id", "partner_id"])
    .execute();
  for (const column of ["suspended_by", "ended_by"]) {
    await schema
      .alterTable("agreement")
      .addColumn(column, "text", (c) => c.notNull().defaultTo("0"))
      .execute();
  }
}
