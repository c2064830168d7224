/** `node hold-lock.ts DATABASE MILLISECONDS`: holds a database's write lock for so long. */
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

const [file = "", milliseconds] = process.argv.slice(2);
const database = new DatabaseSync(file, { timeout: 10_000 });
database.exec("BEGIN IMMEDIATE");
await sleep(Number(milliseconds));
database.exec("ROLLBACK");
database.close();
