import { describe, expect, it } from "vitest";
import { allLists } from "../../gateway/domain/codes/all-lists.ts";
import { channels } from "../../gateway/domain/codes/channels.ts";
import { clauses } from "../../gateway/domain/codes/clauses.ts";
import {
  bitSet,
  codeOf,
  codeSchema,
  codesIn,
  codesOf,
  isCode,
  type Labels,
  label,
  languages,
  type NumberedList,
  numbered,
  numberOf,
} from "../../gateway/domain/codes/code-list.ts";
import { evidenceKinds } from "../../gateway/domain/codes/evidence-kinds.ts";
import { signerRoles } from "../../gateway/domain/codes/membership.ts";
import { describeProblem, isProblemCode, type ProblemCode, problems } from "../../gateway/domain/codes/problems.ts";
import { reasons, refusalReasons } from "../../gateway/domain/codes/reasons.ts";
import { verdictCodes } from "../../gateway/domain/codes/verdicts.ts";
import { charactersIn, simplifiedOnly, traditionalOnly } from "./chinese-scripts.ts";

const everyList = [
  ...Object.entries(allLists),
  ...Object.entries(verdictCodes).map(([name, list]) => [`verdict of ${name}`, list] as const),
];

function expectComplete(texts: Labels): void {
  expect(Object.keys(texts)).toEqual([...languages]);
  for (const text of Object.values(texts)) expect(text.trim()).toMatch(/^.+$/u);
}

describe("code lists", () => {
  it.each(everyList)("%s has each code once, with a label in every language", (_, list) => {
    expect(new Set(codesOf(list)).size).toBe(list.length);
    for (const entry of list) {
      expectComplete(entry.labels);
      expect(entry.code).toMatch(/^[A-Za-z0-9][A-Za-z0-9+.-]*$/);
    }
  });

  it.each(everyList)("%s has each number once, as a uint8", (_, list) => {
    const values = list.flatMap((entry) => ("value" in entry ? [entry.value as number] : []));
    expect(new Set(values).size).toBe(values.length);
    for (const value of values) expect(value >= 0 && value <= 255).toBe(true);
  });

  it.each(everyList)("%s keeps its two Chinese scripts apart", (_, list) => {
    for (const { labels } of list) {
      expect(charactersIn(labels["zh-Hans"], traditionalOnly)).toEqual([]);
      expect(charactersIn(labels["zh-Hant"], simplifiedOnly)).toEqual([]);
    }
  });

  // The numbers are on chain and in receipts for ever.
  it.each([
    [
      evidenceKinds,
      ["photo", "x-ray", "sample-report", "declaration", "trade-data", "web-capture", "appraisal", "officer-statement"],
      1,
    ],
    [channels, ["cargo", "post", "express", "passenger", "9610", "9710", "9810", "1210"], 1],
    [signerRoles, ["officer", "recogniser", "signatory", "gateway"], 0],
  ] as [NumberedList, string[], number][])("keeps its numbers", (list, codes, first) => {
    expect(list.map((entry) => [entry.code, entry.value])).toEqual(codes.map((code, index) => [code, index + first]));
  });

  it("keeps the numbers of reasons", () => {
    expect(reasons.map((entry) => entry.value)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 32, 33, 34, 35, 36, 37, 64, 65, 66, 67, 96, 97, 98, 99, 128, 129, 130, 255,
    ]);
  });
});

describe("look-ups", () => {
  it("lead from codes to numbers and back", () => {
    expect(numberOf(channels, "9610")).toBe(5);
    expect(codeOf(channels, 5n)).toBe("9610");
    expect(codeOf(channels, 0)).toBeUndefined();
    expect(codeOf(refusalReasons, 32)).toBeUndefined();
    expect(label(channels, "post", "pt")).toBe("Via postal");
  });

  it("tell a code of the list from another text", () => {
    expect([isCode(channels, "post"), isCode(channels, "rail"), isCode([], "post")]).toEqual([true, false, false]);
  });

  it("make bit sets of numbers up to 30", () => {
    const list = [numbered(30, "last", "", "", "", ""), numbered(31, "beyond", "", "", "", "")];
    expect(bitSet(list, ["last"])).toBe(2 ** 30);
    expect(() => bitSet(list, ["beyond"])).toThrow("beyond has number 31");
  });

  it("refuse a code from outside the list", () => {
    expect(() => numberOf(channels, "rail" as "post")).toThrow(RangeError);
    expect(codeSchema(channels).safeParse("rail").success).toBe(false);
    expect(codeSchema(channels).parse("9710")).toBe("9710");
  });

  it("make bit sets with bit 1 << number, and read them", () => {
    expect(bitSet(channels, ["cargo", "1210"])).toBe(2 + 256);
    expect(codesIn(channels, 258n)).toEqual(["cargo", "1210"]);
    expect(codesIn(signerRoles, 0b101)).toEqual(["officer", "signatory"]);
    expect(codesIn(channels, 1n << 60n)).toEqual([]);
    expect(() => bitSet(reasons, ["other"])).toThrow(RangeError);
  });
});

describe("problems", () => {
  const codes = Object.keys(problems) as ProblemCode[];

  it("has one per clause, with the clause's sentence as its title", () => {
    for (const clause of clauses) expect(problems[clause.code].title).toEqual(clause.labels);
  });

  it.each(codes)("%s has a status and its texts in every language", (code) => {
    const { status } = describeProblem(code, "en");
    expect(status === 0 || (status >= 400 && status < 600)).toBe(true);
    expectComplete(problems[code].title);
    const problem = problems[code];
    if ("action" in problem && problem.action !== undefined) expectComplete(problem.action);
  });

  it.each(codes)("%s keeps its two Chinese scripts apart", (code) => {
    for (const language of ["zh-Hans", "zh-Hant"] as const) {
      const { title, action } = describeProblem(code, language);
      expect(charactersIn(title + (action ?? ""), language === "zh-Hans" ? traditionalOnly : simplifiedOnly)).toEqual(
        [],
      );
    }
  });

  it("has no title twice: a title names one problem", () => {
    for (const language of languages) {
      const titles = codes.map((code) => describeProblem(code, language).title);
      expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    }
  });

  it("says what can be done about it, where that is not plain from the title", () => {
    const withAction = codes.filter((code) => describeProblem(code, "en").action !== undefined);
    expect(withAction).toContain("sign-in-required");
    expect(withAction).toContain("signer-role");
    expect(withAction.length).toBeLessThan(codes.length);
  });

  it("knows its own codes only", () => {
    expect(isProblemCode("signer-role")).toBe(true);
    expect(isProblemCode("constructor")).toBe(false);
  });
});
