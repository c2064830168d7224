import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteDialect,
  type SqliteDialectConfig,
} from "kysely";
import { type LogSync, openLogSync } from "./sync-log.ts";

const STATEMENTS_KEPT = 200;
/** Keys are hashes: what is added lands anywhere in the database, and what is looked up comes from anywhere. */
const CACHE_KIB = 65_536;
/** As much is written to the log before it is brought into the database, for which this thread waits: 16 MiB. */
const PAGES_IN_LOG = 4_096;
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
  database.exec(`PRAGMA wal_autocheckpoint=${PAGES_IN_LOG}; PRAGMA cache_size=-${CACHE_KIB}`);
  const statements = new Map<string, { readonly statement: StatementSync; readonly reader: boolean }>();
  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= STATEMENTS_KEPT) statements.clear();
    const statement = database.prepare(sql);
    const prepared = { statement, reader: statement.columns().length > 0 };
    statements.set(sql, prepared);
    return prepared;
  };
  const config: SqliteDialectConfig = {
    database: {
      close: () => {
        database.close();
        log.close();
      },
      prepare: (sql) => {
        const { statement, reader } = prepare(sql);
        return {
          reader,
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
  return new DurableDialect(config, database, log);
}

/** SQLite's dialect, of which every answer waits for the disk, and none of them for the connection meanwhile. */
class DurableDialect extends SqliteDialect {
  readonly #database: DatabaseSync;
  readonly #log: LogSync;

  constructor(config: SqliteDialectConfig, database: DatabaseSync, log: LogSync) {
    super(config);
    this.#database = database;
    this.#log = log;
  }

  override createAdapter(): DialectAdapter {
    const adapter = super.createAdapter();
    // There is one; who waits for it waits in the driver below, which gives it on before what was written is on the disk.
    Object.defineProperty(adapter, "supportsMultipleConnections", { value: true });
    return adapter;
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const acquire = driver.acquireConnection.bind(driver);
    const disk = followDisk(this.#log);
    const turns = takeTurns();
    let connection: DatabaseConnection | undefined;
    driver.acquireConnection = async (options) => {
      await turns.next();
      connection ??= noteWrites(await acquire(options), this.#database, this.#log, disk.noteCommit);
      return connection;
    };
    // Others go on while the disk writes, and what they write goes with it or with the next round; but nobody is told of what was
    // written or read here before all of it is on the disk.
    driver.releaseConnection = () => {
      turns.end();
      return disk.reach();
    };
    return driver;
  }
}

/** One after the other, in the order in which they ask. */
function takeTurns() {
  let last: Promise<void> = Promise.resolve();
  let end = (): void => undefined;
  return {
    next: async (): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const before = last;
      last = promise;
      await before;
      end = resolve;
    },
    end: () => end(),
  };
}

/** Which commits are on the disk: of those that came while it was writing the next round takes all. */
function followDisk(log: LogSync) {
  let committed = 0;
  let durable = 0;
  let round: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    const upTo = committed;
    try {
      await log.sync();
      durable = upTo;
    } finally {
      round = undefined;
    }
  };
  return {
    noteCommit: (): void => {
      committed += 1;
    },
    /** Resolves once all that was committed when it was called is on the disk. */
    reach: async (): Promise<void> => {
      const upTo = committed;
      while (durable < upTo) {
        round ??= begin();
        await round;
      }
    },
  };
}

/** The same connection, which tells of every commit that wrote something. */
function noteWrites(
  connection: DatabaseConnection,
  database: DatabaseSync,
  log: LogSync,
  noteCommit: () => void,
): DatabaseConnection {
  let isWritten = false;
  return {
    executeQuery: async <R>(query: CompiledQuery) => {
      log.requireSound();
      const result = await connection.executeQuery<R>(query);
      if (query.sql === "rollback") isWritten = false;
      else if (!WRITES_NOTHING.test(query.sql) && !NEED_NOT_LAST.test(query.sql)) isWritten = true;
      if (isWritten && !database.isTransaction) {
        isWritten = false;
        noteCommit();
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
