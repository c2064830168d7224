import { randomBytes } from "node:crypto";
import { tablesOf } from "./dump-database.ts";
import { isPostgres } from "./is-postgres.ts";
import { migratorOf } from "./open-database.ts";
import type { Database, Tables } from "./schema.ts";
import { liftTimeLimits } from "./transact.ts";

const ROWS_AT_ONCE = 200;

export interface Load {
  /** The last migration of the database that was dumped. */
  readonly migration: string;
  readonly rows: AsyncIterable<readonly [table: string, row: object]>;
  /** Whether the feed goes on under its id: only where nobody was told of anything since the dump. */
  readonly isFeedKept: boolean;
}

/**
 * Fills an empty database from a dump and brings it up to date. On a PostgreSQL server it is all or nothing; an embedded database is
 * filled under another name.
 *
 * @throws Error when it is not empty, or the dump is of a later version
 */
export async function loadDatabase(db: Database, load: Load): Promise<Record<string, number>> {
  if ((await tablesOf(db)).length > 0)
    throw new Error("the database is not empty; a backup is restored into an empty one");
  return isPostgres(db) ? db.transaction().execute((tx) => fill(tx, tx, load)) : fill(db, undefined, load);
}

async function fill(db: Database, whole: Database | undefined, load: Load): Promise<Record<string, number>> {
  const migrate = async (migration?: string): Promise<void> => {
    const migrator = migratorOf(db);
    const { error } = await (migration === undefined ? migrator.migrateToLatest() : migrator.migrateTo(migration));
    if (error !== undefined) throw error;
  };
  await migrate(load.migration);
  const counts =
    whole === undefined ? await db.transaction().execute((tx) => insert(tx, load)) : await insert(whole, load);
  await migrate();
  return counts;
}

async function insert(tx: Database, { rows, isFeedKept }: Load): Promise<Record<string, number>> {
  if (tx.isTransaction) await liftTimeLimits(tx as never);
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(tx)) {
    counts[table] = 0;
    await tx.deleteFrom(table as keyof Tables).execute();
  }
  let table = "";
  let waiting: object[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length > 0)
      await tx
        .insertInto(table as keyof Tables)
        .values(waiting as never)
        .execute();
    waiting = [];
  };
  for await (const [of, row] of rows) {
    if (of !== table || waiting.length >= ROWS_AT_ONCE) await flush();
    table = of;
    waiting.push(row);
    counts[of] = (counts[of] ?? 0) + 1;
  }
  await flush();
  // What was told after the dump had numbers that are now given to something else: whoever took them begins anew.
  if (!isFeedKept)
    await tx
      .updateTable("feed")
      .set({ feed_id: randomBytes(8).toString("hex") })
      .execute();
  return counts;
}
