import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { SqliteDialect } from "kysely";

const STATEMENTS_KEPT = 200;
const NOTHING_CHANGED = { changes: 0, lastInsertRowid: 0 };
/** SQLite's result codes (sqlite.org/rescode.html) that say what the operator can see to, as the system's own codes. */
const SYSTEM_CODES: Readonly<Record<number, { readonly code: string; readonly message: string }>> = {
  5: { code: "EBUSY", message: "the database is held locked by another process" },
  13: { code: "ENOSPC", message: "the disk of the database is full" },
};

/**
 * Kysely's SQLite dialect over `node:sqlite`: WAL and `synchronous=FULL`, so that a commit that returned survives `kill -9` and power loss. A disk that
 * is full is thrown with the code `ENOSPC`, a database that stays locked for longer than `timeoutMs` with `EBUSY`.
 */
export function openSqlite(path: string, timeoutMs = 5_000): SqliteDialect {
  const database = new DatabaseSync(path, { timeout: timeoutMs });
  database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= STATEMENTS_KEPT) statements.clear();
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return new SqliteDialect({
    database: {
      close: () => database.close(),
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
  });
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
