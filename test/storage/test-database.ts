import { randomBytes } from "node:crypto";
import { join } from "node:path";
import process from "node:process";
import type { Dialect } from "kysely";
import { Client } from "pg";
import { openPostgres } from "../../gateway/storage/postgres-dialect.ts";
import { openSqlite } from "../../gateway/storage/sqlite-dialect.ts";

/** Which database this run is on, and the server where it needs one; `vitest.config.ts` says. */
export const isOnPostgres = process.env.CONCORD_TEST_DATABASE === "postgres";
export const postgresServer = process.env.CONCORD_TEST_POSTGRES;

/** An empty database of its own, which can be opened again and again. */
export interface TestDatabase {
  /** Undefined for the embedded one. */
  readonly url: string | undefined;
  dialect(): Dialect;
  drop(): Promise<void>;
}

/** Makes a database of the kind that this run is on; the embedded one is a file in `folder`. */
export async function makeTestDatabase(folder: string): Promise<TestDatabase> {
  if (isOnPostgres) return makePostgres();
  return { url: undefined, dialect: () => openSqlite(join(folder, "gateway.sqlite")), drop: async () => {} };
}

/** Makes a database on the server that `CONCORD_TEST_POSTGRES` names, whatever this run is on. */
export async function makePostgres(): Promise<TestDatabase & { readonly url: string }> {
  const name = `concord_test_${process.pid}_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return {
    url: url.href,
    dialect: () => openPostgres({ url: url.href, connections: 8, timeoutMs: 10_000, report: () => {} }),
    drop: () => onServer(`drop database ${name} with (force)`),
  };
}

function serverUrl(): string {
  if (postgresServer === undefined) throw new Error("CONCORD_TEST_POSTGRES names no server");
  return postgresServer;
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
