import { canonicalBytes } from "../domain/canonical.ts";
import type { DocumentFacts } from "../domain/document-rows.ts";
import type { DocumentRow } from "../domain/ports.ts";
import type { SaltedDocument } from "../domain/salted-tree.ts";
import type { Gateway } from "./gateway.ts";

/** Keeps a document that this partner's officers handed in. Where one with that content is there, the first stays and is answered. */
export async function keepDocument(
  { objects, store }: Pick<Gateway, "objects" | "store">,
  salted: SaltedDocument<unknown>,
  facts: DocumentFacts,
  keyedHash: string,
): Promise<DocumentRow> {
  const { sha256 } = await objects.putDocument(canonicalBytes(salted));
  const kept = await store.addDocument({ ...facts, keyedHash, objectSha256: sha256 });
  if (kept.objectSha256 !== sha256) await objects.removeDocument({ objectSha256: sha256 });
  return kept;
}
