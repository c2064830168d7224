import { describe, expect, it } from "vitest";
import type { ExhibitFacts } from "../../../gateway/domain/case/check-exhibits.ts";
import { readCase } from "../../../gateway/domain/case/read-case.ts";
import { caseText, context } from "./consortium.ts";

const text = caseText("ant-moving/jiangmen");
const good: ExhibitFacts = {
  exists: true,
  isFile: true,
  leavesFolder: false,
  sizeBytes: 10,
  listSiblings: () => [],
  readColumns: () => ["consignor_phone", "consignor_address"],
};

function check(path: string, facts: Partial<ExhibitFacts>, input = text) {
  const read = readCase(input, context, (asked) => ({ ...good, ...(asked === path ? facts : {}) }));
  return read.ok ? [] : read.mistakes;
}

function lineOf(part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

describe("readCase with its folder", () => {
  it("finds nothing in a folder that has every exhibit", () => {
    expect(check("", {})).toEqual([]);
  });

  it.each([
    [{ exists: false }, "exhibit-missing"],
    [{ isFile: false }, "exhibit-not-a-file"],
    [{ sizeBytes: 0 }, "exhibit-empty"],
    [{ leavesFolder: true }, "exhibit-outside-folder"],
    [{ leavesFolder: true, exists: false, isFile: false }, "exhibit-outside-folder"],
  ])("names %j as %s on the exhibit's line", (facts, code) => {
    const line = lineOf("right-holder-confirmation.pdf");
    expect(check("right-holder-confirmation.pdf", facts)).toMatchObject([
      { code, line, path: "/evidence/2/exhibits/1" },
    ]);
  });

  it("names a column that the table lacks, and those that it has", () => {
    expect(check("parcels.csv", { readColumns: () => ["consignor_phone", "weight"] })).toMatchObject([
      {
        code: "column-missing",
        line: lineOf("parties:"),
        path: "/notice/parties/columns/1",
        found: "consignor_address",
        expected: "one of consignor_phone, weight",
      },
    ]);
  });

  it("suggests the file that lies there, and the column that the table has", () => {
    const siblings = ["right-holder-confirmaton.pdf", "parcels.csv"];
    expect(check("right-holder-confirmation.pdf", { exists: false, listSiblings: () => siblings })).toMatchObject([
      { suggestion: "right-holder-confirmaton.pdf", message: expect.stringContaining("did you mean") },
    ]);
    expect(check("parcels.csv", { readColumns: () => ["consignor-phone", "consignor_address"] })).toMatchObject([
      { suggestion: "consignor-phone", message: expect.stringContaining("did you mean consignor-phone?") },
    ]);
  });

  it("finds what is wrong with exhibits beside what is wrong with case.yaml, by line, all at once", () => {
    const mistaken = text.replace("kind: x-ray", "kind: xray").replace("tlp: AMBER", "tlp: amber");
    const mistakes = check("right-holder-confirmation.pdf", { sizeBytes: 0 }, mistaken);
    expect(mistakes.map(({ code }) => code)).toEqual(["unknown-code", "unknown-code", "exhibit-empty"]);
  });
});
