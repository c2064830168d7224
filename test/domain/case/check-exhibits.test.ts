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

  it.each([
    [
      { leavesFolder: true },
      "the exhibit is a link that leaves the case folder: right-holder-confirmation.pdf",
      "a file inside the case folder",
    ],
    [
      { exists: false, listSiblings: () => ["notes.txt"] },
      "there is no such exhibit in the folder: right-holder-confirmation.pdf",
      "a file in the case folder",
    ],
    [{ isFile: false }, "the exhibit is not a file: right-holder-confirmation.pdf", "a regular file"],
    [{ sizeBytes: 0 }, "the exhibit is empty: right-holder-confirmation.pdf", "a file with content"],
  ])("says of %j what would be right", (facts, message, expected) => {
    const path = "right-holder-confirmation.pdf";
    const [{ code: _code, ...mistake } = { code: "" }, ...more] = check(path, facts);
    expect(more).toEqual([]);
    expect(mistake).toStrictEqual({
      file: "case.yaml",
      line: lineOf(path),
      column: 33,
      path: "/evidence/2/exhibits/1",
      message,
      expected,
      found: path,
    });
  });

  it("suggests no column where none is near", () => {
    const [mistake] = check("parcels.csv", { readColumns: () => ["consignor_phone", "weight"] });
    expect(mistake).not.toHaveProperty("suggestion");
    expect(mistake?.message).toBe("parcels.csv has no column consignor_address");
  });

  it.each([
    ["the file's columns cannot be told", { readColumns: () => undefined }],
    ["it has every column", { readColumns: () => ["consignor_address", "weight", "consignor_phone"] }],
  ])("finds no column missing where %s", (_why, facts) => {
    expect(check("parcels.csv", facts)).toEqual([]);
  });

  it.each([{ isFile: false }, { leavesFolder: true }])("does not read the columns of what is %j", (facts) => {
    const readColumns = () => {
      throw new Error("was read");
    };
    expect(check("parcels.csv", { ...facts, readColumns }).map(({ path }) => path)).toEqual(["/evidence/0/exhibits/0"]);
  });

  it("looks at each place at which a path stands, and at none whose path is mistaken or of which no column is named", () => {
    const askedOf = (input: string): string[] => {
      const asked: string[] = [];
      readCase(input, context, (path) => {
        asked.push(path);
        return good;
      });
      return asked;
    };
    const exhibits = [
      "parcels.csv",
      "xray-EE100000CN.png",
      "photo-marks.png",
      "right-holder-confirmation.pdf",
      "officer-statement.pdf",
    ];
    expect(askedOf(text)).toEqual([...exhibits, "parcels.csv"]);
    expect(askedOf(text.replace("xray-EE100000CN.png", "/etc/passwd"))).not.toContain("/etc/passwd");
    expect(askedOf(text.replace("from: parcels.csv", "from: ../parcels.csv"))).toEqual(exhibits);
    expect(askedOf(text.replace("columns: [consignor_phone, consignor_address]", "columns: []"))).toEqual(exhibits);
    expect(askedOf(text.replace(/^ {2}parties:.*\n/m, ""))).toEqual(exhibits);
  });

  it("looks for no column whose name is mistaken", () => {
    const mistaken = text.replace("columns: [consignor_phone,", "columns: [[consignor_phone],");
    expect(check("", {}, mistaken).map(({ code, path }) => `${code} ${path}`)).toEqual([
      "wrong-type /notice/parties/columns/0",
    ]);
  });

  it("finds what is wrong with exhibits beside what is wrong with case.yaml, by line, all at once", () => {
    const mistaken = text.replace("kind: x-ray", "kind: xray").replace("tlp: AMBER", "tlp: amber");
    const mistakes = check("right-holder-confirmation.pdf", { sizeBytes: 0 }, mistaken);
    expect(mistakes.map(({ code }) => code)).toEqual(["unknown-code", "unknown-code", "exhibit-empty"]);
  });
});
