import { describe, expect, it } from "vitest";
import { listMistakes, type Mistake, pointerOf, show } from "../../../gateway/domain/case/mistake.ts";
import { soundValues } from "../../../gateway/domain/case/sound-values.ts";

describe("listMistakes", () => {
  const mistakeAt = (line: number, column?: number): Mistake => ({
    code: "empty",
    file: "case.yaml",
    line,
    ...(column === undefined ? {} : { column }),
    path: "/ref",
    message: "is empty",
    expected: "a text",
  });
  const many = (count: number) => Array.from({ length: count }, (_, index) => mistakeAt(index + 1));

  it("is by line, and in a line by column, with those of no column first", () => {
    const sorted = [mistakeAt(1, 9), mistakeAt(2), mistakeAt(2, 3), mistakeAt(2, 10), mistakeAt(10, 1)];
    expect(listMistakes([...sorted].reverse())).toEqual(sorted);
    expect(listMistakes(sorted)).toEqual(sorted);
  });

  it("is of 10,000, and of more says at the last of these how many there are", () => {
    expect(listMistakes(many(10_000))).toEqual(many(10_000));
    expect(listMistakes(many(10_003))).toStrictEqual([
      ...many(10_000),
      {
        code: "too-many-mistakes",
        file: "case.yaml",
        line: 10_000,
        path: "",
        message: "there are 3 mistakes more",
        expected: "a case file",
      },
    ]);
  });
});

describe("pointerOf", () => {
  it("is the JSON pointer of a path", () => {
    expect(pointerOf([])).toBe("");
    expect(pointerOf(["evidence", 0, "a/b", "c~d", "~1"])).toBe("/evidence/0/a~1b/c~0d/~01");
  });
});

describe("show", () => {
  it.each([
    ["text as it is", "photo 1.png", "photo 1.png"],
    ["80 characters", "a".repeat(80), "a".repeat(80)],
    ["more than 80 shortened to 80", "a".repeat(81), `${"a".repeat(79)}…`],
    ["another value as JSON", { a: [1, null] }, '{"a":[1,null]}'],
    ["what JSON has no form for", undefined, "undefined"],
    ["a control character", "a\nb\u0007", "a\\u000ab\\u0007"],
    ["a lone surrogate", "a\ud800", "a\\ud800"],
    [
      "marks that turn the direction",
      "\u061c\u200e\u200f\u202e\u2066\u2069",
      "\\u061c\\u200e\\u200f\\u202e\\u2066\\u2069",
    ],
    ["separators of lines", "\u2028\u2029", "\\u2028\\u2029"],
    ["letters beside those marks", "\u061b\u2027\u202f\u206a", "\u061b\u2027\u202f\u206a"],
  ])("gives %s", (_what, value, shown) => {
    expect(show(value)).toBe(shown);
  });
});

describe("soundValues", () => {
  const raw = { a: "x", b: 7, c: [{ d: "y" }, "z"], e: null, f: true, g: { d: "hidden" } };
  const values = soundValues(raw, [["g", "d"]]);

  it("gives texts, and numbers as texts, at their paths", () => {
    expect([values.text("a"), values.text("b"), values.text("c", 0, "d"), values.text("c", 1)]).toEqual([
      "x",
      "7",
      "y",
      "z",
    ]);
  });

  it("gives nothing for what is no text, not there or mistaken already", () => {
    for (const path of [["c"], ["e"], ["f"], ["g"], ["h"], ["a", "length"], ["e", "d"], ["toString"], ["g", "d"]]) {
      expect(values.text(...path)).toBeUndefined();
    }
  });

  it("counts the entries of lists alone", () => {
    expect([values.count("c"), values.count("a"), values.count("g"), values.count("h")]).toEqual([2, 0, 0, 0]);
  });

  it("has what stands there, mistaken or not", () => {
    expect([values.has("g", "d"), values.has("e"), values.has("h"), values.has("a", "length")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(soundValues("text", []).has("length")).toBe(false);
  });
});
