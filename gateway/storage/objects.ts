import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { digestStream } from "../digests/digest-stream.ts";
import type { KeptBytes, Objects, StoredDigests } from "../domain/ports.ts";
import { type Confined, confine, requireNoLink } from "./confine.ts";
import { gather } from "./gather.ts";
import { putPack, readPack, readSlice } from "./packs.ts";

const DIGEST = /^[0-9a-f]{64}$/;
/** As much as a disk gives a file at once: with none left, an empty file could still be made. */
const PROBE = new Uint8Array(4_096);
/** Documents that are handed in one by one and kept in one pack at most. */
const MOST_TOGETHER = 100;
const SYNC_EVERY_BYTES = 32 * 1024 * 1024;

/**
 * Objects as files named by their SHA-256, written whole or not at all: a temporary file is synced, renamed, and its folder synced.
 * Documents and batch lists have folders of their own, also where many are lines of one object: whatever somebody hands in as an exhibit, it is never taken
 * for one.
 * A link that somebody planted leads nowhere: what is behind one is no object, and nothing is written over one.
 * What was half written and not touched since `abandonedBefore` (Unix milliseconds) is removed; that is everything where no other
 * process writes here.
 */
export function openObjects(folder: string, abandonedBefore = Number.POSITIVE_INFINITY): Objects {
  const incoming = join(folder, "incoming");
  removeAbandoned(incoming, abandonedBefore);
  const confined = confine(folder);
  const documentFolder = join(folder, "documents");
  const packFolder = join(folder, "packs");
  const removedFolder = join(folder, "removed");
  const asideFolder = join(folder, "aside");
  const pathOf = (sha256: string, home = folder): string => {
    if (!DIGEST.test(sha256)) throw new RangeError("an object is named by 64 lower-case hex digits");
    return join(home, sha256.slice(0, 2), sha256);
  };

  /** Folders whose own entries this process has brought to the disk. */
  const lasting = new Set<string>();

  /** Moves a file that is on the disk to where it belongs, for good. A folder that is where it says is so with all above it. */
  const moveHome = async (temporary: string, sha256: string, base: string): Promise<void> => {
    const home = join(base, sha256.slice(0, 2));
    if (!(await confined.requireFolder(home))) {
      await confined.requireFolder(base);
      await mkdir(home, { recursive: true });
      lasting.delete(home);
    }
    await rename(temporary, pathOf(sha256, base));
    await syncFolders(new Set(lasting.has(home) ? [home] : [home, base, folder]));
    lasting.add(home);
  };

  const write = async (
    base: string,
    bytes: AsyncIterable<Uint8Array>,
    accepts: (stored: StoredDigests) => void,
  ): Promise<StoredDigests> => {
    if (!(await confined.requireFolder(incoming))) await mkdir(incoming, { recursive: true });
    const temporary = join(incoming, randomUUID());
    const file = await open(temporary, "wx", 0o600);
    let isHome = false;
    try {
      const writer = writeBehind(file);
      const stored = await digestStream(bytes, writer.write).finally(writer.settle);
      accepts(stored);
      await file.sync();
      await moveHome(temporary, stored.sha256, base);
      isHome = true;
      return stored;
    } finally {
      await file.close();
      if (!isHome) await rm(temporary, { force: true });
    }
  };

  /** A line of a pack stays where it is, and is passed over. */
  const mark = async (sha256: string): Promise<void> => {
    const path = pathOf(sha256, removedFolder);
    await confined.requireFolder(removedFolder);
    await confined.requireFolder(dirname(path));
    await mkdir(dirname(path), { recursive: true });
    await (await open(path, "w", 0o600)).close();
  };

  const putDocument = (bytes: Uint8Array): Promise<StoredDigests> => write(documentFolder, onceOf(bytes), accept);
  const putTogether = (documents: readonly Uint8Array[]): Promise<KeptBytes[]> =>
    putPack(documents, async (bytes) => (await write(packFolder, onceOf(bytes), accept)).sha256);

  return {
    put: (bytes, accepts) => write(folder, bytes, accepts),
    putDocument,
    putPack: putTogether,
    keep: gather<Uint8Array, KeptBytes>(async (documents) => {
      const [alone, ...others] = documents;
      if (alone === undefined || others.length > 0) return putTogether(documents);
      return [{ objectSha256: (await putDocument(alone)).sha256 }];
    }, MOST_TOGETHER),
    documents: async function* () {
      for (const sha256 of await objectsIn(confined, documentFolder)) yield { objectSha256: sha256 };
      const removed = new Set(await objectsIn(confined, removedFolder));
      for (const pack of await objectsIn(confined, packFolder)) {
        for await (const kept of readPack(await confined.openFile(pathOf(pack, packFolder)), pack)) {
          if (!removed.has(kept.objectSha256)) yield kept;
        }
      }
    },
    removeDocument: async ({ objectSha256, slice }) => {
      if (slice !== undefined) return mark(objectSha256);
      const path = pathOf(objectSha256, documentFolder);
      await confined.requireFolder(dirname(path));
      await rm(path, { force: true });
    },
    has: async (sha256) => confined.isFile(pathOf(sha256)),
    read: async ({ objectSha256, slice }) => {
      const path = slice === undefined ? pathOf(objectSha256, documentFolder) : pathOf(slice.pack, packFolder);
      const file = await confined.openFile(path).catch(absentIfMissing);
      if (file === undefined) return undefined;
      if (slice !== undefined) return readSlice(file, slice);
      return file.readFile().finally(() => file.close());
    },
    eraseExhibit: async (sha256, isWanted) => {
      // Put aside first: whoever begins to want it then sees that it is not here, and whoever did so before is seen.
      const [path, aside] = [pathOf(sha256), join(asideFolder, sha256)];
      await confined.requireFolder(dirname(path));
      await confined.requireFolder(asideFolder);
      await mkdir(asideFolder, { recursive: true });
      await rename(path, aside).catch(absentIfMissing);
      if (await isWanted()) {
        await mkdir(dirname(path), { recursive: true });
        await rename(aside, path).catch(absentIfMissing);
      } else await rm(aside, { force: true });
      await syncFolders(new Set([asideFolder, dirname(path)]));
    },
    erasePack: async (pack) => {
      const path = pathOf(pack, packFolder);
      await confined.requireFolder(dirname(path));
      await rm(path, { force: true });
      await syncFolders(new Set([dirname(path)]));
    },
    requireWritable: async () => {
      const probe = join(incoming, randomUUID());
      await writeFile(probe, PROBE, { flag: "wx", mode: 0o600 }).finally(() => rm(probe, { force: true }));
    },
    stream: (sha256, range) => readFrom(confined, pathOf(sha256), range),
  };
}

