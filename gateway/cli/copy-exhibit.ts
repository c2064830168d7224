import { digestStream } from "../digests/digest-stream.ts";
import type { ExhibitLeaf } from "../domain/salted-tree.ts";

/**
 * Copies the bytes of an exhibit, no more of them than it has, and answers whether they were the exhibit's: its size and both
 * digests. Until then nobody may take the copy for it.
 *
 * @param keep gets the bytes in order, in pieces that are overwritten once it has resolved
 */
export async function copyExhibit(
  source: AsyncIterable<Uint8Array>,
  { size, sha256, sm3 }: Pick<ExhibitLeaf, "size" | "sha256" | "sm3">,
  keep: (piece: Uint8Array) => Promise<unknown>,
  advance: (bytes: number) => void,
): Promise<boolean> {
  const found = await digestStream(atMost(source, size, advance), keep);
  return found.size === size && found.sha256 === sha256 && found.sm3 === sm3;
}

/** Stops before what is too long to be the exhibit. */
async function* atMost(source: AsyncIterable<Uint8Array>, mostBytes: number, advance: (bytes: number) => void) {
  let sizeBytes = 0;
  for await (const chunk of source) {
    sizeBytes += chunk.length;
    if (sizeBytes > mostBytes) return;
    yield chunk;
    advance(chunk.length);
  }
}
