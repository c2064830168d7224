import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteDialect,
  type SqliteDialectConfig,
} from "kysely";
import { type LogSync, openLogSync } from "./sync-log.ts";

const STATEMENTS_KEPT = 200;
const NOTHING_CHANGED = { changes: 0, lastInsertRowid: 0 };
/** SQLite's result codes (sqlite.org/rescode.html) that say what the operator can see to, as the system's own codes. */
const SYSTEM_CODES: Readonly<Record<number, { readonly code: string; readonly message: string }>> = {
  5: { code: "EBUSY", message: "the database is held locked by another process" },
  13: { code: "ENOSPC", message: "the disk of the database is full" },
};

/** Statements after which there is nothing to bring to the disk. A commit brings what was written before it. */
const WRITES_NOTHING = /^(select|begin|commit|savepoint|release|rollback to|pragma|explain)\b/i;
/** How the node stands is written several times a second and worth nothing later. */
const NEED_NOT_LAST = /^update "node_status" /;

/**
 * Kysely's SQLite dialect over `node:sqlite` in WAL mode. What a write or a commit resolved with survives `kill -9` and power loss: SQLite
 * leaves the log to the system (`synchronous=NORMAL`, which keeps the database whole), and it is synchronised here before anybody
 * is answered or sees what was written, while this thread does other work. A disk that is full is thrown with the code `ENOSPC`, a
 * database that stays locked for longer than `timeoutMs` with `EBUSY`.
 *
 * @param log brings the database's log to the disk
 */
export function openSqlite(path: string, timeoutMs = 5_000, log = openLogSync(path)): SqliteDialect {
  const database = new DatabaseSync(path, { timeout: timeoutMs });
  database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;");
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= STATEMENTS_KEPT) statements.clear();
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const config: SqliteDialectConfig = {
    database: {
      close: () => {
        database.close();
        log.close();
      },
      prepare: (sql) => {
        const statement = prepare(sql);
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => answered(() => statement.all(...(parameters as SQLInputValue[]))),
          iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
          run: (parameters) => {
            // A transaction that the disk had no room for is rolled back by SQLite itself (sqlite.org/lang_transaction.html §3).
            if (sql === "rollback" && !database.isTransaction) return NOTHING_CHANGED;
            return answered(() => statement.run(...(parameters as SQLInputValue[])));
          },
        };
      },
    },
  };
  return new DurableDialect(config, (connection) => synchroniseAfter(connection, database, log));
}

/** The dialect, with every connection as `wrap` gives it. */
class DurableDialect extends SqliteDialect {
  readonly #wrap: (connection: DatabaseConnection) => DatabaseConnection;

  constructor(config: SqliteDialectConfig, wrap: (connection: DatabaseConnection) => DatabaseConnection) {
    super(config);
    this.#wrap = wrap;
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const acquire = driver.acquireConnection.bind(driver);
    // There is one connection, and who has it keeps it until its work is durable: nobody else sees the work before.
    let connection: DatabaseConnection | undefined;
    driver.acquireConnection = async (options) => {
      connection ??= this.#wrap(await acquire(options));
      return connection;
    };
    return driver;
  }
}

/** The same connection, on which a write resolves once it is on the disk; within a transaction, the commit does. */
function synchroniseAfter(connection: DatabaseConnection, database: DatabaseSync, log: LogSync): DatabaseConnection {
  let isBehind = false;
  return {
    executeQuery: async <R>(query: CompiledQuery) => {
      log.requireSound();
      const result = await connection.executeQuery<R>(query);
      if (query.sql === "rollback") isBehind = false;
      else if (!WRITES_NOTHING.test(query.sql) && !NEED_NOT_LAST.test(query.sql)) isBehind = true;
      if (isBehind && !database.isTransaction) {
        isBehind = false;
        await log.sync();
      }
      return result;
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

function answered<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    const { errcode } = error as { errcode?: unknown };
    // The lower eight bits are the code that an extended one belongs to.
    const system = typeof errcode === "number" ? SYSTEM_CODES[errcode & 0xff] : undefined;
    if (system === undefined) throw error;
    throw Object.assign(new Error(system.message, { cause: error }), { code: system.code });
  }
}
