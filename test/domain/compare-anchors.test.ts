import { describe, expect, it } from "vitest";
import { differingDays } from "../../gateway/domain/compare-anchors.ts";

const anchorOf = (day: number, head = "0xaa", count = day) => ({ day: `2026-11-${day}`, head, count });
const three = [anchorOf(21), anchorOf(22), anchorOf(23)];

describe("days of which two tell different anchors", () => {
  it.each<[string, typeof three, typeof three, string[]]>([
    ["none, where they tell the same", three, three, []],
    ["none, where one has not heard of the last ones yet", three, three.slice(0, 1), []],
    ["none, where one has heard of nothing", three, [], []],
    ["one, with another head", three, [anchorOf(21), anchorOf(22, "0xbb"), anchorOf(23)], ["2026-11-22"]],
    ["one, with another count", three, [anchorOf(21), anchorOf(22, "0xaa", 7), anchorOf(23)], ["2026-11-22"]],
    ["one that one of them leaves out", three, [anchorOf(21), anchorOf(23)], ["2026-11-22"]],
    ["one that lies before all of one of them", three, three.slice(1), ["2026-11-21"]],
    ["the last one, where both have it", three, [anchorOf(21), anchorOf(22), anchorOf(23, "0xbb")], ["2026-11-23"]],
    ["the last one of the one that ends earlier", three, [anchorOf(21), anchorOf(22, "0xbb")], ["2026-11-22"]],
    [
      "all of them, the earliest first",
      [anchorOf(23, "0xbb"), anchorOf(21, "0xbb")],
      [anchorOf(23), anchorOf(21)],
      ["2026-11-21", "2026-11-23"],
    ],
  ])("are %s", (_what, some, others, days) => {
    expect(differingDays(some, others)).toEqual(days);
    expect(differingDays(others, some)).toEqual(days);
  });
});
