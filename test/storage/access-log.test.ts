import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { hashOfEntry, type NewAccessEntry, originOf } from "../../gateway/domain/access-log.ts";
import { CHAIN_ID, eventAt, headAt, id, LEDGER, OFFICER, openTemporaryStore } from "./temporary-store.ts";

const DAY_MS = 86_400_000;
const origin = originOf({ chainId: CHAIN_ID, ledger: LEDGER, partnerId: 2 });

const entry = (operation: string, evidence: string[] = []): NewAccessEntry => ({
  operation,
  identity: null,
  status: 200,
  code: null,
  named: [],
  shown: { evidence, notices: [], submissions: [] },
  requestId: null,
});

describe("the access log", () => {
  it("is a chain of hashes from its partner and deployment on, in the order of its entries", async () => {
    const { store } = await openTemporaryStore();
    await Promise.all(Array.from({ length: 20 }, (_, position) => store.appendAccess(entry(`operation${position}`))));
    const rows = await store.accessEntries(0, 100);
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, position) => position + 1));
    let hash = origin;
    for (const row of rows) {
      hash = hashOfEntry(hash, row.body);
      expect(row.hash).toBe(hash);
      expect(JSON.parse(row.body)).toMatchObject({ sequence: row.sequence, operation: `operation${row.sequence - 1}` });
    }
    expect(await store.accessEntries(18, 1)).toEqual([rows[18]]);
  });

  it("keeps its order when two processes add to it at once", async () => {
    const { store, database } = await openTemporaryStore();
    const { createStore } = await import("../../gateway/storage/store.ts");
    const other = createStore(database, { chainId: CHAIN_ID, ledger: LEDGER, partnerId: 2 }, () => 5);
    const adding = Array.from({ length: 30 }, (_, position) =>
      (position % 2 === 0 ? store : other).appendAccess(entry(`operation${position}`)),
    );
    await Promise.all(adding);
    const rows = await store.accessEntries(0, 100);
    let hash = origin;
    for (const row of rows) hash = hashOfEntry(hash, row.body);
    expect(rows).toHaveLength(30);
    expect(rows.at(-1)?.hash).toBe(hash);
  });

  it("writes what comes at once in few transactions", async () => {
    let asked = 0;
    // The time is asked for once in each transaction.
    const { store } = await openTemporaryStore(2, () => ++asked);
    await Promise.all(Array.from({ length: 1_000 }, () => store.appendAccess(entry("verifyFiles"))));
    expect(await store.accessEntries(0, 2_000)).toHaveLength(1_000);
    expect(asked).toBeLessThanOrEqual(3);
  });

  it("never dates an entry before the one that it follows", async () => {
    let now = 10 * DAY_MS;
    const { store } = await openTemporaryStore(2, () => now);
    await store.appendAccess(entry("first"));
    now -= DAY_MS;
    await store.appendAccess(entry("second"));
    const times = (await store.accessEntries(0, 10)).map(({ body }) => JSON.parse(body).time);
    expect(times).toEqual(["1970-01-11T00:00:00.000Z", "1970-01-11T00:00:00.000Z"]);
  });

  it("gives the head of a day and dates nothing more into it", async () => {
    let now = 10 * DAY_MS;
    const { store } = await openTemporaryStore(2, () => now);
    expect(await store.accessHeadBefore(11 * DAY_MS)).toBeUndefined();
    await store.appendAccess(entry("first"));
    await store.appendAccess(entry("second"));
    now = 11 * DAY_MS + 1;
    const head = await store.accessHeadBefore(11 * DAY_MS);
    expect(head).toEqual({ sequence: 2, hash: (await store.accessEntries(1, 1))[0]?.hash });
    now = 10 * DAY_MS + 7;
    await store.appendAccess(entry("late"));
    expect(await store.accessHeadBefore(11 * DAY_MS)).toEqual(head);
    const bodies = (await store.accessEntries(2, 10)).map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ operation, time }) => [operation, time])).toEqual([
      ["anchorLog", "1970-01-12T00:00:00.001Z"],
      ["late", "1970-01-12T00:00:00.001Z"],
    ]);
  });

  it("goes on after what was anchored and is not here any more", async () => {
    const { store } = await openTemporaryStore();
    await store.appendAccess(entry("first"));
    await store.resumeAccess({ sequence: 1, hash: id("elsewhere") });
    expect(await store.accessEntries(1, 10)).toEqual([]);
    await store.resumeAccess({ sequence: 9, hash: id("anchored") });
    await store.appendAccess(entry("second"));
    const [resumed, second] = await store.accessEntries(1, 10);
    expect(resumed?.sequence).toBe(10);
    expect(resumed?.hash).toBe(hashOfEntry(id("anchored"), resumed?.body ?? ""));
    expect(second?.hash).toBe(hashOfEntry(resumed?.hash ?? "", second?.body ?? ""));
  });

  it.each(["update access_log set body = ''", "delete from access_log"])("refuses %s", async (statement) => {
    const { store, database } = await openTemporaryStore();
    await store.appendAccess(entry("first"));
    await expect(sql.raw(statement).execute(database)).rejects.toThrow("the access log is only added to");
    expect(await store.accessEntries(0, 10)).toHaveLength(1);
  });
});

describe("the anchors", () => {
  it("are those of the ledger's events, by partner and day", async () => {
    const { store } = await openTemporaryStore();
    const anchored = (blockNumber: number, partnerId: number, day: number, count: number) =>
      eventAt(blockNumber, {
        name: "AccessLogAnchored",
        args: { partnerId, day, head: id(day), count, signer: OFFICER },
      });
    await store.advance(headAt(1), [anchored(1, 2, 5, 3)]);
    await store.advance(headAt(2), [anchored(2, 2, 7, 9)]);
    await store.advance(headAt(3), [anchored(3, 1, 8, 4)]);
    expect(await store.lastAccessAnchor(2)).toMatchObject({ day: 7, count: 9, head: id(7), signer: OFFICER });
    expect((await store.accessAnchors(2, 5, 10)).map(({ day }) => day)).toEqual([7]);
    expect((await store.accessAnchors(2, 0, 1)).map(({ day }) => day)).toEqual([5]);
    await store.rollBack(headAt(1));
    expect(await store.lastAccessAnchor(2)).toMatchObject({ day: 5 });
    expect(await store.lastAccessAnchor(1)).toBeUndefined();
  });
});
