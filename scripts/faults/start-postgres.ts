import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Client } from "pg";
import { findPort } from "./find-port.ts";

const DEBIAN = "/usr/lib/postgresql";

/** A PostgreSQL server for the time of a run, with databases that are made and dropped. */
export interface PostgresServer {
  /** Makes an empty database; answers its address. */
  makeDatabase(): Promise<string>;
  dropDatabase(url: string): Promise<void>;
  /** Says something to the server, past every gateway. */
  tell(statement: string): Promise<void>;
  /** Ends it, and what it held is gone. */
  stop(): void;
}

/** Why no server can be started here; undefined where one can. */
export function whyNoPostgres(): string | undefined {
  return findPrograms() === undefined ? "needs PostgreSQL's server: apt-get install postgresql" : undefined;
}

/** Starts a server of its own on a free loopback port, in a new folder. As root it runs as the user postgres: initdb refuses root. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPrograms();
  if (programs === undefined) throw new Error(whyNoPostgres());
  const folder = mkdtempSync(join(tmpdir(), "concord-postgres-"));
  const user = process.getuid?.() === 0 ? userIds("postgres") : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const run = (program: string, ...words: string[]): void =>
    void execFileSync(join(programs, program), words, { stdio: ["ignore", "ignore", "inherit"], cwd: folder, ...user });
  const cluster = join(folder, "cluster");
  const port = await findPort();
  run("initdb", "-D", cluster, "-U", "concord", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder}`;
  run("pg_ctl", "-D", cluster, "-w", "-l", join(folder, "log"), "-o", settings, "start");
  return {
    ...databasesOf(`postgresql://concord@127.0.0.1:${port}/postgres`),
    stop: () => {
      run("pg_ctl", "-D", cluster, "-m", "immediate", "-w", "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The databases of a server that is there, by an address of it. */
export function databasesOf(server: string): Omit<PostgresServer, "stop"> {
  const tell = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  return {
    tell,
    makeDatabase: async () => {
      const name = `concord_${randomBytes(6).toString("hex")}`;
      await tell(`create database ${name}`);
      return Object.assign(new URL(server), { pathname: `/${name}` }).href;
    },
    dropDatabase: (url) => tell(`drop database ${new URL(url).pathname.slice(1)} with (force)`),
  };
}

function findPrograms(): string | undefined {
  try {
    const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
    return versions[0] === undefined ? undefined : join(DEBIAN, versions[0], "bin");
  } catch {
    return undefined;
  }
}

function userIds(name: string): { uid: number; gid: number } {
  const id = (flag: string): number => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
