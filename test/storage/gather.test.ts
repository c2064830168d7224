import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { gather } from "../../gateway/storage/gather.ts";

describe("gather", () => {
  it("does together what is asked for while it is busy, and answers each with its own", async () => {
    const rounds: number[][] = [];
    const double = gather<number, number>(async (asked) => {
      rounds.push([...asked]);
      await setImmediate();
      return asked.map((each) => 2 * each);
    }, 3);
    expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10]);
    expect(rounds).toEqual([[1], [2, 3, 4], [5]]);
    expect(await double(6)).toBe(12);
  });

  it("does one by one what failed together, so that it fails for the one that it is due to", async () => {
    const kept: number[] = [];
    const keep = gather<number, number>(async (asked) => {
      await setImmediate();
      if (asked.includes(3)) throw new Error("no three");
      kept.push(...asked);
      return asked;
    }, 9);
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(keep));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect(kept).toEqual([1, 2, 4]);
  });
});
