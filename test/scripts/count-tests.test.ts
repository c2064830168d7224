import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countHardhat, countVitest, sumUp } from "../../scripts/count-tests.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "concord-count-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function vitestReport(testResults: unknown): string {
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}
const tests = (...statuses: string[]) => statuses.map((status) => ({ status }));

describe("countVitest", () => {
  it("counts tests by how they ended, whatever way they were skipped", () => {
    const file = vitestReport([
      { status: "failed", assertionResults: tests("passed", "failed", "skipped") },
      { status: "passed", assertionResults: tests("passed", "pending", "todo") },
    ]);
    expect(countVitest(file, 1)).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });

  it("counts a file that broke before its first test", () => {
    const file = vitestReport([{ status: "failed", assertionResults: [] }]);
    expect(countVitest(file, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("counts an error outside of the tests", () => {
    const file = vitestReport([{ status: "passed", assertionResults: tests("passed") }]);
    expect(countVitest(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it("counts a run that left no report as a failure", () => {
    expect(countVitest(path.join(folder, "none.json"), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe("countHardhat", () => {
  it("reads the summary and not the titles", () => {
    const output =
      "    ✔ test_when 3 passing parcels()\n\n\n  61 passing\n  2 failing\n  1 skipped\n\n  1) LedgerTest#test_x\n";
    expect(countHardhat(output, 1)).toEqual({ passed: 61, failed: 2, skipped: 1 });
  });

  it("counts a build that failed", () => {
    expect(countHardhat("Error HHE905: Compilation failed", 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe("sumUp", () => {
  const counts = [
    { passed: 5, failed: 0, skipped: 0 },
    { passed: 10, failed: 0, skipped: 2 },
  ];

  it("names skipped tests and passes", () => {
    expect(sumUp(counts, false)).toEqual({ line: "15 passed, 0 failed, 2 skipped", isOk: true });
  });

  it("counts skipped tests as failures where nothing may be skipped", () => {
    expect(sumUp(counts, true)).toEqual({ line: "15 passed, 2 failed", isOk: false });
  });

  it("does not call a run without tests a success", () => {
    expect(sumUp([], false)).toEqual({ line: "0 passed, 0 failed", isOk: false });
  });
});
