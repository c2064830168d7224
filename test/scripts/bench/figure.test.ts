import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { figureOf, quantileOf } from "../../../scripts/bench/figure.ts";
import { tableOf } from "../../../scripts/bench/print-figures.ts";

const PROJECT = resolve(import.meta.dirname, "../../..");

describe("a figure", () => {
  it("is the median of its runs, with the smallest and the largest", () => {
    expect(figureOf("x", "ms", [9, 1, 2])).toMatchObject({ runs: 3, median: 2, min: 1, max: 9, isKept: null });
    expect(figureOf("x", "ms", [4, 1, 2, 9])).toMatchObject({ runs: 4, median: 3 });
  });

  it.each([
    [{ most: 3 }, 3, true],
    [{ most: 3 }, 3.001, false],
    [{ least: 0.6 }, 0.6, true],
    [{ least: 0.6 }, 0.599, false],
    [{ most: 3 }, Number.NaN, false],
  ])("of budget %j is judged at %d", (budget, median, isKept) => {
    expect(figureOf("x", "ms", [median], { budget }).isKept).toBe(isKept);
  });

  it("is none when nothing was measured", () => {
    expect(() => figureOf("x", "ms", [])).toThrow("nothing was measured");
  });

  it("has quantiles by nearest rank", () => {
    const samples = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect([quantileOf(samples, 0.5), quantileOf(samples, 0.95), quantileOf(samples, 1)]).toEqual([50, 95, 100]);
  });

  it("stands in the table beside its budget, and a missed one is to be seen", () => {
    const kept = figureOf("fast", "ms", [1.234, 2], { budget: { most: 3 }, comparedWith: "walking" });
    const missed = figureOf("cheap", "gas", [88_001], { budget: { most: 88_000 } });
    const [, first, second] = tableOf([kept, missed]);
    expect(first?.split(/ {2,}/)).toEqual(["fast", "1.62 ms", "1.23 – 2", "2", "≤ 3", "pass", "walking"]);
    expect(second?.split(/ {2,}/)).toEqual(["cheap", "88,001 gas", "1", "≤ 88,000", "FAIL"]);
  });
});

describe("npm run bench", () => {
  it("names what there is when asked for something else", () => {
    const script = join(PROJECT, "scripts/bench.ts");
    const { status, stderr } = spawnSync(process.execPath, [script, "weather"], { encoding: "utf8" });
    expect(status).toBe(64);
    for (const name of ["gas", "uploads", "filing"]) expect(stderr).toContain(name);
  });
});
