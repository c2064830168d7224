/** `node hold-lock.ts DATABASE MILLISECONDS`: holds what a gateway writes to locked for so long; DATABASE is a file of SQLite or the address of a PostgreSQL database. */
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

const PATIENCE_MS = 10_000;
const [database = "", milliseconds] = process.argv.slice(2);

async function lockPostgres(url: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("begin");
  await client.query("lock table submission in access exclusive mode");
  return () => client.end();
}

function lockSqlite(file: string): () => void {
  const connection = new DatabaseSync(file, { timeout: PATIENCE_MS });
  connection.exec("BEGIN IMMEDIATE");
  return () => connection.close();
}

const unlock = database.startsWith("postgresql://") ? await lockPostgres(database) : lockSqlite(database);
await sleep(Number(milliseconds));
await unlock();
