import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { waitUntil } from "../faults/wait-until.ts";

const STARTED_WITHIN_MS = 120_000;
const MOST_ANSWER_MS = 5_000;

/** A node of Besu as a process, with the files that `concord network derive` wrote for it. */
export interface BesuNode {
  readonly name: string;
  readonly url: string;
  /** Starts it, on what it has; resolves when it answers. */
  start(): Promise<void>;
  /** `kill -9`. Resolves when it is gone. */
  kill(): Promise<void>;
  /** A call of its JSON-RPC. Throws what it refuses. */
  ask<T>(method: string, ...parameters: unknown[]): Promise<T>;
  /** The number of its last block. */
  head(): Promise<number>;
}

/** The program of an installation; undefined where the folder has none. */
export function findBesu(home: string): string | undefined {
  const program = join(home, "bin/besu");
  return existsSync(program) ? program : undefined;
}

/**
 * Prepares a node; it is not started yet. On one machine each has an RPC port of its own, which the command line says instead of
 * its configuration; all else is as derived.
 */
export function prepareNode(program: string, name: string, folder: string, rpcPort: number): BesuNode {
  const url = `http://127.0.0.1:${rpcPort}`;
  let child: ChildProcess | undefined;
  const node: BesuNode = {
    name,
    url,
    start: async () => {
      const flags = [
        `--config-file=${join(folder, "config.toml")}`,
        `--node-private-key-file=${join(folder, "key")}`,
        "--Xqbft-enable-early-round-change",
        "--p2p-interface=127.0.0.1",
        `--rpc-http-port=${rpcPort}`,
        "--metrics-enabled=false",
      ];
      const env = { ...process.env, LOG4J_CONFIGURATION_FILE: join(folder, "log4j2.xml"), JAVA_OPTS: "-Xmx1g" };
      // In a group of its own: the program is a script that starts Java.
      const started = spawn(program, flags, { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
      const log = createWriteStream(join(folder, "besu.log"), { flags: "a" });
      started.stdout?.pipe(log, { end: false });
      started.stderr?.pipe(log, { end: false });
      child = started;
      await waitUntil(
        `${name} to answer; see ${join(folder, "besu.log")}`,
        async () => {
          if (started.exitCode !== null) throw new Error(`${name} ended; see ${join(folder, "besu.log")}`);
          return node.head().then(
            () => true,
            () => false,
          );
        },
        STARTED_WITHIN_MS,
        250,
      );
    },
    kill: async () => {
      const killed = child;
      if (killed?.pid === undefined || killed.exitCode !== null || killed.signalCode !== null) return;
      const ended = new Promise<void>((done) => killed.once("exit", () => done()));
      process.kill(-killed.pid, "SIGKILL");
      await ended;
      // Java is gone a moment after the script that started it, and holds the data folder until then.
      await sleep(500);
    },
    ask: async <T>(method: string, ...parameters: unknown[]): Promise<T> => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: parameters }),
        signal: AbortSignal.timeout(MOST_ANSWER_MS),
      });
      const { result, error } = (await answer.json()) as { result: T; error?: { message: string } };
      if (error !== undefined) throw new Error(`${name} refuses ${method}: ${error.message}`);
      return result;
    },
    head: async () => Number(await node.ask<string>("eth_blockNumber")),
  };
  return node;
}
