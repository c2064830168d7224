import { setTimeout as pause } from "node:timers/promises";
import type { Transaction } from "kysely";
import type { Database, Tables } from "./schema.ts";

const MOST_ATTEMPTS = 40;
const MOST_ATTEMPTS_AT_UNIQUE = 3;
const LONGEST_PAUSE_MS = 40;

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const UNIQUE_VIOLATION = "23505";

/**
 * Carries out work that reads and writes as if nothing else did: SQLite has one writer, PostgreSQL is asked for SERIALIZABLE, where
 * transactions that got into each other's way are begun again. `work` is called once for every attempt and does nothing but ask the
 * database.
 */
export async function transact<T>(db: Database, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().setIsolationLevel("serializable").execute(work);
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
