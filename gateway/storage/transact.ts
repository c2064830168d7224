import { type KyselyPlugin, sql, type Transaction } from "kysely";
import { isPostgres } from "./is-postgres.ts";
import type { Database, Tables } from "./schema.ts";

/** Names the writer's turn among advisory locks of two numbers; the carrier's turn has the number 1. */
const WRITER_LOCK = [0x434f4e43, 2].map((number) => sql.lit(number));

type Requirement = (tx: Transaction<Tables>) => Promise<void>;

const requirements = new WeakMap<Database, Requirement>();
const nothing: KyselyPlugin = { transformQuery: ({ node }) => node, transformResult: async ({ result }) => result };

/** The same database, on which every transaction begins with a requirement and comes to nothing when that throws. */
export function requireInEach(db: Database, requirement: Requirement): Database {
  const same = db.withPlugin(nothing);
  requirements.set(same, requirement);
  return same;
}

/**
 * Carries out work that reads and writes while no other does: SQLite has one writer, and on PostgreSQL transactions of this gateway
 * wait for each other, whichever process they are of, in the order in which they came. Each statement sees what was committed before
 * it. Under SERIALIZABLE they would not wait but abort each other, and a request could be aborted for as long as others come.
 */
export function transact<T>(db: Database, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  const requirement = requirements.get(db);
  return db
    .transaction()
    .setIsolationLevel("read committed")
    .execute(async (tx) => {
      if (isPostgres(tx)) await sql`select pg_advisory_xact_lock(${sql.join(WRITER_LOCK)})`.execute(tx);
      await requirement?.(tx);
      return work(tx);
    });
}

/** Lets a transaction that goes through the whole index take its time. */
export async function liftTimeLimits(tx: Transaction<Tables>): Promise<void> {
  if (!isPostgres(tx)) return;
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
}
