import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { askAsClient, findTokenPlace } from "../../gateway/auth/obtain-tokens.ts";

export const PROJECT = resolve(import.meta.dirname, "../..");
export const CASES = join(PROJECT, "scripts/local/cases");
const PORTS = [8545, 8080, 8081, 8082, 8083, 8084];
const START_WITHIN_MS = 90_000;

/** How a command ended. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A local run of its own: the processes that `npm start` starts, on other ports and in a temporary folder. */
export interface TestRun {
  readonly home: string;
  readonly folder: string;
  readonly supervisor: ChildProcess;
  readonly output: () => string;
  readonly url: (iso: string) => string;
  readonly ports: readonly number[];
  /** Asks a gateway by its address, as an officer of its partner. */
  readonly fetch: typeof fetch;
  /** Runs `concord`. */
  readonly concord: (...args: string[]) => Promise<CommandResult>;
  /** Runs `concord … --json` and reads what it prints, whatever its exit code. */
  readonly ask: <T>(...args: string[]) => Promise<T & { exitCode: number }>;
  readonly stop: () => Promise<number | null>;
}

/** Whether nobody listens on a loopback port. */
export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((done) => {
    server.once("error", () => done(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => done(true)));
  });
}

async function findOffset(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const offset = 2_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all(PORTS.map((port) => isPortFree(port + offset)));
    if (free.every(Boolean)) return offset;
  }
  throw new Error("no free ports were found");
}

/** Waits until a condition holds; throws with `what` when it does not in time. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, withinMs = 20_000): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUpAt) throw new Error(`waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 150));
  }
}

/** Starts a run; `--no-cases` leaves out the example cases. */
export async function startRun(...extra: string[]): Promise<TestRun> {
  const home = mkdtempSync(join(tmpdir(), "concord-run-"));
  const offset = await findOffset();
  const supervisor = spawn(
    process.execPath,
    [join(PROJECT, "scripts/start.ts"), "--home", home, "--port-offset", String(offset), ...extra],
    { cwd: PROJECT, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  for (const stream of [supervisor.stdout, supervisor.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  await until(
    "the run to be up",
    async () => {
      if (supervisor.exitCode !== null) throw new Error(`the run ended: ${output}`);
      return output.includes("Ctrl-C stops everything") ? true : undefined;
    },
    START_WITHIN_MS,
  );
  const { folder } = JSON.parse(readFileSync(join(home, "current.json"), "utf8")) as { folder: string };
  const { gateways } = JSON.parse(readFileSync(join(folder, "deployment.json"), "utf8")) as {
    gateways: { iso: string; url: string }[];
  };
  const concord = (...args: string[]) => runConcord(home, args);
  return {
    home,
    folder,
    supervisor,
    output: () => output,
    ports: PORTS.map((port) => port + offset),
    url: (iso) => gateways.find((gateway) => gateway.iso === iso)?.url ?? "",
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const gateway = gateways.find(({ url }) => url === new URL(request.url).origin);
      const name = `${gateway?.iso.toLowerCase()}-officer`;
      request.headers.set("authorization", `Bearer ${await tokenOf(folder, gateway?.url ?? "", name)}`);
      return fetch(request);
    },
    concord,
    ask: async <T>(...args: string[]) => {
      const { exitCode, stdout, stderr } = await concord(...args, "--json");
      try {
        return { ...(JSON.parse(stdout) as T), exitCode };
      } catch {
        throw new Error(`concord ${args.join(" ")} printed no JSON (exit ${exitCode}): ${stdout}${stderr}`);
      }
    },
    stop: async () => {
      const exited = new Promise<number | null>((done) => supervisor.once("exit", (code) => done(code)));
      if (supervisor.exitCode === null) supervisor.kill("SIGINT");
      else return supervisor.exitCode;
      const code = await exited;
      await rm(home, { recursive: true, force: true });
      return code;
    },
  };
}

/** The access token of an account of the run, as a script has it. */
export async function tokenOf(folder: string, gatewayUrl: string, account: string): Promise<string> {
  const password = readFileSync(join(folder, "accounts/passwords", account), "utf8").trim();
  const place = await findTokenPlace(gatewayUrl, fetch);
  return (await askAsClient(place, account, password)).accessToken;
}

async function runConcord(home: string, args: readonly string[]): Promise<CommandResult> {
  const child = spawn(process.execPath, [join(PROJECT, "gateway/cli/main.ts"), ...args], {
    cwd: PROJECT,
    env: { ...process.env, CONCORD_HOME: home, LANG: "C", LC_ALL: "C" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  const exitCode = await new Promise<number>((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => done(code ?? -1));
  });
  return { exitCode, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}
