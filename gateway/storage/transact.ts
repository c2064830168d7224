import { setTimeout as pause } from "node:timers/promises";
import { type KyselyPlugin, sql, type Transaction } from "kysely";
import { isPostgres } from "./is-postgres.ts";
import type { Database, Tables } from "./schema.ts";

const MOST_ATTEMPTS = 40;
const MOST_ATTEMPTS_AT_UNIQUE = 3;
const LONGEST_PAUSE_MS = 40;

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const UNIQUE_VIOLATION = "23505";

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
 * Carries out work that reads and writes as if nothing else did: SQLite has one writer, PostgreSQL is asked for SERIALIZABLE, where
 * transactions that got into each other's way are begun again. `work` is called once for every attempt and does nothing but ask the
 * database.
 */
export async function transact<T>(db: Database, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transactOnce(db, work);
    } catch (error) {
      if (attempt >= mostAttemptsAt(error)) throw error;
      await pause(Math.random() * Math.min(2 * attempt, LONGEST_PAUSE_MS));
    }
  }
}

// Two that insert the same key at once: what the second one looked for before it inserted is there when it looks again.
function mostAttemptsAt(error: unknown): number {
  switch ((error as { code?: unknown } | undefined)?.code) {
    case SERIALIZATION_FAILURE:
    case DEADLOCK:
      return MOST_ATTEMPTS;
    case UNIQUE_VIOLATION:
      return MOST_ATTEMPTS_AT_UNIQUE;
    default:
      return 1;
  }
}

/** The same for work that cannot be begun again; it fails where something got into its way. */
export function transactOnce<T>(db: Database, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  const requirement = requirements.get(db);
  return db
    .transaction()
    .setIsolationLevel("serializable")
    .execute(async (tx) => {
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
