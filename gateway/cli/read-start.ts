import { open } from "node:fs/promises";
import { safeText } from "../domain/safe-text.ts";
import { Failure } from "./failure.ts";

const PIECE_BYTES = 65_536;

/** A file's text, or its first bytes where it has more: whatever is longer is refused for that. Throws Failure `file-unreadable`. */
export async function readStart(file: string, mostBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    const handle = await open(file);
    try {
      for (let length = 0; length < mostBytes; ) {
        const piece = Buffer.alloc(Math.min(PIECE_BYTES, mostBytes - length));
        const { bytesRead } = await handle.read(piece);
        if (bytesRead === 0) break;
        pieces.push(piece.subarray(0, bytesRead));
        length += bytesRead;
      }
    } finally {
      await handle.close();
    }
  } catch {
    throw new Failure("file-unreadable", `The file ${safeText(file)} cannot be read.`);
  }
  return Buffer.concat(pieces).toString("utf8");
}
