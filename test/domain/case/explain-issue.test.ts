import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { caseFileSchema } from "../../../gateway/domain/case/case-file.ts";
import { explainIssue, nameOf } from "../../../gateway/domain/case/explain-issue.ts";
import { caseText, mistakesIn } from "./consortium.ts";

const jiangmen = caseText("ant-moving/jiangmen");
const issueOf = (issue: Record<string, unknown>) =>
  explainIssue({ message: "is wrong", ...issue } as unknown as z.core.$ZodIssue);

describe("nameOf", () => {
  it("is a path as people write it", () => {
    expect([nameOf([]), nameOf(["evidence", 0, "acquired", "at"]), nameOf(["a", 0, 1])]).toEqual([
      "case.yaml",
      "evidence[0].acquired.at",
      "a[0][1]",
    ]);
  });
});

describe("a key that is not known", () => {
  it("is pointed at itself, not at its value", () => {
    const text = jiangmen.replace("route: { from", "route: { form");
    expect(mistakesIn(text)).toMatchObject([
      {
        code: "unknown-key",
        path: "/notice/route/form",
        column: 12,
        expected: "one of from, via, to",
        suggestion: "from",
      },
    ]);
  });

  it("of a list's entry is held against the keys of an entry", () => {
    const text = jiangmen.replace("ref: parcels", "rfe: parcels");
    expect(mistakesIn(text).find(({ code }) => code === "unknown-key")).toMatchObject({
      expected: "one of ref, kind, exhibits, acquired, language, goods, appraisal, retention",
      suggestion: "ref",
    });
  });

  it("where no key may be has none to be held against", () => {
    const [finding] = issueOf({ code: "unrecognized_keys", keys: ["x"], path: ["case", "no", 7] });
    expect(finding).toMatchObject({ code: "unknown-key", at: ["case", "no", 7, "x"], expected: "one of " });
  });
});

describe("what zod finds beside the format's own checks", () => {
  it("is a value of the format that is wanted, where no type is named", () => {
    expect(issueOf({ code: "invalid_union", path: ["case"], input: 7 })).toStrictEqual([
      {
        code: "wrong-type",
        at: ["case"],
        message: "case is not a value of the case format: 7",
        expected: "a value of the case format",
        found: "7",
      },
    ]);
    expect(issueOf({ code: "invalid_type", expected: "date", path: ["case"], input: 7 })).toMatchObject([
      { expected: "date" },
    ]);
  });

  it("is found of every value of a case that is of another type, at its place", () => {
    const result = caseFileSchema.safeParse([], { reportInput: true });
    expect(result.error?.issues.flatMap(explainIssue)).toMatchObject([
      { code: "wrong-type", at: [], message: "case.yaml is not keys with their values: []" },
    ]);
  });
});
