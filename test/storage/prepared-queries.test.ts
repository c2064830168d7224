import { describe, expect, it } from "vitest";
import { insertRows } from "../../gateway/storage/insert-rows.ts";
import { type Placeholder, prepareQuery } from "../../gateway/storage/prepare-query.ts";
import { transact } from "../../gateway/storage/transact.ts";
import { id, OFFICER, openTemporaryStore } from "./temporary-store.ts";

const between = prepareQuery((db, value: Placeholder<"from" | "to">) =>
  db
    .selectFrom("vote")
    .select("partner_id")
    .where("partner_id", "<=", value("to"))
    .where("support", "=", 1)
    .where("partner_id", ">=", value("from"))
    .orderBy("partner_id"),
);
const votes = (count: number, support = 1) =>
  Array.from({ length: count }, (_, partner_id) => ({
    proposal_id: id("one"),
    partner_id,
    support,
    signer: OFFICER,
    cast_at: 1,
    transaction_hash: id("tx"),
  }));

describe("a query that is prepared", () => {
  it("gives each placeholder its own value, whatever stands between them, and another the next time", async () => {
    const { database } = await openTemporaryStore();
    await insertRows(database, "vote", votes(20));
    const found = async (from: number, to: number) =>
      (await between(database, { to, from })).rows.map(({ partner_id }) => partner_id);
    expect(await found(3, 5)).toEqual([3, 4, 5]);
    expect(await found(18, 30)).toEqual([18, 19]);
    const inTransaction = await transact(database, (tx) => between(tx, { from: 0, to: 1 }));
    expect(inTransaction.rows).toHaveLength(2);
  });

  it("is compiled for each database by itself", async () => {
    const [one, other] = [await openTemporaryStore(), await openTemporaryStore()];
    await insertRows(one.database, "vote", votes(1));
    expect((await between(one.database, { from: 0, to: 9 })).rows).toHaveLength(1);
    expect((await between(other.database, { from: 0, to: 9 })).rows).toHaveLength(0);
  });
});

describe("rows that are inserted together", () => {
  it("may be more than one statement takes, and none", async () => {
    const { database } = await openTemporaryStore();
    await insertRows(database, "vote", []);
    await insertRows(database, "vote", votes(1_203));
    const { rows } = await between(database, { from: 0, to: 5_000 });
    expect(rows.map(({ partner_id }) => partner_id)).toEqual(Array.from({ length: 1_203 }, (_, n) => n));
  });

  it("leave those that are there as they are only where that was asked for", async () => {
    const { database } = await openTemporaryStore();
    await insertRows(database, "vote", votes(2));
    await expect(insertRows(database, "vote", votes(3, 0))).rejects.toThrow(/unique|duplicate/i);
    await insertRows(database, "vote", votes(3, 0), { unlessThere: true });
    expect((await between(database, { from: 0, to: 9 })).rows).toHaveLength(2);
  });
});
