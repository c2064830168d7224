import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import type { Wallet } from "ethers";
import type { GatewayConfigFile } from "../../gateway/config.ts";
import { identityOf } from "../../scripts/local/deploy.ts";
import { makeKey, writeKey } from "../../scripts/local/make-keys.ts";
import { fetchAs } from "../auth/fetch-as.ts";
import { sharedIssuer } from "../auth/test-issuer.ts";
import { trusting } from "../auth/trusting.ts";
import { type Founded, keyOf } from "./founded.ts";

const SCRIPT = resolve(import.meta.dirname, "../../gateway/main.ts");

/** One partner's gateway as a process of its own, which a test may end and start again with what it had. */
export interface GatewayChild {
  readonly url: string;
  readonly configFile: string;
  /** Asks it as an officer of its partner. */
  readonly ask: typeof fetch;
  /** Where its database and its objects are. */
  readonly storeFolder: string;
  start(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Ends it and answers its exit code; null when it did not end by itself. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null>;
  /** Ends it for good; nothing stays. */
  dispose(): Promise<void>;
  /** Prepares one more process of the same gateway, with the same keys; with the same objects and database unless told otherwise. */
  beside(elsewhere?: Partial<Pick<GatewayConfigFile, "folder" | "database">>): Promise<GatewayChild>;
}

/**
 * Prepares a gateway of the consortium; it is not started yet. Its database is embedded unless a URL is given, and `change` makes its
 * configuration another.
 */
export async function prepareGateway(
  founded: Founded,
  iso: string,
  databaseUrl = "",
  change: (config: GatewayConfigFile) => GatewayConfigFile = (config) => config,
): Promise<GatewayChild> {
  const folder = mkdtempSync(join(tmpdir(), `concord-child-${iso}-`));
  const config = change(await configOf(founded, iso, folder, await freePort()));
  const database = { ...config.database, ...(databaseUrl === "" ? {} : { url: databaseUrl }) };
  const child = childOf({ ...config, database }, folder);
  return {
    ...child,
    dispose: async () => {
      await child.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function childOf(config: GatewayConfigFile, folder: string): GatewayChild {
  const url = `http://127.0.0.1:${config.port}`;
  const configFile = join(folder, `config-${config.port}.json`);
  writeFileSync(configFile, JSON.stringify(config));
  let child: ChildProcess | undefined;

  const end: GatewayChild["end"] = async (signal) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    const ended = new Promise<number | null>((done) => child?.once("exit", done));
    child.kill(signal);
    return ended;
  };
  return {
    url,
    ask: async (...given) => {
      const signing = await (await sharedIssuer()).signing();
      return fetchAs(signing, { partner: config.partner, audience: config.publicUrl })(...given);
    },
    configFile,
    storeFolder: config.folder,
    start: async () => {
      child = fork(SCRIPT, [], {
        env: { ...process.env, CONCORD_GATEWAY_CONFIG: configFile, DATABASE_URL: "" },
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      await readiness(child);
    },
    signal: (name) => void child?.kill(name),
    end,
    dispose: async () => void (await end("SIGKILL")),
    beside: async (elsewhere) => childOf({ ...config, port: await freePort(), ...elsewhere }, folder),
  };
}

async function configOf(founded: Founded, iso: string, folder: string, port: number): Promise<GatewayConfigFile> {
  const { agreements } = founded.deployment;
  const lookupSecretFile = join(folder, "lookup.secret");
  writeFileSync(lookupSecretFile, randomBytes(32).toString("hex"));
  return {
    partner: iso,
    host: "127.0.0.1",
    port,
    publicUrl: `http://127.0.0.1:${port}`,
    folder: join(folder, "store"),
    database: { connections: 5, timeoutMs: 10_000 },
    node: { url: founded.nodeUrl, timeoutMs: 2_000, pollMs: 50, replaceAfterMs: 30_000, deepestReorganisation: 64 },
    logLevel: "debug",
    staleAfterMs: 30_000,
    deployment: identityOf(founded.deployment),
    directory: {
      partners: founded.directory.partners.map(({ gatewayUrl, offices, ...partner }) => ({
        ...partner,
        offices: [...offices],
        ...(gatewayUrl === undefined ? {} : { gatewayUrl }),
      })),
      agreements: Object.entries(agreements).map(([code, id]) => ({ code, id })),
    },
    auth: await trusting(),
    keys: {
      relay: await writeKey(folder, "relay", makeKey()),
      exchange: await writeKey(folder, "exchange", keyOf(founded.gatewayKeys, iso) as Wallet),
      lookupSecretFile,
    },
  };
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

function readiness(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    child.once("message", () => done());
    child.once("exit", (code) => failed(new Error(`the gateway ended with ${code} before it was ready`)));
  });
}
