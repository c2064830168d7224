import { DomainError } from "../domain/errors.ts";
import { safeText } from "../domain/safe-text.ts";
import type { ApiClient } from "./api-client.ts";
import { Failure } from "./failure.ts";
import { readChunks } from "./hash-file.ts";

/** A file that the manifest names, and where it is. */
export interface Upload {
  readonly file: string;
  readonly root: string;
  readonly position: number;
  readonly sizeBytes: number;
  /** Of the file, as the manifest has it: 64 hex digits. */
  readonly sha256: string;
}

/**
 * Sends an exhibit as it is read, in constant memory.
 *
 * @throws Failure `file-changed` when the file is no longer the one that was digested
 */
export async function uploadExhibit(api: ApiClient, upload: Upload, advance: (bytes: number) => void): Promise<void> {
  const { file, root, position, sizeBytes: size, sha256 } = upload;
  try {
    await api.sendExhibit(root, position, { size, sha256 }, ReadableStream.from(copyChunks(upload, advance)));
  } catch (error) {
    const isOther =
      error instanceof DomainError && ["digest-mismatch", "size-mismatch", "length-mismatch"].includes(error.code);
    if (!isOther) throw error;
    throw new Failure("file-changed", `${safeText(file)} is not what was digested before: ${error.message}`);
  }
}

/** Every chunk in bytes of its own, since they are sent after the next one is read. */
async function* copyChunks({ file, sizeBytes }: Upload, advance: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of readChunks(file, { isLinkFollowed: false })) {
    sent += chunk.length;
    if (sent > sizeBytes) break;
    yield new Uint8Array(chunk);
    advance(chunk.length);
  }
  if (sent !== sizeBytes)
    throw new Failure("file-changed", `${safeText(file)} does not have the size that was digested.`);
}
