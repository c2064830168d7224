import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../gateway/storage/open-database.ts";
import { openPostgres } from "../../gateway/storage/postgres-dialect.ts";
import { transact } from "../../gateway/storage/transact.ts";
import { makePostgres, postgresServer } from "./test-database.ts";

/** The way to the server, which can be cut without a word. */
const sockets = new Set<Socket>();
const way = createServer((incoming) => {
  const server = new URL(postgresServer ?? "");
  const outgoing = connect(Number(server.port), server.hostname);
  for (const socket of [incoming, outgoing]) {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
  }
  incoming.pipe(outgoing).pipe(incoming);
});
beforeAll(() => new Promise<void>((done) => way.listen(0, "127.0.0.1", done)));
afterAll(() => new Promise<void>((done) => way.close(() => done())));

async function openTroubled() {
  const { url, drop } = await makePostgres();
  const address = new URL(url);
  address.port = String((way.address() as AddressInfo).port);
  const database = await openDatabase(
    openPostgres({ url: address.href, connections: 2, timeoutMs: 2_000, report: () => {} }),
  );
  const close = async () => {
    await database.destroy();
    await drop();
  };
  return { database, url, close };
}

it("a connection that is reset in the midst of a statement is a database that does not answer, not a body cut off", async () => {
  const { database, close } = await openTroubled();
  const asking = sql`select pg_sleep(10)`.execute(database);
  setTimeout(() => {
    for (const socket of sockets) socket.resetAndDestroy();
  }, 200);
  await expect(asking).rejects.toMatchObject({ code: "EBUSY" });
  expect((await sql`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }]);
  await close();
});

it("a transaction whose connection the server ends is one that a database that does not answer had", async () => {
  const { database, close } = await openTroubled();
  const working = transact(database, async (tx) => {
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
  });
  await expect(working).rejects.toMatchObject({ code: "EBUSY" });
  await close();
});

it("a server that nobody reaches is a database that does not answer", async () => {
  const dialect = openPostgres({
    url: "postgresql://a@127.0.0.1:1/b",
    connections: 1,
    timeoutMs: 500,
    report: () => {},
  });
  await expect(openDatabase(dialect)).rejects.toMatchObject({ code: "EBUSY" });
});

it("what is locked for too long is a database that does not answer", async () => {
  const { database, close } = await openTroubled();
  const locking = transact(database, async (tx) => {
    await sql`lock table submission in access exclusive mode`.execute(tx);
    await expect(database.selectFrom("submission").selectAll().execute()).rejects.toMatchObject({ code: "EBUSY" });
  });
  await locking;
  await close();
}, 20_000);

it("what the database finds wrong with a statement stays that", async () => {
  const { database, close } = await openTroubled();
  await expect(sql`select nothing`.execute(database)).rejects.toMatchObject({ code: "42703" });
  await close();
});
