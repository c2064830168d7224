import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";

/** `backup.json`: what a backup is of and what it holds. It is written last: a folder without it is no backup. */
export const backupSchema = z.strictObject({
  format: z.literal("concord-backup/1"),
  takenAt: z.iso.datetime(),
  partner: z.string(),
  chainId: z.string(),
  deploymentId: z.string(),
  /** SHA-256 of the secret under which manifests are found again. */
  lookupSecretSha256: z.string(),
  database: z.strictObject({
    file: z.string().regex(/^database-[0-9TZ]+\.jsonl$/),
    sha256: z.string(),
    migration: z.string(),
    block: z.int().nullable(),
    rows: z.record(z.string(), z.int()),
  }),
});

export type Backup = z.infer<typeof backupSchema>;

const BACKUP_FILE = "backup.json";
const WRITTEN_AT_ONCE = 256 * 1024;

/** Reads what a backup holds. Throws Error where the folder is none. */
export async function readBackup(folder: string): Promise<Backup> {
  const text = await readFile(join(folder, BACKUP_FILE), "utf8").catch(() => undefined);
  if (text === undefined) throw new Error(`${folder} is no backup: it has no ${BACKUP_FILE}`);
  const parsed = backupSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${join(folder, BACKUP_FILE)} is not of the form concord-backup/1`);
  return parsed.data;
}

/** Makes a folder a backup, or makes it another one: in one step. */
export async function writeBackup(folder: string, backup: Backup): Promise<void> {
  const file = join(folder, BACKUP_FILE);
  const writer = await openDurable(`${file}.new`);
  await writer.write(`${JSON.stringify(backup, null, 2)}\n`);
  await writer.close();
  await rename(`${file}.new`, file);
  const directory = await open(folder, "r");
  await directory.sync().finally(() => directory.close());
}

/** A file that is on the disk when it is closed; closing answers its SHA-256. */
export async function openDurable(file: string) {
  const handle = await open(file, "w", 0o600);
  const hash = createHash("sha256");
  let waiting = "";
  const flush = async (): Promise<void> => {
    hash.update(waiting);
    await handle.writeFile(waiting);
    waiting = "";
  };
  return {
    write: async (text: string): Promise<void> => {
      waiting += text;
      if (waiting.length >= WRITTEN_AT_ONCE) await flush();
    },
    close: async (): Promise<string> => {
      await flush();
      await handle.sync();
      await handle.close();
      return hash.digest("hex");
    },
  };
}

/** The rows of a dumped database. */
export async function* readRows(file: string): AsyncGenerator<readonly [table: string, row: object]> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line);
}
