import { createHash } from "node:crypto";
import type { z } from "zod";
import { type Manifest, packageTree, saltedManifestSchema } from "../domain/package.ts";
import type { DocumentRow, KeptBytes } from "../domain/ports.ts";
import type { SaltedDocument } from "../domain/salted-tree.ts";
import type { Gateway } from "./gateway.ts";

/** A document that this gateway holds, read back from its object. Throws when the object is gone or is not what was kept. */
export async function readDocument<T>(
  gateway: Pick<Gateway, "objects">,
  document: KeptBytes,
  schema: z.ZodType<T>,
): Promise<T> {
  const bytes = await gateway.objects.read(document);
  if (bytes === undefined) throw new Error(`object ${document.objectSha256} is missing from the object store`);
  if (createHash("sha256").update(bytes).digest("hex") !== document.objectSha256) {
    throw new Error(`object ${document.objectSha256} is not what was kept`);
  }
  return schema.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
}

/** The document of a root, when this gateway holds it. */
export async function findDocument<T>(
  gateway: Pick<Gateway, "objects" | "store">,
  root: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const document = await gateway.store.document(root);
  return document === undefined ? undefined : readDocument(gateway, document, schema);
}

/** A package's manifest with its salts, of which the root is that of the package. Throws as {@link readDocument}. */
export async function readPackage(
  gateway: Pick<Gateway, "objects">,
  document: KeptBytes & Pick<DocumentRow, "root">,
): Promise<SaltedDocument<Manifest>> {
  const salted = await readDocument(gateway, document, saltedManifestSchema);
  if (packageTree(salted).root === document.root) return salted;
  throw new Error(`the manifest kept for package ${document.root} is not what was kept: it has another root`);
}
