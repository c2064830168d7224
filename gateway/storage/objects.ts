import { randomUUID } from "node:crypto";
import { createReadStream, rmSync } from "node:fs";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { digestStream } from "../digests/digest-stream.ts";
import type { Objects, StoredDigests } from "../domain/ports.ts";

const DIGEST = /^[0-9a-f]{64}$/;
const SYNC_EVERY_BYTES = 32 * 1024 * 1024;

/**
 * Objects as files named by their SHA-256, written whole or not at all: a temporary file is synced, renamed, and its folder synced.
 * Documents and batch lists have a folder of their own: whatever somebody hands in as an exhibit, it is never taken for one.
 */
export function openObjects(folder: string): Objects {
  const incoming = join(folder, "incoming");
  // What a killed gateway was still writing; nobody was told that it is here.
  rmSync(incoming, { recursive: true, force: true });
  const documentFolder = join(folder, "documents");
  const pathOf = (sha256: string, home = folder): string => {
    if (!DIGEST.test(sha256)) throw new RangeError("an object is named by 64 lower-case hex digits");
    return join(home, sha256.slice(0, 2), sha256);
  };

  const write = async (
    base: string,
    bytes: AsyncIterable<Uint8Array>,
    accepts: (stored: StoredDigests) => void,
  ): Promise<StoredDigests> => {
    await mkdir(incoming, { recursive: true });
    const temporary = join(incoming, randomUUID());
    const file = await open(temporary, "wx", 0o600);
    try {
      const writer = writeBehind(file);
      const stored = await digestStream(bytes, writer.write).finally(writer.settle);
      accepts(stored);
      await file.sync();
      const home = join(base, stored.sha256.slice(0, 2));
      await mkdir(home, { recursive: true });
      await rename(temporary, pathOf(stored.sha256, base));
      for (const directory of new Set([home, base, folder])) {
        const handle = await open(directory, "r");
        await handle.sync().finally(() => handle.close());
      }
      return stored;
    } finally {
      await file.close();
      await rm(temporary, { force: true });
    }
  };

  return {
    put: (bytes, accepts) => write(folder, bytes, accepts),
    putDocument: async (bytes) => {
      async function* once() {
        yield bytes;
      }
      return write(documentFolder, once(), () => undefined);
    },
    documents: async function* () {
      for (const prefix of await namesIn(documentFolder)) yield* await namesIn(join(documentFolder, prefix));
    },
    removeDocument: (sha256) => rm(pathOf(sha256, documentFolder), { force: true }),
    has: async (sha256) =>
      stat(pathOf(sha256)).then(
        (found) => found.isFile(),
        () => false,
      ),
    read: async (sha256) => readFile(pathOf(sha256, documentFolder)).catch(absentIfMissing),
    stream: (sha256, range) => createReadStream(pathOf(sha256), range),
  };
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

async function namesIn(folder: string): Promise<string[]> {
  return ((await readdir(folder).catch(absentIfMissing)) ?? []).sort();
}

function absentIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
