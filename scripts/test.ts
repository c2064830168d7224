/**
 * `npm test`: the checking tools, the TypeScript tests, the Solidity tests, and one line that sums them up.
 * With CONCORD_SKIP_IS_FAILURE=1 a skipped test counts as a failure: a machine that has everything must run everything.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { checkTools, projectFolder } from "./check-tools.ts";
import { countHardhat, countVitest, sumUp, type TestCount } from "./count-tests.ts";

const scratch = mkdtempSync(path.join(os.tmpdir(), "concord-test-"));

async function testAll(): Promise<TestCount[]> {
  const checks = await checkTools();
  const failedChecks = checks.filter((check) => !check.isOk).length;
  const report = path.join(scratch, "vitest.json");
  const vitest = await run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  const hardhat = await run("hardhat", ["test", "solidity"]);
  return [
    { passed: checks.length - failedChecks, failed: failedChecks, skipped: 0 },
    countVitest(report, vitest.exitCode),
    countHardhat(hardhat.output, hardhat.exitCode),
  ];
}

/** Runs a tool with its output on the terminal, and keeps a copy of stdout. */
async function run(tool: string, args: readonly string[]): Promise<{ exitCode: number; output: string }> {
  console.log(`\n> ${tool} ${args.slice(0, 2).join(" ")}`);
  const child = spawn(path.join(projectFolder, "node_modules", ".bin", tool), args, {
    cwd: projectFolder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    process.stdout.write(chunk);
  });
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
  return { exitCode, output: Buffer.concat(chunks).toString("utf8") };
}

let counts: TestCount[];
try {
  counts = await testAll();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const { line, isOk } = sumUp(counts, process.env.CONCORD_SKIP_IS_FAILURE === "1");
console.log(`\n${line}`);
process.exitCode = isOk ? 0 : 1;
