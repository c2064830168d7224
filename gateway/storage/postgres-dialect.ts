import { PostgresDialect } from "kysely";
import { type ClientConfig, Pool, TypeOverrides } from "pg";
import { nameTrouble } from "./name-trouble.ts";

/** How to reach a PostgreSQL database. Times are milliseconds. */
export interface PostgresOptions {
  /** `postgresql://user:password@host:port/database?sslmode=verify-full&sslrootcert=…` */
  readonly url: string;
  readonly connections: number;
  /** For a connection to be made, and for a statement to be answered. */
  readonly timeoutMs: number;
  /** Called for a connection that broke while nobody used it; the next one is made when it is needed. */
  readonly report: (error: unknown) => void;
}

const INT8 = 20;
const NUMERIC = 1700;

/**
 * Kysely's PostgreSQL dialect over `pg`. A transaction that stands still is ended by the server, so that a process which hangs
 * holds up no other for long.
 */
export function openPostgres(options: PostgresOptions): PostgresDialect {
  const pool = new Pool({ ...connectionOf(options), max: options.connections });
  // The driver's own error holds the connection with what it was made with.
  pool.on("error", ({ message }) => options.report(new Error(`a connection to the database broke: ${message}`)));
  // Of one that broke while it was used, its user hears by the next answer; unheard, the event would end this process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new PostgresDialect({ pool: nameTrouble(pool) });
}

/** What every connection to the database is made with. */
export function connectionOf({ url, timeoutMs }: Pick<PostgresOptions, "url" | "timeoutMs">): ClientConfig {
  // Counts and block numbers come as they do from SQLite. What is no safe integer is an error and not another number.
  const types = new TypeOverrides();
  types.setTypeParser(INT8, parseInteger);
  types.setTypeParser(NUMERIC, parseInteger);
  return {
    connectionString: url,
    application_name: "concord",
    types,
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    lock_timeout: timeoutMs,
    idle_in_transaction_session_timeout: 3 * timeoutMs,
    // A server that went away without a word: the statement's own time limit is the server's to keep.
    query_timeout: timeoutMs + 2_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: timeoutMs,
  };
}

function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database holds a number that is none here: ${text}`);
  return value;
}
