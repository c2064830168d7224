import { hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import type { KeptBytes, Slice } from "../domain/ports.ts";

const LINE_FEED = 10;

/** Writes documents as the lines of one object: canonical JSON has no line feed. Answers what each is kept as, in order. */
export async function putPack(
  documents: readonly Uint8Array[],
  write: (bytes: Uint8Array) => Promise<string>,
): Promise<KeptBytes[]> {
  const end = new Uint8Array([LINE_FEED]);
  const pack = await write(Buffer.concat(documents.flatMap((document) => [document, end])));
  let offset = 0;
  return documents.map((document) => {
    const slice: Slice = { pack, offset, length: document.length };
    offset += document.length + 1;
    return { objectSha256: hash("sha256", document, "hex"), slice };
  });
}

/** The documents of a pack, in order. The file is closed. */
export async function* readPack(file: FileHandle, pack: string): AsyncGenerator<KeptBytes> {
  const bytes = await file.readFile().finally(() => file.close());
  for (let offset = 0; offset < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, offset);
    if (end === -1) throw new Error(`pack ${pack} is cut off`);
    const document = bytes.subarray(offset, end);
    yield { objectSha256: hash("sha256", document, "hex"), slice: { pack, offset, length: document.length } };
    offset = end + 1;
  }
}

/** One document of a pack. The file is closed. */
export async function readSlice(file: FileHandle, { pack, offset, length }: Slice): Promise<Uint8Array> {
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
    if (bytesRead !== length) throw new Error(`pack ${pack} is cut off`);
    return buffer;
  } finally {
    await file.close();
  }
}
