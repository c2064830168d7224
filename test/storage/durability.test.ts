import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { openDatabase } from "../../gateway/storage/open-database.ts";
import { openSqlite } from "../../gateway/storage/sqlite-dialect.ts";
import { createStore } from "../../gateway/storage/store.ts";
import { openLogSync } from "../../gateway/storage/sync-log.ts";
import { CHAIN_ID, LEDGER, temporaryFolder } from "./temporary-store.ts";

const A_WHILE_MS = 60_000;

/** A store on a disk that writes when it is let. */
async function openOnSlowDisk() {
  const file = join(temporaryFolder(), "gateway.sqlite");
  const real = openLogSync(file);
  let disk: Promise<void> = Promise.resolve();
  let asked = 0;
  const log = {
    ...real,
    sync: async () => {
      asked += 1;
      await disk;
      await real.sync();
    },
  };
  const database = await openDatabase(openSqlite(file, 5_000, log));
  const store = createStore(database, { chainId: CHAIN_ID, ledger: LEDGER, partnerId: 2 }, () => 1_000);
  const stall = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    disk = promise;
    return resolve;
  };
  return { file, database, store, stall, asked: () => asked };
}

const bind = ({ store }: Awaited<ReturnType<typeof openOnSlowDisk>>, key: string) =>
  store.bindIdempotencyKey(key, "of a request", 0, A_WHILE_MS);

it("nobody is answered, and nobody sees what was written, before it is on the disk", async () => {
  const opened = await openOnSlowDisk();
  const goOn = opened.stall();
  const events: string[] = [];
  const written = bind(opened, "a-key").then(() => events.push("written"));
  await sleep(50);
  const seen = opened.database
    .selectFrom("idempotency_key")
    .select("key")
    .execute()
    .then((rows) => events.push(`seen ${rows.length}`));
  await sleep(50);
  expect(events).toEqual([]);
  goOn();
  await Promise.all([written, seen]);
  expect(events.toSorted()).toEqual(["seen 1", "written"]);
  await opened.store.close();
});

it("what only reads, and how the node stands, wait for no disk", async () => {
  const opened = await openOnSlowDisk();
  const before = opened.asked();
  await opened.store.nodeStatus();
  await opened.database.transaction().execute((tx) => tx.selectFrom("feed").selectAll().execute());
  await opened.store.keepNodeStatus("following", 5);
  expect(opened.asked()).toBe(before);
  await bind(opened, "a-key");
  expect(opened.asked()).toBe(before + 1);
  await opened.database.deleteFrom("idempotency_key").execute();
  expect(opened.asked()).toBe(before + 2);
  await opened.store.close();
});

it("after a failure of the disk nothing is taken for durable until the database is opened anew", async () => {
  const opened = await openOnSlowDisk();
  await bind(opened, "a-key");
  const failing = openLogSync(join(temporaryFolder(), "nothing-here"));
  await expect(failing.sync()).rejects.toMatchObject({ code: "ENOENT" });
  await expect(failing.sync()).rejects.toMatchObject({ code: "ENOENT" });
  expect(() => failing.requireSound()).toThrow("ENOENT");
  await opened.store.close();

  const database = await openDatabase(openSqlite(opened.file));
  const store = createStore(database, { chainId: CHAIN_ID, ledger: LEDGER, partnerId: 2 }, () => 1_000);
  expect(await store.bindIdempotencyKey("a-key", "other", 0, A_WHILE_MS)).toMatchObject({
    fingerprint: "of a request",
  });
  await store.close();

  const broken = await openDatabase(openSqlite(opened.file, 5_000, failing)).catch((error: unknown) => error);
  expect(broken).toMatchObject({ code: "ENOENT" });
});

it("what is written while the disk is busy goes to it together, and nobody waits for the database meanwhile", async () => {
  const opened = await openOnSlowDisk();
  const before = opened.asked();
  const goOn = opened.stall();
  const keys = Array.from({ length: 6 }, (_, n) => `key-${n}`);
  const written = Promise.all(keys.map((key) => bind(opened, key)));
  await sleep(100);
  // All of them are in the database, none is answered.
  const other = new DatabaseSync(opened.file, { readOnly: true });
  expect(other.prepare("select count(*) as rows from idempotency_key").get()).toEqual({ rows: keys.length });
  other.close();
  expect(await Promise.race([written, sleep(20).then(() => "waiting")])).toBe("waiting");
  goOn();
  await written;
  expect(opened.asked() - before).toBe(2);
  await opened.store.close();
});
