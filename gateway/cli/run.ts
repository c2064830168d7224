import type { Command } from "commander";
import type { Deps, GlobalOptions } from "./deps.ts";

/** Runs a command with what it needs; its exit code is that of the whole. */
export type Run = (command: Command, body: (deps: Deps, options: GlobalOptions) => Promise<number>) => Promise<void>;

/** The examples at the end of a command's help. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  concord ${line}\n`).join("")}`;
}
