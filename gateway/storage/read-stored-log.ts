import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { type AccessRow, textOfDay } from "../domain/access-log.ts";
import type { AnchoredHead } from "../domain/audit-access-log.ts";
import { readBackup, readRows } from "./backup-file.ts";
import { digestFile } from "./copy-objects.ts";

const EMBEDDED = "gateway.sqlite";

/** An access log as a backup or an embedded database holds it, and what stands beside it there. */
export interface StoredLog {
  /** Of a backup: whose it says that it is, of which deployment, and when it was taken. */
  readonly backup:
    | { readonly partner: string; readonly chainId: string; readonly deploymentId: string; readonly takenAt: string }
    | undefined;
  /** The number of the partner whose database it is. */
  readonly partnerId: number | undefined;
  /** In their order. */
  readonly rows: readonly AccessRow[];
  /** What it says that this partner anchored, the oldest first. */
  readonly anchors: readonly AnchoredHead[];
}

interface LogRow extends Omit<AccessRow, "sequence"> {
  readonly sequence: number | string;
}
interface AnchorRow {
  readonly partner_id: number;
  readonly day: number;
  readonly head: string;
  readonly count: number | string;
}
interface Tables {
  readonly access_log: LogRow[];
  readonly access_log_anchor: AnchorRow[];
  readonly carrier: { readonly partner_id: number | null }[];
}

/**
 * Reads the access log of a backup's folder, of a gateway's folder, or of an embedded database's file. Nothing is written there.
 *
 * @throws Error when there is none, or the backup is damaged
 */
export async function readStoredLog(path: string): Promise<StoredLog> {
  const place = statSync(path, { throwIfNoEntry: false });
  if (place === undefined) throw new Error(`${path} is not there`);
  if (!place.isDirectory()) return logOf(readEmbedded(path));
  if (existsSync(join(path, EMBEDDED))) return logOf(readEmbedded(join(path, EMBEDDED)));
  const { database, ...backup } = await readBackup(path);
  const file = join(path, database.file);
  if ((await digestFile(file).catch(() => undefined)) !== database.sha256) {
    throw new Error(`${file} is damaged: it is not what the backup wrote`);
  }
  const tables: Tables = { access_log: [], access_log_anchor: [], carrier: [] };
  for await (const [table, row] of readRows(file)) {
    if (Object.hasOwn(tables, table)) tables[table as keyof Tables].push(row as never);
  }
  return { ...logOf(tables), backup };
}

function readEmbedded(file: string): Tables {
  const url = pathToFileURL(file);
  // Without a log of its own beside it nothing writes to it, and nothing is to be made beside it.
  if (!existsSync(`${file}-wal`)) url.search = "?immutable=1";
  const database = new DatabaseSync(url, { readOnly: true });
  try {
    const all = <T>(sql: string): T[] => database.prepare(sql).all() as T[];
    return {
      access_log: all("select sequence, body, hash from access_log"),
      access_log_anchor: all("select partner_id, day, head, count from access_log_anchor"),
      carrier: all("select partner_id from carrier"),
    };
  } catch (error) {
    throw new Error(`${file} is no database of a gateway that keeps an access log (${(error as Error).message})`);
  } finally {
    database.close();
  }
}

function logOf({ access_log, access_log_anchor, carrier }: Tables): StoredLog {
  const partnerId = carrier[0]?.partner_id ?? undefined;
  const rows = access_log
    .map(({ sequence, body, hash }) => ({ sequence: Number(sequence), body, hash }))
    .sort((a, b) => a.sequence - b.sequence);
  const anchors = access_log_anchor
    .filter((anchor) => anchor.partner_id === partnerId)
    .sort((a, b) => a.day - b.day)
    .map(({ day, head, count }) => ({ day: textOfDay(day), head, count: Number(count) }));
  return { backup: undefined, partnerId, rows, anchors };
}
