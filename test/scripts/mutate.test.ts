import { describe, expect, it } from "vitest";
import { withoutUnnoticed } from "../../scripts/mutate/forget-unnoticed.ts";
import { type NodePath, whyNotMutated } from "../../scripts/mutate/ignore-texts.ts";
import { changedSince, noticed, scoresOf, sumUpScores, tried } from "../../scripts/mutate/score.ts";

const literal = (value: string) => ({ type: "StringLiteral", value });
const callOf = (name: string, ...args: NodePath["node"][]) => ({
  type: "CallExpression",
  callee: { type: "Identifier", name },
  arguments: args,
});
const methodOf = (name: string, ...args: NodePath["node"][]) => ({
  type: "CallExpression",
  callee: { type: "MemberExpression", property: { type: "Identifier", name } },
  arguments: args,
});

describe("what is left out of mutation", () => {
  it.each([
    ["a code", literal("not-found"), null, undefined],
    ["a form's ending", literal(".csv"), null, undefined],
    ["a signature", literal("function record(bytes32 root)"), null, undefined],
    ["a hashed type", literal("Office(bytes32 salt,string office)"), null, undefined],
    ["a number", { type: "NumericLiteral", value: 7 }, null, undefined],
    ["another function's call", callOf("codeOf", literal("x")), null, undefined],
    ["a sentence", literal("there is none"), null, "a sentence"],
    ["a word in Chinese", literal("无"), null, "a sentence"],
    ["a row of a table", callOf("named", literal("photo")), null, "an entry of a table"],
  ])("is told of %s", (_what, node, parent, reason) => {
    expect(whyNotMutated({ node, parent })).toBe(reason);
  });

  it("is what a sentence is filled in with, and no template without words", () => {
    const templateOf = (...raws: string[]) => ({
      type: "TemplateLiteral",
      quasis: raws.map((raw) => ({ value: { raw } })),
    });
    expect(whyNotMutated({ node: templateOf("there is no ", ""), parent: null })).toBe("a sentence");
    expect(whyNotMutated({ node: templateOf("0x", ""), parent: null })).toBeUndefined();
  });

  it("is what describes a schema, and not the schema that is described", () => {
    const [schema, note] = [callOf("text"), { type: "ObjectExpression" }];
    expect(whyNotMutated({ node: note, parent: methodOf("meta", note) })).toBe("a description");
    expect(whyNotMutated({ node: schema, parent: methodOf("meta", note) })).toBeUndefined();
    expect(whyNotMutated({ node: note, parent: methodOf("extend", note) })).toBeUndefined();
  });
});

describe("the score", () => {
  const [one, other] = ["gateway/domain/a.ts", "gateway/domain/b.ts"];
  const texts = new Map([
    [one, "a"],
    [other, "b"],
  ]);
  const NONE = { killed: 0, timedOut: 0, unloadable: 0, survived: 0, notRun: 0, leftOut: 0 };
  const fileOf = (counts: Partial<typeof NONE>, score: number | null = null) => {
    return { score, ...NONE, ...counts, digest: "ca978112ca1bbdca", measuredOn: "2026-11-27" };
  };

  it("counts what a test noticed, also by running on or not loading, against what none noticed or ran", () => {
    const statuses = ["Killed", "Timeout", "Survived", "NoCoverage", "Ignored", "RuntimeError"];
    const outcomes = statuses.map((status) => ({ fileName: one, status }));
    const elsewhere = { fileName: "gateway/domain/c.ts", status: "Killed" };
    expect(scoresOf(texts, [...outcomes, elsewhere], "2026-11-27")).toEqual({
      [one]: fileOf({ killed: 1, timedOut: 1, unloadable: 1, survived: 1, notRun: 1, leftOut: 1 }, 60),
      [other]: { ...fileOf({}), digest: "3e23e8160039594a" },
    });
  });

  it("is not to be had from mutants that could not be tried", () => {
    expect(() => scoresOf(texts, [{ fileName: one, status: "Pending" }], "2026-11-27")).toThrow("Pending");
  });

  it("is the share of all files' mutants, rounded down, with the files by name", () => {
    const score = sumUpScores({
      [other]: fileOf({ unloadable: 1, notRun: 1, leftOut: 3 }),
      [one]: fileOf({ killed: 3, timedOut: 1 }),
    });
    expect(score).toMatchObject({
      score: 83.3,
      killed: 3,
      timedOut: 1,
      unloadable: 1,
      survived: 0,
      notRun: 1,
      leftOut: 3,
    });
    expect([noticed(score), tried(score)]).toEqual([5, 6]);
    expect(Object.keys(score.files)).toEqual([one, other]);
    expect(sumUpScores({}).score).toBe(0);
  });

  it("is no longer that of a file that has another text, and was never that of a new one", () => {
    expect(changedSince({ [one]: fileOf({}) }, new Map([[one, "a"]]))).toEqual([]);
    expect(
      changedSince(
        { [one]: fileOf({}) },
        new Map([
          [one, "a "],
          [other, "b"],
        ]),
      ),
    ).toEqual([one, other]);
  });
});

describe("results of earlier runs", () => {
  it("are gone on with where a test noticed something, and are none where none did", () => {
    const mutantsOf = (...statuses: string[]) => ({ source: "a", mutants: statuses.map((status) => ({ status })) });
    const results = {
      schemaVersion: "1.0",
      files: { "a.ts": mutantsOf("Killed", "Survived", "Timeout", "NoCoverage", "RuntimeError") },
    };
    expect(withoutUnnoticed(results)).toEqual({
      schemaVersion: "1.0",
      files: { "a.ts": mutantsOf("Killed", "Timeout", "RuntimeError") },
    });
  });
});
