import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeAccounts } from "../../scripts/local/accounts.ts";
import type { IssuerConfig } from "../../scripts/local/issuer.ts";

const SCRIPT = resolve(import.meta.dirname, "../../scripts/local/issuer.ts");

/** The issuer of a local run, as a process of its own. */
export interface LocalIssuer {
  readonly url: string;
  /** Holds accounts.json and passwords/. */
  readonly folder: string;
  passwordOf(account: string): string;
  /** Ends it without warning and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it with accounts of some partners. */
export async function startLocalIssuer(
  partners: readonly string[],
  gateways: IssuerConfig["gateways"],
): Promise<LocalIssuer> {
  const folder = mkdtempSync(join(tmpdir(), "concord-issuer-"));
  await writeAccounts(folder, partners);
  const port = await freePort();
  const configFile = join(folder, "issuer.json");
  writeFileSync(configFile, JSON.stringify({ port, folder, gateways } satisfies IssuerConfig));
  let child = await start(configFile);
  const end = async (): Promise<void> => {
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await ended;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    passwordOf: (account) => readFileSync(join(folder, "passwords", account), "utf8").trim(),
    restart: async () => {
      await end();
      child = await start(configFile);
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function start(configFile: string): Promise<ChildProcess> {
  const child = fork(SCRIPT, [configFile], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
  return new Promise((done, failed) => {
    child.once("message", () => done(child));
    child.once("exit", (code) => failed(new Error(`the issuer ended with ${code}`)));
  });
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
