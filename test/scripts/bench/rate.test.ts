import process from "node:process";
import { describe, expect, it } from "vitest";
import { figuresOf, timeRate } from "../../../scripts/bench/rate.ts";

const BUSY_MS = 300;
const own = { worker: process.pid };

function beBusy(): void {
  const { user, system } = process.cpuUsage();
  for (;;) {
    const now = process.cpuUsage();
    if (now.user + now.system - user - system > BUSY_MS * 1_000) return;
  }
}

describe("a rate", () => {
  it("comes with the processor time that each process took for a package", async () => {
    const busy = await timeRate(10, own, async () => beBusy());
    // The system counts in steps of 10 ms.
    expect(busy.processor.worker).toBeGreaterThan((BUSY_MS - 20) / 10);
    expect(busy.perSecond).toBeLessThan(10_000 / BUSY_MS);
    const idle = await timeRate(10, own, async () => undefined);
    expect(idle.processor.worker).toBeLessThan(BUSY_MS / 10);
  });

  it("stands above what bounds it", () => {
    const rates = [
      { perSecond: 10, processor: { gateway: 2, chain: 1 } },
      { perSecond: 30, processor: { gateway: 4, chain: 1 } },
    ];
    const figures = figuresOf("packages", rates, { comparedWith: "walking", budget: { least: 15 } });
    expect(figures.map(({ what, median, isKept }) => [what, median, isKept])).toEqual([
      ["packages", 20, true],
      ["· processor of the gateway", 3, null],
      ["· processor of the chain", 1, null],
    ]);
  });
});
