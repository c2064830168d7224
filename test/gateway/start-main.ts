import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";

const MAIN = resolve(import.meta.dirname, "../../gateway/main.ts");

export type LogLine = Readonly<Record<string, unknown>>;

/** A gateway's process whose log a test reads. */
export interface MainProcess {
  readonly child: ChildProcess;
  readonly lines: LogLine[];
  readonly ended: Promise<{ readonly exitCode: number | null; readonly lines: readonly LogLine[] }>;
}

/** Starts gateway/main.ts; its log goes into `output` instead when that is given. */
export function startMain(env: Readonly<Record<string, string>>, output?: string): MainProcess {
  const stdout = output === undefined ? "pipe" : openSync(output, "w");
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, DATABASE_URL: "", ...env },
    stdio: ["ignore", stdout, "inherit"],
  });
  const lines: LogLine[] = [];
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on("line", (line) => lines.push(JSON.parse(line) as LogLine));
  }
  const ended = new Promise<{ exitCode: number | null; lines: LogLine[] }>((done) =>
    child.once("close", (exitCode) => done({ exitCode, lines })),
  );
  return { child, lines, ended };
}
