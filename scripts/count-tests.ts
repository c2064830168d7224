import { existsSync, readFileSync } from "node:fs";

/** Numbers of tests by how they ended. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Counts vitest's JSON report. A file that broke before its first test, or an error outside of tests, counts as one failure. */
export function countVitest(reportFile: string, exitCode: number): TestCount {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const files = (JSON.parse(readFileSync(reportFile, "utf8")) as VitestReport).testResults;
  const statuses = files.flatMap((file) => file.assertionResults.map((test) => test.status));
  const passed = statuses.filter((status) => status === "passed").length;
  const failedTests = statuses.filter((status) => status === "failed").length;
  const brokenFiles = files.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = failedTests + brokenFiles;
  return atLeastOneFailure({ passed, failed, skipped: statuses.length - passed - failedTests }, exitCode);
}

/** Counts the summary that Hardhat's Solidity test runner prints: "12 passing", "1 failing", "2 skipped". */
export function countHardhat(output: string, exitCode: number): TestCount {
  const count = (word: string) => Number(output.match(new RegExp(`^\\s*(\\d+) ${word}`, "m"))?.[1] ?? 0);
  return atLeastOneFailure(
    { passed: count("passing"), failed: count("failing"), skipped: count("(?:skipped|pending)") },
    exitCode,
  );
}

/** The last line of `npm test`, and whether all is well. A run without any test is not. */
export function sumUp(counts: readonly TestCount[], isSkipFailure: boolean): { line: string; isOk: boolean } {
  const total = (key: keyof TestCount) => counts.reduce((sum, count) => sum + count[key], 0);
  const skipped = isSkipFailure ? 0 : total("skipped");
  const failed = total("failed") + (isSkipFailure ? total("skipped") : 0);
  const line = `${total("passed")} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  return { line, isOk: failed === 0 && total("passed") > 0 };
}

function atLeastOneFailure(count: TestCount, exitCode: number): TestCount {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}
