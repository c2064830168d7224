import { randomFillSync } from "node:crypto";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";

const CHUNK_BYTES = 1_048_576;

/** Writes a file of random bytes, which nothing on the way can compress or skip. */
export async function writeRandomFile(file: string, bytes: number): Promise<void> {
  await pipeline(chunksOf(bytes), createWriteStream(file));
}

function* chunksOf(bytes: number): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= CHUNK_BYTES) yield randomFillSync(Buffer.alloc(Math.min(left, CHUNK_BYTES)));
}
