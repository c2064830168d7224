import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

const PREFIX = /^[0-9a-f]{2}$/;
const DIGEST = /^[0-9a-f]{64}$/;
/** Exhibits have no folder of their own. What is in these is named by its SHA-256. */
const HOMES = ["", "documents", "packs"] as const;
/** Empty files, each named by the document that is to be passed over. */
const REMOVED = "removed";

/** What was copied, and what was there already. */
export interface CopiedObjects {
  readonly copied: number;
  readonly present: number;
}

/**
 * Copies the objects of one folder that another does not have; each is digested on the way, and on the disk when this resolves. What
 * is still being written in the first is left out.
 *
 * @throws Error when one is not what its name says; what was copied before it stays
 */
export async function copyObjects(from: string, to: string): Promise<CopiedObjects> {
  let [copied, present] = [0, 0];
  const homes = new Set<string>();
  for await (const { home, sha256 } of objectsIn(from)) {
    const target = pathOf(to, home, sha256);
    if (await isThere(target)) {
      present += 1;
      continue;
    }
    await copyObject(pathOf(from, home, sha256), target, to, sha256);
    homes.add(dirname(target));
    copied += 1;
  }
  for (const sha256 of await namesIn(join(from, REMOVED))) {
    const mark = pathOf(to, REMOVED, sha256);
    await mkdir(dirname(mark), { recursive: true, mode: 0o700 });
    await (await open(mark, "w", 0o600)).close();
  }
  for (const home of new Set([...homes, ...[...homes].map(dirname), to])) await syncFolder(home);
  return { copied, present };
}

/** Every object of a folder that is named by its content. */
export async function* objectsIn(folder: string): AsyncGenerator<{ readonly home: string; readonly sha256: string }> {
  for (const home of HOMES) for (const sha256 of await namesIn(join(folder, home))) yield { home, sha256 };
}

/** Where an object is. */
export const pathOf = (folder: string, home: string, sha256: string): string =>
  join(folder, home, sha256.slice(0, 2), sha256);

/** SHA-256 of a file; `write` is given every piece of it. */
export async function digestFile(file: string, write?: (piece: Uint8Array) => Promise<void>): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) {
    hash.update(piece as Uint8Array);
    await write?.(piece as Uint8Array);
  }
  return hash.digest("hex");
}

async function copyObject(source: string, target: string, to: string, sha256: string): Promise<void> {
  const temporary = join(to, "incoming", randomUUID());
  await mkdir(dirname(temporary), { recursive: true, mode: 0o700 });
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const file = await open(temporary, "wx", 0o600);
  try {
    const digest = await digestFile(source, (piece) => file.writeFile(piece));
    if (digest !== sha256) throw new Error(`the object ${sha256} is damaged: its SHA-256 is ${digest}`);
    await file.sync();
    await rename(temporary, target);
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const prefix of await entriesOf(folder)) {
    if (PREFIX.test(prefix)) names.push(...(await entriesOf(join(folder, prefix))).filter((name) => DIGEST.test(name)));
  }
  return names.sort();
}

async function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function syncFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
