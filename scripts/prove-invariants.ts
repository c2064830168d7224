/**
 * `npm run invariants`: takes out each check that an invariant rests on, one at a time and in a copy of the sources, and expects the
 * invariant to find the fault. An invariant that holds whatever is taken out would prove nothing. Words given on the command line
 * choose the rows whose text holds one of them. Exit 1 unless every fault is found.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { projectFolder } from "./check-tools.ts";
import { type Check, checks } from "./invariants/checks.ts";

const AT_ONCE = 2;

async function prove(check: Check): Promise<string | undefined> {
  const copy = mkdtempSync(path.join(os.tmpdir(), "concord-invariants-"));
  try {
    for (const part of ["contracts", "test/contracts", "test/vectors", "hardhat.config.ts", "package.json"]) {
      cpSync(path.join(projectFolder, part), path.join(copy, part), { recursive: true });
    }
    symlinkSync(path.join(projectFolder, "node_modules"), path.join(copy, "node_modules"));
    lengthen(path.join(copy, "hardhat.config.ts"));
    takeOut(path.join(copy, "contracts", check.file), check);
    const output = await runTest(copy, check.test);
    if (output.includes(check.fault)) return undefined;
    if (check.orElse !== undefined && output.includes(check.orElse)) return undefined;
    const other = /^ +Error: (.+)$/m.exec(output)?.[1];
    return other === undefined
      ? `the invariants hold without it: ${output.trimEnd().slice(-300)}`
      : `found instead: ${other}`;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What takes several steps to come about is found in longer sequences, where `npm test` has no time for them. */
function lengthen(configFile: string): void {
  const config = readFileSync(configFile, "utf8");
  const longer = config.replace(/invariant: \{ runs: \d+, depth: \d+/, "invariant: { runs: 64, depth: 128");
  if (longer === config) throw new Error("hardhat.config.ts says no more how long the sequences are");
  writeFileSync(configFile, longer);
}

function takeOut(file: string, { taken, left, what }: Check): void {
  const source = readFileSync(file, "utf8");
  const [before, after, ...more] = source.split(taken);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`${path.basename(file)} does not hold exactly once what is to be taken out: ${what}`);
  }
  writeFileSync(file, before + left + after);
}

async function runTest(folder: string, test: string): Promise<string> {
  const hardhat = path.join(projectFolder, "node_modules", ".bin", "hardhat");
  const child = spawn(hardhat, ["test", "solidity", `test/contracts/${test}`], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  return Buffer.concat(chunks).toString("utf8");
}

const words = process.argv.slice(2);
const waiting = checks.filter(
  ({ what, fault }) => words.length === 0 || words.some((word) => `${what} ${fault}`.includes(word)),
);
const total = waiting.length;
let found = 0;
const work = async (): Promise<void> => {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const problem = await prove(check);
    if (problem === undefined) found += 1;
    console.log(`${problem === undefined ? "found " : "MISSED"} ${check.what.padEnd(44)} ${check.fault}`);
    if (problem !== undefined) console.log(problem.replaceAll(/^/gm, "       "));
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, work));
console.log(`${found} of ${total} faults found`);
process.exitCode = found === total ? 0 : 1;
