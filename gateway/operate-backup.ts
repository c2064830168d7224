import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { BackupOperation } from "./cli/deps.ts";
import { type GatewayConfig, readConfigFile } from "./config.ts";
import { type Backup, openDurable, readBackup, readRows, writeBackup } from "./storage/backup-file.ts";
import { copyObjects, objectsIn, pathOf } from "./storage/copy-objects.ts";
import { dumpDatabase } from "./storage/dump-database.ts";
import { findUnsound } from "./storage/find-unsound.ts";
import { holdFolder } from "./storage/hold-folder.ts";
import { loadDatabase } from "./storage/load-database.ts";
import { openExisting } from "./storage/open-database.ts";
import { openPostgres } from "./storage/postgres-dialect.ts";
import type { Database } from "./storage/schema.ts";
import { openSqlite } from "./storage/sqlite-dialect.ts";

const OBJECTS = "objects";
const CONFIG = "config";
const TABLES_OF_OBJECTS: ReadonlySet<string> = new Set(["document", "batch", "exhibit"]);
/** What of a gateway's keys is in a backup: nothing that opens a keystore. */
const KEPT_OF_KEYS: ReadonlySet<string> = new Set(["keystore", "lookupSecretFile"]);

/** Makes backups of a gateway, which may be running, and makes a gateway from one. */
export const operateBackup: BackupOperation = { backUp, check: findUnsound, restore };

async function backUp(configFile: string, folder: string) {
  const config = readConfigFile(configFile);
  const earlier = existsSync(join(folder, "backup.json")) ? await readBackup(folder) : undefined;
  if (earlier !== undefined) requireSame(config, earlier);
  const embedded = sqliteFileOf(config);
  if (config.database.url === undefined && !existsSync(embedded)) throw new Error(`${embedded} is not there`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const takenAt = new Date().toISOString();
  const file = `database-${takenAt.replaceAll(/\D/g, "")}.jsonl`;

  // The database first: whatever it knows of is among the objects that are copied after it.
  const db = openExisting(dialectOf(config, embedded));
  const dump = await openDurable(join(folder, file));
  const dumped = await dumpDatabase(db, (table, row) => dump.write(`${JSON.stringify([table, row])}\n`)).finally(() =>
    db.destroy(),
  );
  const sha256 = await dump.close();
  const objects = await copyObjects(join(config.folder, OBJECTS), join(folder, OBJECTS));
  await keepConfig(config, join(folder, CONFIG));
  const backup: Backup = {
    format: "concord-backup/1",
    takenAt,
    ...identityOf(config),
    lookupSecretSha256: digestOfSecret(config),
    database: { file, sha256, ...dumped },
  };
  await writeBackup(folder, backup);
  if (earlier !== undefined) await rm(join(folder, earlier.database.file), { force: true });
  await dropErased(folder, file, join(config.folder, OBJECTS));
  return { backup, objects };
}

/** Removes from a backup that is written again and again the objects that its database knows no more and the gateway has no more. */
async function dropErased(folder: string, databaseFile: string, source: string): Promise<void> {
  const known = new Set<unknown>();
  for await (const [table, row] of readRows(join(folder, databaseFile))) {
    if (!TABLES_OF_OBJECTS.has(table)) continue;
    const { object_sha256, pack_sha256, sha256 } = row as Record<string, unknown>;
    for (const each of [object_sha256, pack_sha256, sha256]) known.add(each);
  }
  const objects = join(folder, OBJECTS);
  for await (const { home, sha256 } of objectsIn(objects)) {
    if (known.has(sha256) || existsSync(pathOf(source, home, sha256))) continue;
    await rm(pathOf(objects, home, sha256), { force: true });
  }
}

async function restore(folder: string, configFile: string, isFeedKept: boolean) {
  const config = readConfigFile(configFile);
  const backup = await readBackup(folder);
  requireSame(config, backup);
  if (backup.lookupSecretSha256 !== digestOfSecret(config)) {
    throw new Error("the lookup secret is not the one of the backup: manifests would not be found again");
  }
  const [unsound] = await findUnsound(folder);
  if (unsound !== undefined) throw new Error(unsound);
  await mkdir(config.folder, { recursive: true, mode: 0o700 });
  const isEmbedded = config.database.url === undefined;
  const release = isEmbedded ? holdFolder(config.folder) : () => undefined;
  try {
    const file = sqliteFileOf(config);
    if (isEmbedded && existsSync(file)) throw new Error(`${file} is there already; a backup is restored beside none`);
    const objects = await copyObjects(join(folder, OBJECTS), join(config.folder, OBJECTS));
    const filled = `${file}.restoring`;
    await rm(filled, { force: true });
    const db = openExisting(dialectOf(config, filled));
    await fill(db, folder, backup, isFeedKept).finally(() => db.destroy());
    if (isEmbedded) await rename(filled, file);
    return { backup, objects };
  } finally {
    release();
  }
}

async function fill(db: Database, folder: string, { database }: Backup, isFeedKept: boolean): Promise<void> {
  const rows = readRows(join(folder, database.file));
  await loadDatabase(db, { migration: database.migration, rows, isFeedKept });
}

function dialectOf({ database: { url, ...limits } }: GatewayConfig, file: string) {
  return url === undefined ? openSqlite(file) : openPostgres({ url, ...limits, report: () => undefined });
}

const sqliteFileOf = ({ folder }: GatewayConfig): string => join(folder, "gateway.sqlite");

const identityOf = ({ partner, deployment: { chainId, deploymentId } }: GatewayConfig) => ({
  partner,
  chainId,
  deploymentId,
});

function requireSame(config: GatewayConfig, backup: Backup): void {
  const { partner, chainId, deploymentId } = identityOf(config);
  if (backup.partner === partner && backup.chainId === chainId && backup.deploymentId === deploymentId) return;
  throw new Error(
    `the backup is of the gateway of ${backup.partner} on deployment ${backup.deploymentId}, not of this one`,
  );
}

const digestOfSecret = ({ keys }: GatewayConfig): string =>
  createHash("sha256").update(readFileSync(keys.lookupSecretFile, "utf8").trim()).digest("hex");

/** The configuration without the database's address, which may bear a password, and the files that it names. */
async function keepConfig(config: GatewayConfig, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { url: _address, ...database } = config.database;
  const writer = await openDurable(join(folder, "gateway.json"));
  await writer.write(`${JSON.stringify({ ...config, database }, null, 2)}\n`);
  await writer.close();
  for (const file of filesOf(config.keys)) await copyFile(file, join(folder, basename(file)));
}

function filesOf(keys: object): string[] {
  return Object.entries(keys).flatMap(([name, value]) => {
    if (typeof value === "object" && value !== null) return filesOf(value);
    return KEPT_OF_KEYS.has(name) && typeof value === "string" ? [value] : [];
  });
}
