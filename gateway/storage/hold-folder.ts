import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** A folder that another process works with. */
export class FolderHeldError extends Error {
  constructor(folder: string) {
    super(`${folder} is in use: a gateway is running on it.`);
    this.name = "FolderHeldError";
  }
}

/**
 * Holds a gateway's folder for this process alone, until released or until the process ends, however it ends: the lock is SQLite's
 * own on a file, which the operating system takes back.
 *
 * @throws FolderHeldError when another holds it
 */
export function holdFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, "lock.sqlite"), { timeout: 0 });
  try {
    lock.exec("PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE;");
  } catch {
    lock.close();
    throw new FolderHeldError(folder);
  }
  return () => lock.close();
}
