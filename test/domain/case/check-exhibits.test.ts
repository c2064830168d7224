import { describe, expect, it } from "vitest";
import { checkExhibits, type ExhibitFacts } from "../../../gateway/domain/case/check-exhibits.ts";
import { readCase } from "../../../gateway/domain/case/read-case.ts";
import { caseText, context } from "./consortium.ts";

const text = caseText("ant-moving/jiangmen");
const good: ExhibitFacts = { exists: true, isFile: true, leavesFolder: false, sizeBytes: 10 };
const columns = ["consignor_phone", "consignor_address"];

function check(path: string, facts: Partial<ExhibitFacts>) {
  const read = readCase(text, context);
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return checkExhibits(read, (asked) => ({ ...good, csvColumns: columns, ...(asked === path ? facts : {}) }));
}

function lineOf(part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

describe("checkExhibits", () => {
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
    expect(check("parcels.csv", { csvColumns: ["consignor_phone", "weight"] })).toMatchObject([
      {
        code: "column-missing",
        line: lineOf("parties:"),
        path: "/notice/parties/columns/1",
        found: "consignor_address",
        expected: "one of consignor_phone, weight",
      },
    ]);
  });
});
