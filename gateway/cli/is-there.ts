import { lstat } from "node:fs/promises";
import { safeText } from "../domain/safe-text.ts";
import { Failure } from "./failure.ts";

/** Whether something has this name, were it a link to nowhere. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

/** @throws Failure `file-exists` where something has this name */
export async function requireNew(file: string): Promise<void> {
  if (await isThere(file)) throw new Failure("file-exists", `${safeText(file)} exists already.`);
}
