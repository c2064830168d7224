import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import type { ClientOptions } from "./client.ts";
import { type ClientLine, readLog } from "./log-of-client.ts";
import type { World } from "./open-world.ts";
import { waitUntil } from "./wait-until.ts";

const SCRIPT = resolve(import.meta.dirname, "client.ts");
const PROGRESS_WITHIN_MS = 60_000;

/** What officers need of a world. */
type WorldOfOfficers = Pick<World, "folder" | "officers" | "front" | "signing"> & {
  readonly config: Pick<World["config"], "publicUrl">;
};

/** What officers do while a fault strikes. */
export interface LoadOptions {
  readonly clients?: number;
  readonly exhibitBytes?: number;
  /** How many packages are recorded in one go. */
  readonly packages?: number;
  /** Whether one request hands them in. */
  readonly isBulk?: boolean;
  /** How many submissions of an officer may be under way. */
  readonly inFlight?: number;
}

/** Officers' clients at work, each a process of its own with its own log. */
export interface Load {
  /** Officers' addresses. */
  readonly signers: ReadonlySet<string>;
  /** Submissions acknowledged so far. */
  acknowledged(): number;
  /** Waits until so many more are acknowledged; throws when that takes a minute. */
  more(count: number): Promise<void>;
  /** Lets the clients bring what they do to its end; answers all their lines. */
  stop(): Promise<ClientLine[]>;
  kill(): void;
}

/** Starts one client for each of some officers. */
export function startLoad(world: WorldOfOfficers, options: LoadOptions = {}): Load {
  const { clients = 3, exhibitBytes = 64, packages = 1, isBulk = false, inFlight = 6 } = options;
  const folder = mkdtempSync(join(world.folder, "load-"));
  const officers = world.officers.slice(0, clients);
  const counts = new Map<number, number>();
  const running = officers.map((officer, number) => {
    const logFile = join(folder, `client-${number}.log`);
    const configFile = join(folder, `client-${number}.json`);
    const gatewayUrl = world.front;
    const { signing, config } = world;
    const asked = { gatewayUrl, audience: config.publicUrl, signing };
    const given: ClientOptions = { ...officer, ...asked, logFile, exhibitBytes, packages, isBulk, inFlight };
    writeFileSync(configFile, JSON.stringify(given), { mode: 0o600 });
    const child = spawn(process.execPath, [SCRIPT, configFile], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    child.on("message", (acknowledged: number) => void counts.set(number, acknowledged));
    return { child, logFile, ended: endOf(child) };
  });
  const acknowledged = (): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    signers: new Set(officers.map(({ address }) => address)),
    acknowledged,
    more: async (count) => {
      const wanted = acknowledged() + count;
      await waitUntil(
        `${count} more submissions to be acknowledged`,
        () => acknowledged() >= wanted,
        PROGRESS_WITHIN_MS,
      );
    },
    stop: async () => {
      for (const { child } of running) child.kill("SIGTERM");
      for (const { ended, logFile } of running) {
        const code = await ended;
        if (code !== 0)
          throw new Error(`a client ended with ${code}: what it asked for is not answered; see ${logFile}`);
      }
      return running.flatMap(({ logFile }) => readLog(logFile));
    },
    kill: () => {
      for (const { child } of running) child.kill("SIGKILL");
    },
  };
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.once("exit", (code) => done(code)));
}
