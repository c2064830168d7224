import { readFile } from "node:fs/promises";
import { safeText } from "../domain/safe-text.ts";
import { Failure } from "./failure.ts";

/** The text of a file. @throws Failure `file-unreadable` */
export async function readTextFile(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw new Failure("file-unreadable", `The file ${safeText(file)} cannot be read.`);
  });
}
