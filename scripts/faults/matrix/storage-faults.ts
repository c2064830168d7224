import { spawn } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../fault.ts";
import { whyNoPostgres } from "../start-postgres.ts";

const FULL_MS = 3_000;
const GONE_MS = 3_000;
const TIMES_ENDED = 20;
const MOST_MS_BETWEEN = 300;
const PIECE = Buffer.alloc(64 * 1024);
/** Longer than the gateway waits for a lock, and shorter. */
const LOCKS_MS = [2_000, 8_000];
const HOLD_LOCK = resolve(import.meta.dirname, "../hold-lock.ts");

/** The disk with database and objects has no room left. */
export const diskFull: Fault = {
  name: "disk-full",
  subject: "the disk with database and objects is full (a tmpfs of 24 MB, filled to its last byte)",
  rounds: 3,
  world: { hasSmallDisk: true },
  whyNot: () => (process.getuid?.() === 0 ? undefined : "only root may mount a small disk"),
  strike: async ({ gateway }) => {
    const file = join(gateway.folder, "filler");
    const bytes = fill(file);
    await sleep(FULL_MS);
    rmSync(file);
    return `${bytes} bytes filled it`;
  },
};

/** Another process holds the database's write lock. */
export const databaseLocked: Fault = {
  name: "database-locked",
  subject: `another process holds the database, or its submissions, locked for ${LOCKS_MS.map((ms) => ms / 1_000).join(" or ")} s`,
  rounds: LOCKS_MS.length,
  strike: async ({ gateway, database }, _load, round) => {
    const milliseconds = LOCKS_MS[round % LOCKS_MS.length];
    const locked = database?.url ?? join(gateway.folder, "gateway.sqlite");
    const holder = spawn(process.execPath, [HOLD_LOCK, locked, String(milliseconds)], { stdio: "inherit" });
    const code = await new Promise<number | null>((done) => holder.once("exit", (exit) => done(exit)));
    if (code !== 0) throw new Error(`the lock was not had: ${code}`);
    return `${milliseconds} ms`;
  },
};

/** The server ends every connection, and lets nobody in for a while. */
export const databaseGone: Fault = {
  name: "database-gone",
  subject: `PostgreSQL ends every connection and takes none, for ${GONE_MS / 1_000} s or again and again`,
  rounds: 4,
  world: { database: "postgres" },
  whyNot: whyNoPostgres,
  strike: async ({ database }, _load, round) => {
    if (database === undefined) throw new Error("the database is the embedded one");
    const { url, tell } = database;
    const name = new URL(url).pathname.slice(1);
    const end = () => tell(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    if (round % 2 === 1) {
      for (let time = 0; time < TIMES_ENDED; time += 1) {
        await end();
        await sleep(Math.random() * MOST_MS_BETWEEN);
      }
      return `ended ${TIMES_ENDED} times`;
    }
    await tell(`alter database ${name} allow_connections false`);
    await end();
    await sleep(GONE_MS);
    await tell(`alter database ${name} allow_connections true`);
    return "gone";
  },
};

/** Writes until there is no room for a single byte more. */
function fill(file: string): number {
  const descriptor = openSync(file, "w");
  let written = 0;
  try {
    for (let size = PIECE.length; size > 0; ) {
      try {
        written += writeSync(descriptor, PIECE, 0, size);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(descriptor);
  }
  return written;
}
