import { randomUUID } from "node:crypto";
import { type FileHandle, link, open, rm } from "node:fs/promises";
import path from "node:path";
import { safeText } from "../domain/safe-text.ts";
import { Failure } from "./failure.ts";

const OWN = 0o600;

/**
 * Writes a text into a file that is not there yet: it is there whole, or not at all, and replaces nothing. It is its owner's alone
 * unless a mode says otherwise.
 *
 * @throws Failure `file-exists`, `file-unwritable`
 */
export function writeNewFile(file: string, text: string, mode = OWN): Promise<void> {
  return fillNewFile(file, (handle) => handle.writeFile(text), mode);
}

/** The same for what is written piece by piece. Throws alike, and whatever `fill` throws that is no trouble of the file. */
export async function fillNewFile(
  file: string,
  fill: (handle: FileHandle) => Promise<void>,
  mode = OWN,
): Promise<void> {
  const partial = path.join(path.dirname(file), `.${randomUUID()}.part`);
  try {
    const handle = await open(partial, "wx", mode);
    try {
      await fill(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Linking, unlike renaming, never replaces what is there.
    await link(partial, file);
  } catch (error) {
    if (!isOfFile(error)) throw error;
    if (error.code === "EEXIST") throw new Failure("file-exists", `${safeText(file)} exists already.`);
    throw new Failure("file-unwritable", `${safeText(file)} cannot be written.`);
  } finally {
    await rm(partial, { force: true });
  }
}

/** Whether the system refused, and not whoever writes. */
const isOfFile = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && "syscall" in error;
