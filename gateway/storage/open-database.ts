import { type Dialect, Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as initial from "./migrations/0001-initial.ts";
import * as idempotency from "./migrations/0002-idempotency.ts";
import * as lists from "./migrations/0003-lists.ts";
import * as feed from "./migrations/0004-feed.ts";
import * as indexAnswers from "./migrations/0005-index-answers.ts";
import * as indexedBlocks from "./migrations/0006-indexed-blocks.ts";
import * as governance from "./migrations/0007-governance.ts";
import * as relayTransactions from "./migrations/0008-relay-transactions.ts";
import * as responseSigners from "./migrations/0009-response-signers.ts";
import * as processes from "./migrations/0010-processes.ts";
import * as packs from "./migrations/0011-packs.ts";
import * as acceptedWithoutNode from "./migrations/0012-accepted-without-node.ts";
import * as superseding from "./migrations/0013-superseding.ts";
import * as retention from "./migrations/0014-retention.ts";
import * as accessLog from "./migrations/0015-access-log.ts";
import * as lookUps from "./migrations/0016-look-ups.ts";
import type { Database, Tables } from "./schema.ts";

const migrations: Record<string, Migration> = {
  "0001-initial": initial,
  "0002-idempotency": idempotency,
  "0003-lists": lists,
  "0004-feed": feed,
  "0005-index-answers": indexAnswers,
  "0006-indexed-blocks": indexedBlocks,
  "0007-governance": governance,
  "0008-relay-transactions": relayTransactions,
  "0009-response-signers": responseSigners,
  "0010-processes": processes,
  "0011-packs": packs,
  "0012-accepted-without-node": acceptedWithoutNode,
  "0013-superseding": superseding,
  "0014-retention": retention,
  "0015-access-log": accessLog,
  "0016-look-ups": lookUps,
};

/**
 * Opens a database and brings its schema up to date. Several processes may do so at once: PostgreSQL lets one migrate after the other.
 *
 * @throws Error when a migration fails; nothing of it stays
 */
export async function openDatabase(dialect: Dialect): Promise<Database> {
  const database = openExisting(dialect);
  const { error } = await migratorOf(database).migrateToLatest();
  if (error !== undefined) {
    await database.destroy();
    throw error;
  }
  return database;
}

/** Opens a database as it is. */
export function openExisting(dialect: Dialect): Database {
  return new Kysely<Tables>({ dialect });
}

/** Brings a schema to any of its versions. */
export function migratorOf(db: Database): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}
