import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";

const PROJECT = resolve(import.meta.dirname, "../..");

/** One line of a gateway's structured log. */
export type LogLine = Readonly<Record<string, unknown>>;

/** A partner's gateway as a process, which can be killed from outside and started again on what it had. */
export interface GatewayProcess {
  readonly iso: string;
  readonly url: string;
  /** Holds its database and objects. */
  readonly folder: string;
  /** Resolves when it serves requests. */
  start(): Promise<void>;
  /** `kill -9`. Resolves when it is gone. */
  kill(): Promise<void>;
  /** The first line of its log from now on that a condition holds for; the listener runs before anything else is read. */
  onLine(condition: (line: LogLine) => boolean, listener: (line: LogLine) => void): () => void;
}

export interface GatewayProcessOptions {
  readonly iso: string;
  readonly url: string;
  readonly folder: string;
  readonly configFile: string;
  readonly logFile: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Prepares a gateway; it is not started yet. */
export function prepareGateway({ iso, url, folder, configFile, logFile, env }: GatewayProcessOptions): GatewayProcess {
  const listeners = new Set<(line: LogLine) => void>();
  let child: ChildProcess | undefined;

  const launch = (): ChildProcess => {
    const launched = spawn(process.execPath, [join(PROJECT, "gateway/main.ts")], {
      env: { ...process.env, ...env, CONCORD_GATEWAY_CONFIG: configFile },
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    const log = createWriteStream(logFile, { flags: "a", mode: 0o600 });
    if (launched.stdout === null) throw new Error("the gateway has no output");
    const lines = createInterface({ input: launched.stdout });
    lines.on("line", (text) => {
      const line = readLine(text);
      for (const listener of [...listeners]) listener(line);
      log.write(`${text}\n`);
    });
    lines.once("close", () => log.end());
    return launched;
  };

  return {
    iso,
    url,
    folder,
    start: () => {
      const launched = launch();
      child = launched;
      return new Promise((done, failed) => {
        launched.once("message", () => done());
        launched.once("exit", (code, signal) =>
          failed(new Error(`the gateway of ${iso} ended with ${code ?? signal} before it was ready; see ${logFile}`)),
        );
      });
    },
    kill: async () => {
      const killed = child;
      if (killed === undefined || killed.exitCode !== null || killed.signalCode !== null) return;
      const ended = new Promise<void>((done) => killed.once("close", () => done()));
      killed.kill("SIGKILL");
      await ended;
    },
    onLine: (condition, listener) => {
      const hear = (line: LogLine): void => {
        if (condition(line)) listener(line);
      };
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

function readLine(text: string): LogLine {
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return { text };
  }
}