async function* readFrom(
  confined: Confined,
  path: string,
  range: { readonly start: number; readonly end: number } | undefined,
): AsyncGenerator<Uint8Array> {
  const file = await confined.openFile(path);
  yield* file.createReadStream(range);
}

/** Removes what a killed gateway was still writing; nobody was told that it is here. */
function removeAbandoned(incoming: string, before: number): void {
  requireNoLink(incoming);
  mkdirSync(incoming, { recursive: true });
  for (const name of readdirSync(incoming).map((found) => join(incoming, found))) {
    const written = statSync(name, { throwIfNoEntry: false })?.mtimeMs;
    if (written !== undefined && written < before) rmSync(name, { force: true });
  }
}

/** Has the disk write while the rest still arrives, so that the last sync is not left with all of it. */
function writeBehind(file: FileHandle) {
  let unsyncedBytes = 0;
  let syncing: Promise<void> | undefined;
  return {
    write: async (piece: Uint8Array): Promise<void> => {
      await file.writeFile(piece);
      unsyncedBytes += piece.length;
      if (unsyncedBytes < SYNC_EVERY_BYTES) return;
      unsyncedBytes = 0;
      // The system reports an error of the disk once: whoever is told of it here must not be told later that all is well.
      await syncing;
      syncing = file.datasync();
      syncing.catch(() => undefined);
    },
    settle: async (): Promise<void> => syncing,
  };
}

async function* onceOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const accept = (): void => undefined;

async function syncFolders(folders: ReadonlySet<string>): Promise<void> {
  for (const folder of folders) {
    const handle = await open(folder, "r").catch(absentIfMissing);
    await handle?.sync().finally(() => handle.close());
  }
}

/** The names of the objects in a folder, ascending. */
async function objectsIn(confined: Confined, folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const prefix of await namesIn(confined, folder)) names.push(...(await namesIn(confined, join(folder, prefix))));
  return names.filter((name) => DIGEST.test(name));
}

async function namesIn(confined: Confined, folder: string): Promise<string[]> {
  if (!(await confined.isFolder(folder))) return [];
  return ((await readdir(folder).catch(absentIfMissing)) ?? []).sort();
}

function absentIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
