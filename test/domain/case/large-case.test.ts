import process from "node:process";
import { expect, it } from "vitest";
import { readCase } from "../../../gateway/domain/case/read-case.ts";
import { caseText, context } from "./consortium.ts";

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
