import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { until } from "../verbs/test-gateway.ts";

const MAIN = path.resolve(import.meta.dirname, "../../gateway/cli/main.ts");

/** The command in a terminal of its own, and a person at it. */
export interface AtTerminal {
  /** Everything that the terminal has shown. */
  shown(): string;
  /** Waits until a text is shown that was not waited for before. */
  see(text: string): Promise<void>;
  type(line: string): void;
  readonly exitCode: Promise<number | null>;
}

/** Runs the command in a pseudo-terminal (`script` of util-linux). */
export function runAtTerminal(words: readonly string[], home: string, locale = "C"): AtTerminal {
  const quoted = [process.execPath, MAIN, ...words].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const child = spawn("script", ["--quiet", "--return", "--command", quoted, "/dev/null"], {
    env: { ...process.env, CONCORD_HOME: home, LC_ALL: locale, SHELL: "/bin/sh", TERM: "xterm" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let shown = "";
  let seen = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
  });
  return {
    shown: () => shown,
    see: async (text) => {
      const at = await until(
        `${text} in ${JSON.stringify(shown)}`,
        async () => {
          const found = shown.indexOf(text, seen);
          return found < 0 ? undefined : found;
        },
        50_000,
      );
      seen = at + text.length;
    },
    type: (line) => void child.stdin.write(`${line}\r`),
    exitCode: new Promise((done, failed) => {
      child.once("error", failed);
      child.once("close", done);
    }),
  };
}
