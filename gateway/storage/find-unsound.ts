import { join } from "node:path";
import { readBackup, readRows } from "./backup-file.ts";
import { digestFile, objectsIn, pathOf } from "./copy-objects.ts";

/**
 * What is wrong with a backup, a line each: a database or an object that is not what it was, a document that the database knows and
 * the objects lack. Reads every byte of it and restores nothing.
 *
 * @throws Error when the folder is no backup
 */
export async function findUnsound(folder: string): Promise<string[]> {
  const { database } = await readBackup(folder);
  const file = join(folder, database.file);
  const sha256 = await digestFile(file).catch(() => undefined);
  if (sha256 === undefined) return [`${database.file} is missing`];
  if (sha256 !== database.sha256) return [`${database.file} is damaged: its SHA-256 is ${sha256}`];

  const objects = join(folder, "objects");
  const wrong: string[] = [];
  const held = new Set<string>();
  for await (const { home, sha256: name } of objectsIn(objects)) {
    held.add(join(home, name));
    if ((await digestFile(pathOf(objects, home, name))) !== name)
      wrong.push(`the object ${join(home, name)} is damaged`);
  }
  for await (const [table, row] of readRows(file)) {
    if (table !== "document" && table !== "batch") continue;
    const kept = row as { object_sha256: string; pack_sha256?: string | null; erase_at?: number | string | null };
    const { object_sha256: document, pack_sha256: pack } = kept;
    if (document === "") continue;
    // It may have been erased while the objects were copied; where it was not yet, it is as soon as this is restored.
    if (kept.erase_at != null && Number(kept.erase_at) <= Date.now()) continue;
    const needed = pack ? join("packs", pack) : join("documents", document);
    if (!held.has(needed)) wrong.push(`the object ${needed} is missing`);
  }
  return wrong;
}
