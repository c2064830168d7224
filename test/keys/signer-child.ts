import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Wallet } from "ethers";
import { writeKey } from "../../scripts/local/make-keys.ts";

const SCRIPT = resolve(import.meta.dirname, "../../scripts/local/remote-signer.ts");

/** The signer of the local run as a process of its own. */
export interface SignerChild {
  readonly url: string;
  readonly token: string;
  readonly tokenFile: string;
  /** Every secret that it holds, as the files have them. */
  readonly secrets: readonly string[];
  /** Ends it without warning. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
}

/** Starts a signer that holds keys. */
export async function startSigner(keys: readonly Wallet[]): Promise<SignerChild> {
  const folder = mkdtempSync(join(tmpdir(), "concord-signer-"));
  const token = randomBytes(24).toString("hex");
  const tokenFile = join(folder, "token");
  writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
  const written = await Promise.all(keys.map((key, position) => writeKey(folder, `key-${position}`, key)));
  const configFile = join(folder, "signer.json");
  let child: ChildProcess;

  const start = async (port: number): Promise<string> => {
    writeFileSync(configFile, JSON.stringify({ port, chainId: 31_337, tokenFile, keys: written }));
    child = fork(SCRIPT, [configFile], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    return new Promise((done, failed) => {
      child.once("message", (message) => done((message as { details: { url: string } }).details.url));
      child.once("exit", (code) => failed(new Error(`the signer ended with ${code} before it was ready`)));
    });
  };
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((done) => child.once("exit", () => done()));
    child.kill("SIGKILL");
    await ended;
  };
  const url = await start(0);
  return {
    url,
    token,
    tokenFile,
    secrets: [token, ...keys.map(({ privateKey }) => privateKey)],
    kill,
    restart: async () => void (await start(Number(new URL(url).port))),
    dispose: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
