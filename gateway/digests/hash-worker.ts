/** The thread that digests: what several streams send it, each with SHA-256 and SM3, in the order in which it was sent. */
import { createHash, type Hash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import type { HashAnswer, HashRequest } from "./hash-threads.ts";

const streams = new Map<number, { readonly sha256: Hash; readonly sm3: Hash }>();

function carryOut(request: HashRequest): HashAnswer {
  const hashes = streams.get(request.stream) ?? { sha256: createHash("sha256"), sm3: createHash("sm3") };
  switch (request.type) {
    case "update":
      streams.set(request.stream, hashes);
      hashes.sha256.update(request.bytes);
      hashes.sm3.update(request.bytes);
      return null;
    case "finish":
      streams.delete(request.stream);
      return { sha256: hashes.sha256.digest("hex"), sm3: hashes.sm3.digest("hex") };
    case "drop":
      streams.delete(request.stream);
      return null;
  }
}

parentPort?.on("message", (request: HashRequest) => parentPort?.postMessage(carryOut(request)));
