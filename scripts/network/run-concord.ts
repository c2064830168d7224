import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import process from "node:process";

const PROJECT = resolve(import.meta.dirname, "../..");

/** Runs `concord … --json`, and reads what it prints. Throws unless it ends with one of these exit codes. */
export async function concord<T>(
  home: string,
  words: readonly string[],
  exitCodes: readonly number[] = [0],
): Promise<T> {
  const child = spawn(process.execPath, [join(PROJECT, "gateway/cli/main.ts"), ...words, "--json"], {
    env: { ...process.env, CONCORD_HOME: home, LANG: "C", LC_ALL: "C" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const out: Buffer[] = [];
  const told: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => told.push(chunk));
  const exitCode = await new Promise<number>((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => done(code ?? -1));
  });
  const text = Buffer.concat(out).toString("utf8");
  if (exitCodes.includes(exitCode)) return JSON.parse(text) as T;
  throw new Error(`concord ${words.slice(0, 2).join(" ")} ended with ${exitCode}: ${text}${Buffer.concat(told)}`);
}
