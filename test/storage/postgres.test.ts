import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SubmissionRow } from "../../gateway/domain/outbox.ts";
import type { Store } from "../../gateway/domain/ports.ts";
import type { SubmissionOutcome } from "../../gateway/domain/submission.ts";
import { openDatabase } from "../../gateway/storage/open-database.ts";
import { openStorage, type Storage } from "../../gateway/storage/open-storage.ts";
import { requirePartner } from "../../gateway/storage/require-partner.ts";
import type { Database } from "../../gateway/storage/schema.ts";
import { createStore } from "../../gateway/storage/store.ts";
import { founding, inBlock, recorded } from "./sample-events.ts";
import { CHAIN_ID, headAt, id, LEDGER, OFFICER } from "./temporary-store.ts";
import { makePostgres, postgresServer, type TestDatabase } from "./test-database.ts";

const refused: SubmissionOutcome = { state: "refused", code: "deadline-passed", detail: "late", transactionHash: null };

let testDatabase: TestDatabase;
const opened: { destroy(): Promise<void> }[] = [];
beforeEach(async () => {
  if (postgresServer !== undefined) testDatabase = await makePostgres();
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.destroy();
  await testDatabase?.drop();
});

/** A store as one more process of the same gateway has it. */
async function openAnother(): Promise<{ store: Store; database: Database }> {
  const database = await openDatabase(testDatabase.dialect());
  opened.push(database);
  return { store: createStore(database, { chainId: CHAIN_ID, ledger: LEDGER, partnerId: 2 }, () => 1_000), database };
}

/** All that a process has of it. */
async function openProcess(partnerId = 2): Promise<Storage & { readonly reported: unknown[] }> {
  const reported: unknown[] = [];
  const storage = await openStorage({
    folder: "",
    database: { url: testDatabase.url, connections: 4, timeoutMs: 10_000 },
    scope: { chainId: CHAIN_ID, ledger: LEDGER, partnerId },
    now: () => 1_000,
    report: (error) => void reported.push(error),
  });
  opened.push({ destroy: storage.close });
  return { ...storage, reported };
}

