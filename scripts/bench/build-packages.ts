/** A thread that makes packages: each number it is sent is a batch, each answer that batch's packages. */
import { createHash, randomBytes } from "node:crypto";
import { parentPort } from "node:worker_threads";
import { type DocumentFacts, factsOfPackage } from "../../gateway/domain/document-rows.ts";
import { leavesOfManifest, type Manifest } from "../../gateway/domain/package.ts";
import { saltLeaves } from "../../gateway/domain/salted-tree.ts";
import { BATCH_SIZE } from "./batch-size.ts";

const hex = (): string => `0x${randomBytes(32).toString("hex")}`;

function buildBatch(batch: number): DocumentFacts[] {
  return Array.from({ length: BATCH_SIZE }, (_, position) => {
    const document = makeManifest(batch, position);
    return factsOfPackage({ document, salts: saltLeaves(leavesOfManifest(document), hex) });
  });
}

/** A package of one exhibit of random bytes, of which only the digests are kept. */
function makeManifest(batch: number, position: number): Manifest {
  const bytes = randomBytes(32);
  const digest = (algorithm: string): string => createHash(algorithm).update(bytes).digest("hex");
  const ref = `b${batch}-p${position}`;
  const digests = { size: bytes.length, sha256: digest("sha256"), sm3: digest("sm3") };
  return {
    format: "concord-package/1",
    case: { number: `BENCH-${batch}`, partner: "CN", office: "Jiangmen", title: "bench", basis: "ex-officio" },
    ref,
    kind: "photo",
    handling: { tlp: "AMBER", use: "H1" },
    acquired: { at: "2026-01-02T03:04:05+08:00", by: "officer-1" },
    language: "en",
    goods: { right: "trademark" },
    exhibits: [{ path: `${ref}.png`, mediaType: "image/png", ...digests }],
  };
}

parentPort?.on("message", (batch: number) => parentPort?.postMessage(buildBatch(batch)));
