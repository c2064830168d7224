import process from "node:process";
import { createInterface, type Interface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Terminal } from "./deps.ts";

/** This process's own terminal, or what stands for it. `isPlain` forbids colours. */
export function createTerminal({ isPlain }: { readonly isPlain: boolean }): Terminal {
  const { stdin, stdout, stderr } = process;
  return {
    print: (text) => void stdout.write(text),
    tell: (text) => void stderr.write(text),
    isDiagnosticsTerminal: stderr.isTTY === true,
    isInputTerminal: stdin.isTTY === true,
    hasColour: stdout.isTTY === true && !isPlain,
    askSecret: async (question) => {
      const answer = await readLine(nowhere(), (lines) => {
        // Only now the terminal itself echoes nothing: whoever sees the question may type.
        stderr.write(question);
        return lines.question("");
      });
      stderr.write("\n");
      return answer;
    },
    ask: (question) => readLine(stderr, (lines) => lines.question(question)),
  };
}

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** A line from the terminal. What is typed is echoed to `echo`. */
async function readLine(echo: NodeJS.WritableStream, ask: (lines: Interface) => Promise<string>): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: echo, terminal: true });
  // Ctrl-C and the end of input answer nothing rather than waiting for ever.
  const closed = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  lines.once("SIGINT", () => {
    lines.close();
    process.kill(process.pid, "SIGINT");
  });
  try {
    return await Promise.race([ask(lines), closed]);
  } finally {
    lines.close();
  }
}

/** Ends the process without a word when whoever reads its output has gone, as `head` does. */
export function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
}
