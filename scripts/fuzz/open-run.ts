import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { askAsClient, findTokenPlace } from "../../gateway/auth/obtain-tokens.ts";
import { ADMIN_OFFSET } from "../local/found-consortium.ts";

const PROJECT = resolve(import.meta.dirname, "../..");
const START_WITHIN_MS = 180_000;
const TOKEN_KEPT_MS = 60_000;

/** A local run of its own, with the example cases. */
export interface FuzzedRun {
  readonly folder: string;
  url(iso: string): string;
  /** An access token of an account for a partner's gateway. */
  tokenOf(account: string, iso: string): Promise<string>;
  /** Bytes of memory that a gateway's process has. */
  memoryOf(iso: string): Promise<number>;
  stop(): Promise<void>;
}

/** Starts what `npm start` starts, on other ports and in a temporary folder. */
export async function openRun(): Promise<FuzzedRun> {
  const home = mkdtempSync(join(tmpdir(), "concord-fuzz-"));
  const offset = 24_000 + Math.floor(Math.random() * 8_000);
  const script = join(PROJECT, "scripts/start.ts");
  const supervisor = spawn(process.execPath, [script, "--home", home, "--port-offset", String(offset)], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  await untilUp(supervisor);
  const { folder } = JSON.parse(readFileSync(join(home, "current.json"), "utf8")) as { folder: string };
  const { gateways } = JSON.parse(readFileSync(join(folder, "deployment.json"), "utf8")) as {
    gateways: { iso: string; url: string }[];
  };
  const url = (iso: string): string => gateways.find((gateway) => gateway.iso === iso)?.url ?? "";
  const tokens = new Map<string, { readonly token: string; readonly at: number }>();
  return {
    folder,
    url,
    tokenOf: async (account, iso) => {
      const known = tokens.get(`${account} ${iso}`);
      if (known !== undefined && performance.now() - known.at < TOKEN_KEPT_MS) return known.token;
      const password = readFileSync(join(folder, "accounts/passwords", account), "utf8").trim();
      const { accessToken: token } = await askAsClient(await findTokenPlace(url(iso), fetch), account, password);
      tokens.set(`${account} ${iso}`, { token, at: performance.now() });
      return token;
    },
    memoryOf: async (iso) => {
      const metrics = new URL("/metrics", url(iso));
      metrics.port = String(Number(metrics.port) + ADMIN_OFFSET);
      const text = await (await fetch(metrics)).text();
      return Number(/^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)$/m.exec(text)?.[1]);
    },
    stop: async () => {
      const ended = new Promise<void>((done) => supervisor.once("exit", () => done()));
      if (supervisor.exitCode === null) supervisor.kill("SIGINT");
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

function untilUp(supervisor: ChildProcess): Promise<void> {
  let output = "";
  return new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`the run is not up in time: ${output}`)), START_WITHIN_MS);
    for (const stream of [supervisor.stdout, supervisor.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (!output.includes("Ctrl-C stops everything")) return;
        clearTimeout(timer);
        done();
      });
    }
    supervisor.once("exit", () => failed(new Error(`the run ended: ${output}`)));
  });
}
