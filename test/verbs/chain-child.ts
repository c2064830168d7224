import { type ChildProcess, fork } from "node:child_process";
import { resolve } from "node:path";

const SCRIPT = resolve(import.meta.dirname, "../../scripts/local/chain.ts");

/** The chain of a local run, as a process of its own that a test may end and start again on the same port. */
export interface ChainChild {
  readonly url: string;
  readonly port: number;
  /** A raw call of its JSON-RPC. */
  ask<T>(method: string, ...parameters: unknown[]): Promise<T>;
  stop(): Promise<void>;
}

/** Starts a chain; port 0 takes any that is free. Everything on it is gone with the process. */
export async function startChain(port = 0): Promise<ChainChild> {
  const child = fork(SCRIPT, [String(port), "31337"], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const { url } = await readiness(child);
  return {
    url,
    port: Number(new URL(url).port),
    ask: async <T>(method: string, ...parameters: unknown[]) => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: parameters }),
      });
      const { result, error } = (await answer.json()) as { result: T; error?: { message: string } };
      if (error !== undefined) throw new Error(error.message);
      return result;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((done) => child.once("exit", () => done()));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function readiness(child: ChildProcess): Promise<{ url: string }> {
  return new Promise((done, failed) => {
    child.once("message", (message) => done((message as { details: { url: string } }).details));
    child.once("exit", (code) => failed(new Error(`the chain ended with ${code} before it was ready`)));
  });
}
