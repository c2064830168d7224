import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { LedgerEvent, LedgerFact } from "../../gateway/domain/ledger-events.ts";
import type { ChainHead, Store } from "../../gateway/domain/ports.ts";
import { openDatabase } from "../../gateway/storage/open-database.ts";
import type { Database } from "../../gateway/storage/schema.ts";
import { createStore } from "../../gateway/storage/store.ts";
import { makeTestDatabase } from "./test-database.ts";

export const LEDGER = `0x${"1e".repeat(20)}`;
export const CHAIN_ID = 31_337n;
/** 32 bytes that are recognised when a test fails. */
export const id = (label: number | string): string =>
  `0x${Buffer.from(String(label)).toString("hex").padEnd(64, "0").slice(0, 64)}`;
export const OFFICER = `0x${"0a".repeat(20)}`;
const BASE_SECONDS = 1_700_000_000;

/** A head at a block; block `n` has the hash `id("block" + n + fork)`. */
export function headAt(blockNumber: number, fork = ""): ChainHead {
  return {
    chainId: CHAIN_ID.toString(),
    genesisHash: id("genesis"),
    deploymentId: id("deployment"),
    blockNumber,
    blockHash: id(`block${blockNumber}${fork}`),
    blockTime: BASE_SECONDS + blockNumber,
  };
}

/** A fact in a block. */
export function eventAt(blockNumber: number, fact: LedgerFact, logIndex = 0, fork = ""): LedgerEvent {
  const { blockHash, blockTime } = headAt(blockNumber, fork);
  return {
    ...fact,
    position: { blockNumber, blockHash, blockTime, logIndex, transactionHash: id(`tx${blockNumber}`) },
  };
}

/** A database of its own, which can be closed and opened again. */
export interface TemporaryStore {
  readonly store: Store;
  readonly database: Database;
  reopen(): Promise<TemporaryStore>;
}

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-store-"));
  cleanups.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens the store of a partner (HK unless told otherwise) on a new database. */
export async function openTemporaryStore(partnerId = 2, now: () => number = () => 1_000): Promise<TemporaryStore> {
  const testDatabase = await makeTestDatabase(temporaryFolder());
  cleanups.push(testDatabase.drop);
  const open = async (): Promise<TemporaryStore> => {
    const database = await openDatabase(testDatabase.dialect());
    const store = createStore(database, { chainId: CHAIN_ID, ledger: LEDGER, partnerId }, now);
    let isClosed = false;
    const close = async () => {
      if (!isClosed) await store.close();
      isClosed = true;
    };
    cleanups.push(close);
    return {
      store,
      database,
      reopen: async () => {
        await close();
        return open();
      },
    };
  };
  return open();
}

/** Everything in a database but the migrations' own tables, table by table. */
export async function dump(
  database: Database,
  tables: readonly (keyof import("../../gateway/storage/schema.ts").Tables)[],
) {
  const rows: Record<string, unknown[]> = {};
  for (const table of tables) {
    const found = await database.selectFrom(table).selectAll().execute();
    rows[table] = found.map((row) => JSON.stringify(row)).toSorted();
  }
  return rows;
}

export const READ_MODEL = [
  "partner",
  "partner_standing",
  "signer",
  "agreement",
  "agreement_party",
  "partner_standing",
  "consortium",
  "successor",
  "proposal",
  "vote",
  "record",
  "evidence",
  "decision",
  "notice",
  "notice_recipient",
  "response",
  "answer",
  "access_log_anchor",
] as const;
