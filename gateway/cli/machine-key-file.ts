import { type FileHandle, open, unlink } from "node:fs/promises";
import { safeText } from "../domain/safe-text.ts";
import { Failure } from "./failure.ts";

/** Whoever but the owner may do anything with it. */
const OF_OTHERS = 0o077;
const LARGEST_BYTES = 65_536;

/**
 * The private key of a file that nobody but its owner may read.
 *
 * @throws Failure `file-unreadable`, `file-exposed`
 */
export async function readMachineKey(file: string): Promise<string> {
  const handle = await open(file, "r").catch(() => {
    throw new Failure("file-unreadable", `The file ${safeText(file)} cannot be read.`);
  });
  try {
    // Of the file that was opened: at its name there may be another by now.
    const { mode, size } = await handle.stat();
    if ((mode & OF_OTHERS) !== 0) {
      throw new Failure("file-exposed", `The private key ${safeText(file)} is not its owner's alone; it is not used.`);
    }
    if (size > LARGEST_BYTES) throw new Failure("file-unreadable", `The file ${safeText(file)} is no key.`);
    return await readWhole(handle, file);
  } finally {
    await handle.close();
  }
}

async function readWhole(handle: FileHandle, file: string): Promise<string> {
  return handle.readFile("utf8").catch(() => {
    throw new Failure("file-unreadable", `The file ${safeText(file)} cannot be read.`);
  });
}

/**
 * Writes a private key into a new file of its owner's alone; what fails leaves none.
 *
 * @throws Failure `file-exists`, `file-unwritable`
 */
export async function writeMachineKey(file: string, privateKey: string): Promise<void> {
  const handle = await open(file, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "EEXIST"
      ? new Failure("file-exists", `${safeText(file)} is there already; no key is overwritten.`)
      : new Failure("file-unwritable", `${safeText(file)} cannot be written.`);
  });
  try {
    await handle.writeFile(privateKey);
    await handle.sync();
  } catch {
    await unlink(file);
    throw new Failure("file-unwritable", `${safeText(file)} cannot be written.`);
  } finally {
    await handle.close();
  }
}
