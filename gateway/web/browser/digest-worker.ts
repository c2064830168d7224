import { createSHA3, createSHA256, createSHA512, createSM3 } from "hash-wasm";
import type { DigestReport, DigestRequest } from "./digest-file.ts";

const CHUNK_BYTES = 4 * 1024 * 1024;

const hashers = { sha256: createSHA256, sm3: createSM3, sha512: createSHA512, "sha3-512": () => createSHA3(512) };

/** Digests one file piece by piece, so that memory does not grow with it. Runs as a worker; ends when it has reported. */
async function digest({ file, size, algorithm }: DigestRequest): Promise<void> {
  const hasher = await hashers[algorithm]();
  // A folder, or a file that is gone, may say that it has no bytes: whether it can be read is to be tried.
  if (size === 0) hasher.update(new Uint8Array(await file.arrayBuffer()));
  let bytes = 0;
  while (bytes < size) {
    const piece = await file.slice(bytes, bytes + CHUNK_BYTES).arrayBuffer();
    if (piece.byteLength !== Math.min(CHUNK_BYTES, size - bytes)) throw new Error("the file is not the one chosen");
    hasher.update(new Uint8Array(piece));
    bytes += piece.byteLength;
    report({ type: "progress", bytes });
  }
  report({ type: "digest", digest: hasher.digest("hex") });
}

const report = (message: DigestReport): void => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<DigestRequest>) => {
  digest(data).catch(() => report({ type: "unreadable" }));
};