/** Has the server end the connection by which a process has its turn, as when that process was killed or cut off. */
async function cutOff(database: Database): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 2
    and database = (select oid from pg_database where datname = current_database())`.execute(database);
}

const submission = (submissionId: string, nonce: number): SubmissionRow => ({
  submissionId,
  acceptedAt: 1,
  state: "accepted",
  requests: [{ from: OFFICER, to: OFFICER, gas: 400_000, nonce, deadline: 9, data: "0x", signature: "0x" }],
  relayNonce: undefined,
  transactionHash: undefined,
  isSimulated: true,
  timesCarried: 0,
  outcomes: undefined,
  settledAt: undefined,
  partnerId: 1,
  supersedes: undefined,
  supersededBy: undefined,
});

describe("two processes of one gateway on one PostgreSQL database", () => {
  it("may both bring the schema up to date at once", async () => {
    const stores = await Promise.all([openAnother(), openAnother(), openAnother()]);
    const feeds = await Promise.all(stores.map(({ store }) => store.feed()));
    expect(new Set(feeds.map(({ feedId }) => feedId)).size).toBe(1);
  });

  it("accept submissions at once, each with a place of its own and none twice", async () => {
    const stores = [(await openAnother()).store, (await openAnother()).store];
    // Every request reaches both, as from a client that lost the first answer.
    const accepted = await Promise.all(
      Array.from({ length: 100 }, (_, nonce) => nonce).flatMap((nonce) =>
        stores.map((store, n) => store.acceptSubmission(submission(`${nonce} of ${n}`, nonce), id(nonce))),
      ),
    );
    expect(new Set(accepted.map(({ submissionId }) => submissionId)).size).toBe(100);
    expect(await stores[0]?.pendingNonces(OFFICER, 0)).toHaveLength(100);
  });

  it("number the feed so that who reads on from the last entry skips none, whoever committed first", async () => {
    const { store: one } = await openAnother();
    const { store: two } = await openAnother();
    await one.advance(headAt(1), inBlock(1, founding));
    for (let nonce = 0; nonce < 20; nonce += 1) await one.acceptSubmission(submission(`s${nonce}`, nonce), id(nonce));
    const seen: number[] = [];
    let isOver = false;
    const readOn = async (): Promise<void> => {
      const { last } = await two.feed();
      const after = seen.at(-1) ?? 0;
      const entries = await two.feedEntries({ after, upTo: last, types: undefined, limit: 1_000 });
      seen.push(...entries.map(({ sequence }) => sequence));
    };
    const reading = (async () => {
      while (!isOver) await readOn();
    })();
    await Promise.all([
      (async () => {
        for (let block = 2; block < 12; block += 1)
          await one.advance(headAt(block), inBlock(block, [recorded(id(block))]));
      })(),
      ...Array.from({ length: 20 }, (_, nonce) =>
        two.settle({ submissionId: `s${nonce}`, outcomes: [refused], block: undefined }, 5),
      ),
    ]);
    isOver = true;
    await reading;
    await readOn();
    expect(seen).toEqual(Array.from({ length: founding.length + 10 + 20 }, (_, n) => n + 1));
  });

  it("read whole numbers as numbers, and none that is not exact", async () => {
    const { database } = await openAnother();
    const read = async (number: string) =>
      (await sql<{ n: unknown }>`select ${sql.raw(number)}::int8 as n`.execute(database)).rows;
    expect(await read("9007199254740991")).toEqual([{ n: 9_007_199_254_740_991 }]);
    await expect(read("9007199254740993")).rejects.toThrow(RangeError);
  });

  it("are of one partner: the gateway of another does not start on its database", async () => {
    const { database } = await openAnother();
    await requirePartner(database, 2);
    await expect(openProcess(1)).rejects.toThrow("belongs to the gateway of partner 2");
  });
});

describe("the turn to carry", () => {
  const never = new AbortController().signal;

  it("is of one process at a time, and goes to the next when that gives it back", async () => {
    const [one, two] = [await openProcess(), await openProcess()];
    await one.processes.takeTurn(never);
    const giveUp = new AbortController();
    const waiting = two.processes.takeTurn(giveUp.signal);
    expect(await Promise.race([waiting, pause(1_500, "waits")])).toBe("waits");
    await one.processes.close();
    const turn = await waiting;
    expect(turn.aborted).toBe(false);
  });

  it("is over at once for a process that is cut off, whose writes as carrier come to nothing from then on", async () => {
    const [one, two] = [await openProcess(), await openProcess()];
    const turn = await one.processes.takeTurn(never);
    await one.carrierStore.advance(headAt(1), inBlock(1, founding));
    const next = two.processes.takeTurn(never);
    await cutOff((await openAnother()).database);
    await next;
    expect(turn.aborted).toBe(true);
    await expect(one.carrierStore.advance(headAt(2), [])).rejects.toThrow("another process's turn");
    expect(await two.store.head()).toEqual(headAt(1));
    await two.carrierStore.advance(headAt(2), []);
    // What it serves is written whosever turn it is.
    await one.store.acceptSubmission(submission("served", 0), id("served"));
    expect(await two.store.submission("served")).toBeDefined();
  });

  it("does not begin while something of the turn before is still being written", async () => {
    const [one, two] = [await openProcess(), await openProcess()];
    await one.processes.takeTurn(never);
    const { database } = await openAnother();
    let hasBegun = false;
    let next: Promise<unknown> = Promise.resolve();
    await database.transaction().execute(async (tx) => {
      await sql`select turn from carrier for share`.execute(tx);
      await cutOff((await openAnother()).database);
      next = two.processes.takeTurn(never).then(() => {
        hasBegun = true;
      });
      await pause(1_500);
      expect(hasBegun).toBe(false);
    });
    await next;
  });

  it("is asked for again by a process whose connection broke", async () => {
    const one = await openProcess();
    const turn = await one.processes.takeTurn(never);
    await cutOff((await openAnother()).database);
    await expect.poll(() => turn.aborted).toBe(true);
    expect((await one.processes.takeTurn(never)).aborted).toBe(false);
    await one.carrierStore.advance(headAt(1), inBlock(1, founding));
  });
});

describe("what a process does", () => {
  it("is heard by the others: what was accepted by the carrier, what came into the feed by those who wait for it", async () => {
    const [one, two] = [await openProcess(), await openProcess()];
    const heard: string[] = [];
    one.processes.onCall(() => heard.push("called"));
    const last = new Promise((resolve) =>
      two.store.watchFeed(() => resolve(two.store.feed().then((feed) => feed.last))),
    );
    two.processes.callCarrier();
    await expect.poll(() => heard).toContain("called");
    await one.store.advance(headAt(1), inBlock(1, founding));
    expect(await last).toBe(founding.length);
  });

  it("says of the node what the carrier found", async () => {
    const [one, two] = [await openProcess(), await openProcess()];
    expect(await two.store.nodeStatus()).toEqual({ node: "unreachable", checkedAt: undefined });
    await one.carrierStore.keepNodeStatus("following", 5_000);
    await one.carrierStore.keepNodeStatus("chain-lost");
    expect(await two.store.nodeStatus()).toEqual({ node: "chain-lost", checkedAt: 5_000 });
  });

  it("with an idempotency key holds it against the others until it is done or cut off", async () => {
    const [one, two] = [await openProcess(), await openProcess()];
    const release = await one.store.holdIdempotencyKey("first");
    expect(release).toBeDefined();
    expect(await two.store.holdIdempotencyKey("first")).toBeUndefined();
    expect(await two.store.holdIdempotencyKey("second")).toBeDefined();
    await release?.();
    expect(await two.store.holdIdempotencyKey("first")).toBeDefined();
    await two.processes.close();
    expect(await one.store.holdIdempotencyKey("first")).toBeDefined();
  });
});
