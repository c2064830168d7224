import process from "node:process";
import { expect, it } from "vitest";
import { readCase } from "../../../gateway/domain/case/read-case.ts";
import { caseText, context, mistakesIn } from "./consortium.ts";

it("readCase reads 5,000 entries in less than 10 seconds of the processor, with and without mistakes", () => {
  const jiangmen = caseText("ant-moving/jiangmen");
  const head = jiangmen.slice(0, jiangmen.indexOf("evidence:"));
  const entries = (kind: string) =>
    Array.from(
      { length: 5_000 },
      (_, index) =>
        `  - ref: e${index}\n    kind: ${kind}\n    exhibits: [p/${index}.png]\n    acquired: { at: 2023-05-01T08:12:00+08:00, by: officer-7 }\n    language: zh-Hans\n`,
    ).join("");
  const before = process.cpuUsage();
  expect(readCase(`${head}evidence:\n${entries("photo")}`, context).ok).toBe(true);
  const mistaken = readCase(`${head}evidence:\n${entries("foto")}`, context);
  expect(mistaken.ok ? [] : mistaken.mistakes).toHaveLength(5_000);
  const { user } = process.cpuUsage(before);
  expect(user / 1_000).toBeLessThan(10_000);
});

it("a list of mistakes ends after 10,000 with how many there are more", () => {
  const withKeys = (count: number) =>
    caseText("ant-moving/jiangmen") + Array.from({ length: count }, (_, index) => `unknown-key-${index}: 1\n`).join("");
  const [all, more] = [mistakesIn(withKeys(10_000)), mistakesIn(withKeys(10_003))];
  expect([all.length, all.at(-1)?.code]).toEqual([10_000, "unknown-key"]);
  expect(more).toHaveLength(10_001);
  expect(more.at(-1)).toStrictEqual({
    code: "too-many-mistakes",
    line: more.at(-2)?.line,
    path: "",
    message: "there are 3 mistakes more",
    expected: "a case file",
  });
});
