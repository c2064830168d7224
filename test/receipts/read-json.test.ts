import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "../../gateway/receipts/read-json.ts";

describe("readJson", () => {
  it("reads what JSON says", () => {
    void fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), (text) => {
        fc.pre(!text.includes("__proto__"));
        expect(readJson(text, 1_000_000)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['{"a":1,"a":2}'],
    ['{"a":{"b":1,"c":[{"d":1,"d":1}]}}'],
    ['{"a":1,"\\u0061":2}'],
    ['[{"a":[],"b":"\\"","a":0}]'],
    ['{"a":"}","a":1}'],
    ['{"__proto__":1}'],
    ["{} {}"],
    ["\uFEFF{}"],
    ["{'a':1}"],
    [""],
  ])("refuses %s", (text) => {
    expect(() => readJson(text, 1_000)).toThrow(SyntaxError);
  });

  it.each([
    '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}',
    '{"a":"a","b":["a","a",{"a":"a,\\"a\\":"}]}',
    '"a"',
    "[1,1,1]",
  ])("takes %s", (text) => {
    expect(readJson(text, 1_000)).toEqual(JSON.parse(text));
  });

  it("counts bytes and not characters", () => {
    expect(readJson('"ab"', 4)).toBe("ab");
    expect(() => readJson('"海关"', 4)).toThrow(RangeError);
    expect(() => readJson('"海关"', 7)).toThrow(RangeError);
    expect(readJson('"海关"', 8)).toBe("海关");
  });
});
