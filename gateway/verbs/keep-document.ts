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
  const bytes = await objects.keep(canonicalBytes(salted));
  const kept = await store.addDocument({ ...facts, ...bytes, keyedHash });
  if (kept.objectSha256 !== bytes.objectSha256) await objects.removeDocument(bytes);
  return kept;
}
