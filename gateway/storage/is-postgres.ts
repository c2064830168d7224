import { PostgresAdapter } from "kysely";
import type { Database } from "./schema.ts";

/** Whether a database is a PostgreSQL server's. Nothing else may depend on which one it is. */
export function isPostgres(db: Database): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}
