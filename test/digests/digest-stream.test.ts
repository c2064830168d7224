import { createHash, randomBytes } from "node:crypto";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digestStream } from "../../gateway/digests/digest-stream.ts";
import { PIECE_BYTES } from "../../gateway/digests/pieces.ts";

const LARGE = randomBytes(6 * PIECE_BYTES + 12_345);
/** More pieces than there are, were they not given back. */
const MORE_THAN_ALL_PIECES = 100;

const digestsOf = (bytes: Uint8Array) => {
  const digest = (algorithm: string) => createHash(algorithm).update(bytes).digest("hex");
  return { size: bytes.length, sha256: digest("sha256"), sm3: digest("sm3") };
};

async function* inChunks(bytes: Uint8Array, ...cuts: number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const cut of [...cuts.toSorted((a, b) => a - b), bytes.length]) {
    yield bytes.subarray(start, cut);
    start = cut;
  }
}

/** Every chunk in the same memory, as a reader of files gives them. */
async function* overwritten(bytes: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(chunkBytes);
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const chunk = bytes.subarray(start, start + chunkBytes);
    memory.set(chunk);
    yield memory.subarray(0, chunk.length);
    memory.fill(0);
  }
}

const running = new Set<Worker>();
const remember = (worker: Worker): void => {
  running.add(worker);
  worker.once("exit", () => running.delete(worker));
};
beforeAll(() => process.on("worker", remember));
afterAll(() => process.off("worker", remember));

describe("digestStream", () => {
  it("gives the digests of node:crypto however the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: LARGE.length }),
        fc.array(fc.integer({ min: 0, max: LARGE.length }), { maxLength: 12 }),
        async (size, cuts) => {
          const bytes = LARGE.subarray(0, size);
          expect(await digestStream(inChunks(bytes, ...cuts.map((cut) => cut % (size + 1))))).toEqual(digestsOf(bytes));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES])(
    "is right at the bounds of a piece: %d bytes",
    async (size) => {
      const bytes = LARGE.subarray(0, size);
      expect(await digestStream(inChunks(bytes))).toEqual(digestsOf(bytes));
    },
  );

  it("copies what the sender overwrites, and keeps the same bytes in order", async () => {
    for (const chunkBytes of [1_000, 65_536, 1_048_576]) {
      const kept: Buffer[] = [];
      const keep = async (piece: Uint8Array) => {
        await sleep(1);
        kept.push(Buffer.from(piece));
      };
      expect(await digestStream(overwritten(LARGE, chunkBytes), keep)).toEqual(digestsOf(LARGE));
      expect(Buffer.concat(kept).equals(LARGE)).toBe(true);
    }
  });

  it("keeps streams apart that are digested at once", async () => {
    const streams = Array.from({ length: 40 }, (_, number) => LARGE.subarray(number * 1_000));
    const found = await Promise.all(streams.map((bytes, number) => digestStream(overwritten(bytes, 10_000 + number))));
    expect(found).toEqual(streams.map(digestsOf));
  });

  it("is not held up by senders that say nothing more", async () => {
    const silence = Promise.withResolvers<void>();
    async function* silent(): AsyncGenerator<Uint8Array> {
      yield LARGE.subarray(0, 2 * PIECE_BYTES + 100);
      await silence.promise;
    }
    const slow = Array.from({ length: MORE_THAN_ALL_PIECES }, () => digestStream(silent()));
    await sleep(50);
    expect(await digestStream(inChunks(LARGE))).toEqual(digestsOf(LARGE));
    silence.resolve();
    await Promise.all(slow);
  });

  it("makes a sender wait for who keeps the bytes", async () => {
    let sent = 0;
    async function* counting(): AsyncGenerator<Uint8Array> {
      for (; sent < 200; sent += 1) yield LARGE.subarray(0, PIECE_BYTES);
    }
    const door = Promise.withResolvers<void>();
    const digesting = digestStream(counting(), () => door.promise);
    await sleep(200);
    expect(sent).toBeLessThan(10);
    door.resolve();
    expect((await digesting).size).toBe(200 * PIECE_BYTES);
  });

  it("passes on what broke the stream off, gives everything back, and keeps nothing afterwards", async () => {
    const brokenOff = new Error("cut off");
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield LARGE;
      throw brokenOff;
    }
    for (let attempt = 0; attempt < MORE_THAN_ALL_PIECES; attempt += 1) {
      let isKeeping = false;
      let isOver = false;
      const keep = async () => {
        expect(isOver).toBe(false);
        isKeeping = true;
        await sleep(1);
        isKeeping = false;
      };
      await expect(digestStream(broken(), keep)).rejects.toBe(brokenOff);
      isOver = true;
      expect(isKeeping).toBe(false);
    }
    expect(await digestStream(inChunks(LARGE))).toEqual(digestsOf(LARGE));
  });

  it("passes on why the bytes could not be kept, and lets the sender go", async () => {
    const full = new Error("no space left");
    let isLetGo = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield LARGE;
      } finally {
        isLetGo = true;
      }
    }
    let calls = 0;
    const keep = async () => {
      calls += 1;
      if (calls === 3) throw full;
    };
    await expect(digestStream(endless(), keep)).rejects.toBe(full);
    expect([isLetGo, calls]).toEqual([true, 3]);
  });

  it("fails when its thread is lost, and the next stream gets another one", async () => {
    async function* losing(): AsyncGenerator<Uint8Array> {
      yield LARGE;
      await Promise.all([...running].map((thread) => thread.terminate()));
      yield LARGE;
    }
    await expect(digestStream(losing())).rejects.toThrow("a digesting thread ended");
    expect(running.size).toBe(0);
    expect(await digestStream(inChunks(LARGE))).toEqual(digestsOf(LARGE));
    expect(running.size).toBe(1);
  });

  it("starts a thread for what is large, and not one for each stream", async () => {
    await Promise.all([...running].map((thread) => thread.terminate()));
    await digestStream(inChunks(LARGE.subarray(0, PIECE_BYTES - 1)));
    expect(running.size).toBe(0);
    await Promise.all(Array.from({ length: 30 }, () => digestStream(inChunks(LARGE))));
    expect(running.size).toBeGreaterThan(0);
    expect(running.size).toBeLessThanOrEqual(4);
  });
});
