import { readKeptObject } from "../domain/kept-objects.ts";
import type { KeptRow } from "../domain/ports.ts";
import type { Gateway } from "./gateway.ts";

type Keeper = Pick<Gateway, "objects" | "keyedHash" | "partner">;

/** Every document and batch list among the objects, as the index keeps it. */
export async function* keptRows(gateway: Keeper): AsyncGenerator<KeptRow> {
  for await (const sha256 of gateway.objects.documents()) yield keptRow(gateway, sha256);
}

/**
 * Makes index and objects one again: what a crash left between the two, or a database that is gone. An object that the index does
 * not take, since another has its content, goes: nobody was told of it.
 */
export async function restoreDocuments(gateway: Keeper & Pick<Gateway, "store">): Promise<void> {
  const { objects, store } = gateway;
  const held = await store.heldObjects();
  for await (const sha256 of objects.documents()) {
    if (held.has(sha256)) continue;
    const row = await keptRow(gateway, sha256);
    if (row.type === "batch") {
      await store.addBatch(row.root, row.packages, sha256);
      continue;
    }
    const kept = await store.addDocument(row.document);
    if (kept.objectSha256 !== sha256) await objects.removeDocument(sha256);
  }
}

async function keptRow({ objects, keyedHash, partner }: Keeper, sha256: string): Promise<KeptRow> {
  const bytes = await objects.read(sha256);
  if (bytes === undefined) throw new Error(`object ${sha256} is missing from the object store`);
  const kept = readKeptObject(bytes);
  if (kept.type === "batch") return { ...kept, objectSha256: sha256 };
  // Only what its own partner takes in is looked for by its content.
  const ownHash = kept.originator === partner.iso ? keyedHash(kept.canonicalText) : undefined;
  return { type: "document", document: { ...kept.facts, keyedHash: ownHash, objectSha256: sha256 } };
}
