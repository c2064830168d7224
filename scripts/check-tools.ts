import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";

/** How one checking tool ended; `output` is what it printed. */
export interface CheckResult {
  readonly name: string;
  readonly isOk: boolean;
  readonly seconds: number;
  readonly output: string;
}

export const projectFolder = path.resolve(import.meta.dirname, "..");

const solidity = ["contracts/**/*.sol", "test/contracts/**/*.sol"];

const tools: readonly { readonly name: string; readonly command?: string; readonly args: readonly string[] }[] = [
  { name: "tsc", args: ["--noEmit"] },
  // What runs in a browser knows other globals.
  { name: "tsc-web", command: "tsc", args: ["--noEmit", "-p", "gateway/web/browser"] },
  { name: "biome", args: ["check", "--error-on-warnings", "--max-diagnostics=60"] },
  { name: "solhint", args: ["--disc", "--max-warnings=0", "--noPoster", "contracts/**/*.sol"] },
  { name: "prettier", args: ["--check", "--no-error-on-unmatched-pattern", ...solidity] },
  { name: "knip", args: ["--no-progress"] },
  // What is generated and committed is that of the code.
  { name: "abi", command: "node", args: ["scripts/abi.ts", "--check"] },
  { name: "code", command: "node", args: ["scripts/code.ts", "--check"] },
  { name: "openapi", command: "node", args: ["scripts/openapi.ts", "--check"] },
  { name: "schemas", command: "node", args: ["scripts/schemas.ts", "--check"] },
  { name: "client", command: "node", args: ["scripts/client.ts", "--check"] },
];

/** Runs every checking tool, two at a time, and prints a line for each, with its output when it found something. */
export async function checkTools(): Promise<CheckResult[]> {
  const waiting = [...tools];
  const results: CheckResult[] = [];
  const work = async () => {
    for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift()) {
      const result = await runTool(tool.name, tool.command ?? tool.name, tool.args);
      results.push(result);
      console.log(`${result.isOk ? "ok    " : "FAILED"} ${result.name.padEnd(9)} ${result.seconds.toFixed(1)} s`);
      if (!result.isOk) console.log(result.output.trimEnd());
    }
  };
  await Promise.all([work(), work()]);
  return results;
}

async function runTool(name: string, command: string, args: readonly string[]): Promise<CheckResult> {
  const startedAt = performance.now();
  const child = spawn(path.join(projectFolder, "node_modules", ".bin", command), args, {
    cwd: projectFolder,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  const isOk = await new Promise<boolean>((resolve) => {
    child.once("error", (error) => {
      chunks.push(Buffer.from(error.message));
      resolve(false);
    });
    child.once("close", (code) => resolve(code === 0));
  });
  return {
    name,
    isOk,
    seconds: (performance.now() - startedAt) / 1_000,
    output: Buffer.concat(chunks).toString("utf8"),
  };
}
