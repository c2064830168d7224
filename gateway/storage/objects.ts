import { createHash, randomUUID } from "node:crypto";
import { createReadStream, rmSync } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Objects, StoredDigests } from "../domain/ports.ts";

const DIGEST = /^[0-9a-f]{64}$/;

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
      const sha256 = createHash("sha256");
      const sm3 = createHash("sm3");
      let size = 0;
      for await (const chunk of bytes) {
        sha256.update(chunk);
        sm3.update(chunk);
        size += chunk.length;
        await file.writeFile(chunk);
      }
      const stored = { size, sha256: sha256.digest("hex"), sm3: sm3.digest("hex") };
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
    stream: (sha256) => createReadStream(pathOf(sha256)),
  };
}

function absentIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
