import { createHash } from "node:crypto";
import { factsOfPackage } from "../../gateway/domain/document-rows.ts";
import { buildBatch } from "../../gateway/domain/ids.ts";
import { leavesOfManifest, type Manifest } from "../../gateway/domain/package.ts";
import type { Store } from "../../gateway/domain/ports.ts";
import { saltLeaves } from "../../gateway/domain/salted-tree.ts";
import type { FileClaim } from "../../gateway/domain/wire/verification.ts";
import { founding, inBlock, recorded } from "./sample-events.ts";
import { headAt } from "./temporary-store.ts";

/**
 * Fills an index with packages of CN under GBA, by the same ways as a gateway: documents with their salts and paths, lists of
 * batches, and the events of blocks. A `batchSize` of 1 records each alone.
 */
export async function seedStore(store: Store, records: number, batchSize: number): Promise<void> {
  let block = 1;
  await store.advance(headAt(block), inBlock(block, founding));
  for (let first = 0; first < records; first += batchSize) {
    const roots: string[] = [];
    for (let record = first; record < Math.min(first + batchSize, records); record += 1) {
      roots.push(await keepPackage(store, record));
    }
    const { root } = buildBatch(roots);
    if (roots.length > 1) await store.addBatch(root, roots, root.slice(2));
    block += 1;
    await store.advance(headAt(block), inBlock(block, [recorded(root, roots.length)]));
  }
}

const digestOf = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest("hex");

/** The file of a package by its number, which is its content, ten digits long. */
export function claimOf(record: number): FileClaim {
  const content = String(record).padStart(10, "0");
  return {
    name: `parcel-${record}.csv`,
    size: content.length,
    sha256: digestOf("sha256", content),
    sm3: digestOf("sm3", content),
  };
}

async function keepPackage(store: Store, record: number): Promise<string> {
  const { name: path, ...digests } = claimOf(record);
  const manifest: Manifest = {
    format: "concord-package/1",
    case: { number: "SEED-1", partner: "CN", office: "Jiangmen", title: "Seeded", basis: "ex-officio" },
    ref: `parcel-${record}`,
    kind: "declaration",
    handling: { tlp: "AMBER", use: "H1" },
    acquired: { at: "2026-01-02T03:04:05+08:00", by: "officer-1" },
    language: "zh-Hans",
    exhibits: [{ path, mediaType: "text/csv", ...digests }],
  };
  let leaf = 0;
  const salts = saltLeaves(leavesOfManifest(manifest), () => {
    leaf += 1;
    return `0x${digestOf("sha256", `salt ${record} ${leaf}`)}`;
  });
  const facts = factsOfPackage({ document: manifest, salts });
  await store.addDocument({ ...facts, keyedHash: undefined, objectSha256: digestOf("sha256", `object ${record}`) });
  return facts.root;
}
