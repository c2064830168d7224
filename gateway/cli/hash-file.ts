import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { digestStream } from "../digests/digest-stream.ts";
import type { StoredDigests } from "../domain/ports.ts";
import { safeText } from "../domain/safe-text.ts";
import { Failure } from "./failure.ts";

const CHUNK_BYTES = 1_048_576;

/** What was opened: size and type are asked of it and not of the path, which may lead elsewhere meanwhile. */
interface OpenFile {
  readonly handle: FileHandle;
  readonly sizeBytes: number;
}

/**
 * SHA-256 and SM3 in one pass and constant memory.
 *
 * @throws Failure `file-unreadable` when it cannot be read or is no regular file, `file-changed` when it changed meanwhile
 */
export async function hashFile(file: string, advance: (bytes: number) => void = () => {}): Promise<StoredDigests> {
  return digestStream(tellProgress(readChunks(file), advance));
}

async function* tellProgress(chunks: AsyncIterable<Uint8Array>, advance: (bytes: number) => void) {
  for await (const chunk of chunks) {
    yield chunk;
    advance(chunk.length);
  }
}

/** The bytes of a file, at the end of which it must be as it was at the start. A chunk is overwritten by the next one. Throws like {@link hashFile}. */
export async function* readChunks(file: string, { isLinkFollowed = true } = {}): AsyncGenerator<Uint8Array> {
  const { handle, sizeBytes } = await openFile(file, isLinkFollowed);
  try {
    const before = await handle.stat({ bigint: true });
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(CHUNK_BYTES, sizeBytes)));
    let read = 0;
    for (;;) {
      const { bytesRead } = await readNext(handle, buffer, file);
      if (bytesRead === 0) break;
      read += bytesRead;
      if (read > sizeBytes) break;
      yield buffer.subarray(0, bytesRead);
    }
    const after = await handle.stat({ bigint: true });
    if (read !== sizeBytes || after.mtimeNs !== before.mtimeNs || after.size !== before.size) {
      throw new Failure("file-changed", `${safeText(file)} changed while it was read.`);
    }
  } finally {
    await handle.close();
  }
}

async function readNext(handle: FileHandle, buffer: Buffer, file: string) {
  try {
    return await handle.read(buffer, 0, buffer.length);
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function openFile(file: string, isLinkFollowed: boolean): Promise<OpenFile> {
  const noFollow = isLinkFollowed ? 0 : (constants.O_NOFOLLOW ?? 0);
  let handle: FileHandle;
  try {
    // Not blocking: opening a pipe would wait for its writer.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | noFollow);
  } catch (error) {
    throw unreadable(file, error);
  }
  const stats = await handle.stat();
  if (stats.isFile()) return { handle, sizeBytes: stats.size };
  await handle.close();
  throw new Failure("file-unreadable", `${safeText(file)} is not a regular file.`);
}

function unreadable(file: string, error: unknown): Failure {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "there is no such file",
    ENOTDIR: "there is no such file",
    EACCES: "reading it is not allowed",
    EISDIR: "it is a folder",
    ELOOP: "it is a link",
  };
  const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
  return new Failure("file-unreadable", `${safeText(file)} cannot be read: ${reasons[code] ?? code}.`);
}
