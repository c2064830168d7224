import { safeText } from "../domain/safe-text.ts";
import { Failure } from "./failure.ts";
import { readStart } from "./read-start.ts";

/** More than any text has that a command takes; what reads it holds it to a length of its own. */
const MOST_BYTES = 8 * 1024 * 1024;

/** The text of a file, of which no more is read than a text may have. @throws Failure `file-unreadable` */
export async function readTextFile(file: string): Promise<string> {
  const text = await readStart(file, MOST_BYTES + 1);
  if (Buffer.byteLength(text) <= MOST_BYTES) return text;
  throw new Failure("file-unreadable", `The file ${safeText(file)} is larger than ${MOST_BYTES} bytes.`);
}
