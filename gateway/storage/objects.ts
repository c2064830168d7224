import { randomUUID } from "node:crypto";
import { createReadStream, rmSync } from "node:fs";
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { digestStream } from "../digests/digest-stream.ts";
import type { Objects, StoredDigests } from "../domain/ports.ts";

const DIGEST = /^[0-9a-f]{64}$/;
const SYNC_EVERY_BYTES = 32 * 1024 * 1024;

/** Objects as files named by their SHA-256, written whole or not at all: a temporary file is synced, renamed, and its folder synced. */
export function openObjects(folder: string): Objects {
  const incoming = join(folder, "incoming");
  // What a killed gateway was still writing; nobody was told that it is here.
  rmSync(incoming, { recursive: true, force: true });
  const pathOf = (sha256: string): string => {
    if (!DIGEST.test(sha256)) throw new RangeError("an object is named by 64 lower-case hex digits");
    return join(folder, sha256.slice(0, 2), sha256);
  };

  const write = async (bytes: AsyncIterable<Uint8Array>, accepts: (stored: StoredDigests) => void) => {
    await mkdir(incoming, { recursive: true });
    const temporary = join(incoming, randomUUID());
    const file = await open(temporary, "wx", 0o600);
    try {
      const writer = writeBehind(file);
      const stored = await digestStream(bytes, writer.write).finally(writer.settle);
      accepts(stored);
      await file.sync();
      const home = join(folder, stored.sha256.slice(0, 2));
      await mkdir(home, { recursive: true });
      await rename(temporary, pathOf(stored.sha256));
      for (const directory of [home, folder]) {
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
    put: write,
    putBytes: async (bytes) => {
      async function* once() {
        yield bytes;
      }
      return write(once(), () => undefined);
    },
    has: async (sha256) =>
      stat(pathOf(sha256)).then(
        (found) => found.isFile(),
        () => false,
      ),
    read: async (sha256) => readFile(pathOf(sha256)).catch(absentIfMissing),
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

function absentIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
