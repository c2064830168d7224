import { join } from "node:path";
import type { Processes, Store } from "../domain/ports.ts";
import type { IndexScope } from "./apply-event.ts";
import { openDatabase } from "./open-database.ts";
import { openPostgres } from "./postgres-dialect.ts";
import { beAlone } from "./process-alone.ts";
import { beBesideOthers } from "./process-beside-others.ts";
import { requirePartner } from "./require-partner.ts";
import { openSqlite } from "./sqlite-dialect.ts";
import { createStore } from "./store.ts";
import { requireInEach } from "./transact.ts";

export interface StorageOptions {
  /** Where the embedded database is, when there is no `url`. */
  readonly folder: string;
  readonly database: {
    readonly url?: string | undefined;
    readonly connections: number;
    readonly timeoutMs: number;
  };
  readonly scope: IndexScope;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

export interface Storage {
  readonly store: Store;
  /** The same for what is written while it is this process's turn to carry, and nothing after it. */
  readonly carrierStore: Store;
  readonly processes: Processes;
  close(): Promise<void>;
}

/**
 * Opens a gateway's database, embedded or on a PostgreSQL server.
 *
 * @throws Error when it is another partner's, or of a later version
 */
export async function openStorage({ folder, database, scope, now, report }: StorageOptions): Promise<Storage> {
  const { url, ...limits } = database;
  if (url === undefined) {
    const db = await openDatabase(openSqlite(join(folder, "gateway.sqlite")));
    await requirePartner(db, scope.partnerId);
    const store = createStore(db, scope, now);
    return { store, carrierStore: store, processes: beAlone(), close: () => store.close() };
  }
  const db = await openDatabase(openPostgres({ url, ...limits, report }));
  await requirePartner(db, scope.partnerId);
  const processes = await beBesideOthers({ url, timeoutMs: limits.timeoutMs, report });
  const store = createStore(db, scope, now, processes);
  return {
    store,
    carrierStore: createStore(requireInEach(db, processes.requireTurn), scope, now),
    processes,
    close: async () => {
      await processes.close();
      await store.close();
    },
  };
}
