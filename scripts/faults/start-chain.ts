import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import process from "node:process";
import type { ReadyMessage } from "../../gateway/parent.ts";

const PROJECT = resolve(import.meta.dirname, "../..");

/** A chain as a process of its own. */
export interface ChainProcess {
  readonly url: string;
  /** A raw call of its JSON-RPC, past every switch. */
  ask<T>(method: string, ...parameters: unknown[]): Promise<T>;
  stop(): Promise<void>;
}

/** Starts the chain of the local run on a free port. */
export async function startChain(): Promise<ChainProcess> {
  const script = join(PROJECT, "scripts/local/chain.ts");
  const child = spawn(process.execPath, [script, "0", "31337"], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const { url } = await new Promise<{ url: string }>((done, failed) => {
    child.once("message", (message: ReadyMessage) => done(message.details as { url: string }));
    child.once("exit", (code) => failed(new Error(`the chain ended with ${code} before it was ready`)));
  });
  return {
    url,
    ask: async <T>(method: string, ...parameters: unknown[]) => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: parameters }),
      });
      const { result, error } = (await answer.json()) as { result: T; error?: { message: string } };
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
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
