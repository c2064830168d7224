import { readKeptObject } from "../domain/kept-objects.ts";
import type { KeptBytes, KeptRow } from "../domain/ports.ts";
import type { Gateway } from "./gateway.ts";

type Keeper = Pick<Gateway, "objects" | "keyedHash" | "partner">;

/** Every document and batch list among the objects that is not erased, as the index keeps it. `erased` are objects by SHA-256. */
export async function* keptRows(gateway: Keeper, erased: ReadonlySet<string>): AsyncGenerator<KeptRow> {
  for await (const bytes of gateway.objects.documents()) {
    if (!erased.has(bytes.objectSha256)) yield keptRow(gateway, bytes);
  }
}

/**
 * Makes index and objects one again: what a crash left between the two, or a database that is gone. An object that the index does
 * not take, since another has its content, goes: nobody was told of it.
 */
export async function restoreDocuments(gateway: Keeper & Pick<Gateway, "store">): Promise<void> {
  const { objects, store } = gateway;
  const [held, erased] = [await store.heldObjects(), await store.erasedObjects()];
  for await (const bytes of objects.documents()) {
    if (held.has(bytes.objectSha256)) continue;
    if (erased.has(bytes.objectSha256)) {
      // The files of an erasure under way go in their time; a single one that came back with the power, or with a backup, goes now.
      if (bytes.slice === undefined) await objects.removeDocument(bytes);
      continue;
    }
    const row = await keptRow(gateway, bytes);
    if (row.type === "batch") {
      await store.addBatch(row.root, row.packages, row.objectSha256);
      continue;
    }
    const kept = await store.addDocument(row.document);
    if (kept.objectSha256 !== bytes.objectSha256) await objects.removeDocument(bytes);
  }
}

async function keptRow({ objects, keyedHash, partner }: Keeper, at: KeptBytes): Promise<KeptRow> {
  const bytes = await objects.read(at);
  if (bytes === undefined) throw new Error(`object ${at.objectSha256} is missing from the object store`);
  const kept = readKeptObject(bytes);
  if (kept.type === "batch") return { ...kept, objectSha256: at.objectSha256 };
  // Only what its own partner takes in is looked for by its content.
  const ownHash = kept.originator === partner.iso ? keyedHash(kept.canonicalText) : undefined;
  return { type: "document", document: { ...kept.facts, keyedHash: ownHash, ...at } };
}
