import { sql, type Transaction } from "kysely";
import { isPostgres } from "./is-postgres.ts";
import type { Database, Tables } from "./schema.ts";
import { liftTimeLimits } from "./transact.ts";

const ROWS_AT_ONCE = 500;
/** What Kysely keeps of its own. */
const MIGRATIONS = "kysely_migration";

/** What a dump holds. */
export interface DumpedDatabase {
  /** The last migration that its schema had. */
  readonly migration: string;
  /** The last block indexed; null before the first. */
  readonly block: number | null;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Writes every row of every table, as of one moment and whatever is written meanwhile, as `write` takes it: the same for both
 * databases, so that what was dumped from one is loaded into the other.
 */
export async function dumpDatabase(
  db: Database,
  write: (table: string, row: object) => Promise<void>,
): Promise<DumpedDatabase> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      await liftTimeLimits(tx);
      const migration = await lastMigration(tx);
      const head = await tx.selectFrom("chain_head").select("block_number").executeTakeFirst();
      const rows: Record<string, number> = {};
      for (const table of await tablesOf(tx)) {
        let count = 0;
        for await (const row of rowsOf(tx, table)) {
          await write(table, row);
          count += 1;
        }
        rows[table] = count;
      }
      return { migration, block: head?.block_number ?? null, rows };
    });
}

/** The gateway's tables, in the order of their names. */
export async function tablesOf(db: Database): Promise<string[]> {
  const tables = await db.introspection.getTables();
  return tables.map(({ name }) => name).sort();
}

async function lastMigration(tx: Transaction<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(MIGRATIONS)}`.execute(tx);
  const last = rows
    .map(({ name }) => name)
    .sort()
    .at(-1);
  if (last === undefined) throw new Error("the database has no schema of a gateway");
  return last;
}

async function* rowsOf(tx: Transaction<Tables>, table: string): AsyncGenerator<object> {
  if (!isPostgres(tx)) {
    yield* tx
      .selectFrom(table as keyof Tables)
      .selectAll()
      .stream();
    return;
  }
  await sql`declare every_row no scroll cursor for select * from ${sql.table(table)}`.execute(tx);
  for (;;) {
    const { rows } = await sql<object>`fetch ${sql.lit(ROWS_AT_ONCE)} from every_row`.execute(tx);
    yield* rows;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await sql`close every_row`.execute(tx);
}
