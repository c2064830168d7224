import { describe, expect, it } from "vitest";
import { splitSteps } from "../../gateway/delivery/split-steps.ts";
import type { LedgerEvent } from "../../gateway/domain/ledger-events.ts";
import { inBlock, recorded } from "../storage/sample-events.ts";
import { headAt, id } from "../storage/temporary-store.ts";

const blockAt = (block: number) => {
  const { blockNumber, blockHash, blockTime } = headAt(block);
  return { blockNumber, blockHash, blockTime };
};
const batches = (block: number, count: number, size: number): LedgerEvent[] =>
  inBlock(
    block,
    Array.from({ length: count }, (_, n) => recorded(id(`${block}-${n}`), size)),
  );
const sizesOf = (events: readonly LedgerEvent[], end: number) =>
  splitSteps(events, blockAt(end)).map(({ block, events: own }) => [block.blockNumber, own.length]);

describe("splitSteps", () => {
  it("ends a step with the block in which it comes to a thousand packages, and the last with the block asked for", () => {
    const events = [...batches(1, 1, 1_000), ...batches(3, 2, 400), ...batches(4, 1, 300), ...batches(5, 1, 1)];
    expect(sizesOf(events, 9)).toEqual([
      [1, 1],
      [4, 3],
      [9, 1],
    ]);
  });

  it("never splits a block, and leaves out no event", () => {
    const events = [...batches(1, 5, 900), ...batches(2, 1_500, 1)];
    const steps = splitSteps(events, blockAt(2));
    expect(steps.map(({ events: own }) => own.length)).toEqual([5, 1_500]);
    expect(steps.flatMap(({ events: own }) => own)).toEqual(events);
    expect(steps[0]?.block).toEqual(blockAt(1));
  });

  it("is one step of no event where there is none", () => {
    expect(splitSteps([], blockAt(7))).toEqual([{ block: blockAt(7), events: [] }]);
  });
});
