import { type Kysely, PostgresAdapter, sql } from "kysely";

const REFUSED = "the access log is only added to";

/** Who asked for what: rows are only added, and the database itself refuses the rest. Beside it, what partners anchored of their logs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("access_log")
    .addColumn("sequence", "bigint", (c) => c.primaryKey())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .execute();
  await schema.createIndex("access_log_at").on("access_log").columns(["at_ms", "sequence"]).execute();
  await schema
    .createTable("access_log_anchor")
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("head", "text", (c) => c.notNull())
    .addColumn("count", "bigint", (c) => c.notNull())
    .addColumn("anchored_at", "bigint", (c) => c.notNull())
    .addColumn("signer", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("access_log_anchor_day", ["partner_id", "day"])
    .execute();
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await (isPostgres ? refuseOnPostgres(db) : refuseOnSqlite(db));
}

async function refuseOnSqlite(db: Kysely<unknown>): Promise<void> {
  for (const change of ["update", "delete"]) {
    await sql
      .raw(
        `create trigger access_log_no_${change} before ${change} on access_log begin select raise(abort, '${REFUSED}'); end`,
      )
      .execute(db);
  }
}

async function refuseOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create function refuse_access_log_change() returns trigger language plpgsql as $$ begin raise exception '${REFUSED}'; end $$`,
    )
    .execute(db);
  // Of each row, so that emptying an empty table is nothing; a truncation has no rows.
  await sql
    .raw(
      "create trigger access_log_no_change before update or delete on access_log for each row execute function refuse_access_log_change()",
    )
    .execute(db);
  await sql
    .raw(
      "create trigger access_log_no_truncate before truncate on access_log for each statement execute function refuse_access_log_change()",
    )
    .execute(db);
}
