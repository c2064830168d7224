import { createHash } from "node:crypto";
import type { StoredDigests } from "../domain/ports.ts";
import { type Digests, type Hashing, openHashing } from "./hash-threads.ts";
import { givePieceBack, PIECE_BYTES, takePiece } from "./pieces.ts";

/** Pieces of one stream that are digested and kept at once; the sender waits meanwhile. */
const MOST_IN_FLIGHT = 8;

/**
 * Digests a stream with SHA-256 and SM3 in bounded memory: in a thread of its own where it is longer than 256 KiB. Chunks are copied at once and may be
 * overwritten by the next one.
 *
 * @param keep gets the stream's bytes in order, one call after the other, in pieces that are overwritten once it has resolved
 * @throws whatever the stream or `keep` throws, or an Error when the thread is lost; `keep` is not called any more then
 */
export async function digestStream(
  bytes: AsyncIterable<Uint8Array>,
  keep: (piece: Uint8Array) => Promise<unknown> = async () => undefined,
): Promise<StoredDigests> {
  const pipeline = openPipeline(keep);
  const buffer = new Uint8Array(PIECE_BYTES);
  let filled = 0;
  let size = 0;
  try {
    for await (const chunk of bytes) {
      size += chunk.length;
      for (let rest = chunk; rest.length > 0; ) {
        const part = rest.subarray(0, PIECE_BYTES - filled);
        rest = rest.subarray(part.length);
        buffer.set(part, filled);
        filled += part.length;
        if (filled < PIECE_BYTES) continue;
        await pipeline.push(buffer);
        filled = 0;
      }
    }
    return { size, ...(await pipeline.finish(buffer.subarray(0, filled))) };
  } finally {
    await pipeline.close();
  }
}

interface Pipeline {
  /** Takes a copy; throws what went wrong with an earlier piece. */
  push(bytes: Uint8Array): Promise<void>;
  finish(last: Uint8Array): Promise<Digests>;
  /** Resolves when nothing is digested or kept any more. */
  close(): Promise<void>;
}

function openPipeline(keep: (piece: Uint8Array) => Promise<unknown>): Pipeline {
  let hashing: Hashing | undefined;
  let lastKept: Promise<unknown> = Promise.resolve();
  let failure: { readonly error: unknown } | undefined;
  const inFlight = new Set<Promise<void>>();
  const fail = (error: unknown): void => {
    failure ??= { error };
  };
  const throwFailure = (): void => {
    if (failure !== undefined) throw failure.error;
  };
  const keepNext = async (piece: Uint8Array, previous: Promise<unknown>): Promise<void> => {
    await previous;
    if (failure === undefined) await keep(piece);
  };

  const push = async (bytes: Uint8Array): Promise<void> => {
    hashing ??= openHashing();
    const piece = await takePiece();
    piece.set(bytes);
    const view = piece.subarray(0, bytes.length);
    const kept = keepNext(view, lastKept).catch(fail);
    lastKept = kept;
    const done = Promise.all([hashing.update(view).catch(fail), kept]).then(() => {
      inFlight.delete(done);
      givePieceBack(piece);
    });
    inFlight.add(done);
    if (inFlight.size >= MOST_IN_FLIGHT) await Promise.race(inFlight);
    throwFailure();
  };

  return {
    push,
    finish: async (last) => {
      if (hashing === undefined) {
        await keep(last);
        const digest = (algorithm: string) => createHash(algorithm).update(last).digest("hex");
        return { sha256: digest("sha256"), sm3: digest("sm3") };
      }
      if (last.length > 0) await push(last);
      await Promise.all(inFlight);
      throwFailure();
      const finishing = hashing;
      hashing = undefined;
      return finishing.finish();
    },
    close: async () => {
      fail(new Error("the stream is closed"));
      hashing?.drop();
      await Promise.all(inFlight);
    },
  };
}
