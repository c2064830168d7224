import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { openDatabase } from "../../gateway/storage/open-database.ts";
import { openSqlite } from "../../gateway/storage/sqlite-dialect.ts";
import { createStore } from "../../gateway/storage/store.ts";
import { CHAIN_ID, LEDGER, temporaryFolder } from "./temporary-store.ts";

const A_WHILE_MS = 60_000;

async function openTroubled(timeoutMs?: number) {
  const file = join(temporaryFolder(), "gateway.sqlite");
  const database = await openDatabase(openSqlite(file, timeoutMs));
  const store = createStore(database, { chainId: CHAIN_ID, ledger: LEDGER, partnerId: 2 }, () => 1_000);
  return { file, database, store };
}

it("a full disk is reported as that, nothing of the transaction stays, and what comes after goes on", async () => {
  const { database, store } = await openTroubled();
  const fingerprint = "f".repeat(100_000);
  await sql`PRAGMA max_page_count = 1`.execute(database);
  const bind = () => store.bindIdempotencyKey("a-key", fingerprint, 0, A_WHILE_MS);
  await expect(bind()).rejects.toMatchObject({ code: "ENOSPC" });
  await expect(bind()).rejects.toMatchObject({ code: "ENOSPC" });
  await sql`PRAGMA max_page_count = 100000`.execute(database);
  expect(await database.selectFrom("idempotency_key").selectAll().execute()).toEqual([]);
  expect(await bind()).toEqual({ fingerprint, answer: undefined });
  await store.close();
});

it("a database that another process holds locked is reported as that, and works when the lock is gone", async () => {
  const { file, store } = await openTroubled(50);
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  const bind = () => store.bindIdempotencyKey("a-key", "of a request", 0, A_WHILE_MS);
  await expect(bind()).rejects.toMatchObject({ code: "EBUSY" });
  other.exec("ROLLBACK");
  expect(await bind()).toEqual({ fingerprint: "of a request", answer: undefined });
  other.close();
  await store.close();
});
