import { type ChildProcess, fork } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import process from "node:process";
import { type BaseWallet, Wallet } from "ethers";
import type { GatewayConfig } from "../../gateway/config.ts";
import { openWallet } from "../../gateway/keys/keystore.ts";
import type { KeyPlace } from "../../gateway/keys/open-key.ts";
import { PROJECT, type TestRun } from "../path/local-run.ts";

/** Every file of a gateway, copied, and what is in them as whoever holds them can open it. */
export interface StolenGateway {
  readonly config: GatewayConfig;
  /** Each 32 bytes among the files that can be a key is one here: relay key, exchange key, lookup secret. */
  readonly keys: Readonly<Record<"relay" | "exchange" | "lookup", BaseWallet>>;
  readonly databaseFile: string;
  readonly objectsFolder: string;
  /** Runs the gateway's own program on the copied files, whatever became of them. */
  start(): Promise<{ readonly url: string }>;
  dispose(): Promise<void>;
}

/** Copies the whole folder of a gateway of a local run: configuration, keys, passphrases, database, objects. */
export async function stealGateway(run: TestRun, iso: string, port: number): Promise<StolenGateway> {
  const folder = await mkdtemp(join(tmpdir(), `concord-stolen-${iso}-`));
  const home = join(run.folder, "gateways", iso);
  await cp(home, folder, { recursive: true });
  // The gateway that it is copied from runs on, and has its ports.
  const { admin, ...original } = JSON.parse(await readFile(join(folder, "config.json"), "utf8")) as GatewayConfig;
  const moved = (file: string): string => join(folder, relative(home, file));
  const { relay, exchange, lookupSecretFile } = original.keys;
  const keyFileOf = (place: KeyPlace) => {
    if (!("keystore" in place)) throw new Error("the keys of a local run are in keystores");
    return { keystore: moved(place.keystore), passphraseFile: moved(place.passphraseFile) };
  };
  const config: GatewayConfig = {
    ...original,
    port,
    folder: moved(original.folder),
    keys: {
      relay: keyFileOf(relay),
      exchange: keyFileOf(exchange),
      lookupSecretFile: moved(lookupSecretFile),
    },
  };
  await writeFile(join(folder, "config.json"), JSON.stringify(config));
  const open = async (place: KeyPlace) => {
    const { keystore, passphraseFile } = keyFileOf(place);
    return openWallet(keystore, (await readFile(passphraseFile, "utf8")).trim());
  };
  const lookupSecret = (await readFile(moved(lookupSecretFile), "utf8")).trim();

  let child: ChildProcess | undefined;
  return {
    config,
    keys: { relay: await open(relay), exchange: await open(exchange), lookup: new Wallet(`0x${lookupSecret}`) },
    databaseFile: join(config.folder, "gateway.sqlite"),
    objectsFolder: join(config.folder, "objects"),
    start: async () => {
      child = fork(join(PROJECT, "gateway/main.ts"), [], {
        env: { ...process.env, CONCORD_GATEWAY_CONFIG: join(folder, "config.json") },
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      await new Promise<void>((done, failed) => {
        child?.once("message", () => done());
        child?.once("exit", (code) => failed(new Error(`the stolen gateway ended with ${code}`)));
      });
      return { url: `http://127.0.0.1:${port}` };
    },
    dispose: async () => {
      if (child !== undefined && child.exitCode === null && child.signalCode === null) {
        const ended = new Promise<void>((done) => child?.once("exit", () => done()));
        child.kill("SIGKILL");
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
