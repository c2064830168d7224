import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store, SubmissionRow } from "../../gateway/domain/ports.ts";
import type { SubmissionOutcome } from "../../gateway/domain/submission.ts";
import { openDatabase } from "../../gateway/storage/open-database.ts";
import type { Database } from "../../gateway/storage/schema.ts";
import { createStore } from "../../gateway/storage/store.ts";
import { founding, inBlock, recorded } from "./sample-events.ts";
import { CHAIN_ID, headAt, id, LEDGER, OFFICER } from "./temporary-store.ts";
import { makePostgres, postgresServer, type TestDatabase } from "./test-database.ts";

const refused: SubmissionOutcome = { state: "refused", code: "deadline-passed", detail: "late", transactionHash: null };

let testDatabase: TestDatabase;
const opened: Database[] = [];
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

const submission = (submissionId: string, nonce: number): SubmissionRow => ({
  submissionId,
  acceptedAt: 1,
  state: "accepted",
  requests: [{ from: OFFICER, to: OFFICER, gas: 400_000, nonce, deadline: 9, data: "0x", signature: "0x" }],
  rawTransaction: undefined,
  relayNonce: undefined,
  transactionHash: undefined,
  outcomes: undefined,
  settledAt: undefined,
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
      Array.from({ length: 30 }, (_, nonce) => nonce).flatMap((nonce) =>
        stores.map((store, n) => store.acceptSubmission(submission(`${nonce} of ${n}`, nonce), id(nonce))),
      ),
    );
    expect(new Set(accepted.map(({ submissionId }) => submissionId)).size).toBe(30);
    expect(await stores[0]?.pendingNonces(OFFICER, 0)).toBe(30);
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
      ...Array.from({ length: 20 }, (_, nonce) => two.settle(`s${nonce}`, [refused], 5, undefined)),
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
});
