import { canonicalJson } from "../domain/canonical.ts";
import { factsOfPackage } from "../domain/document-rows.ts";
import { DomainError } from "../domain/errors.ts";
import { leavesOfManifest, type Manifest } from "../domain/package.ts";
import type { NewDocument } from "../domain/ports.ts";
import { type Salts, saltLeaves } from "../domain/salted-tree.ts";
import type { PackageReceipt } from "../domain/wire/filing.ts";
import { describePackages, requireOwnManifest } from "./accept-package.ts";
import type { Gateway } from "./gateway.ts";
import { requireActive } from "./require-publishable.ts";

const AT_A_TIME = 50;
const MOST_ATTEMPTS = 5;

type Prepared = Omit<NewDocument, "objectSha256" | "slice"> & { readonly bytes: Uint8Array; readonly salts: Salts };

/**
 * Takes many manifests in at once, as `acceptPackage` does each, and answers in their order. Those that are new are one object and
 * one transaction of the database: all of them are kept, or none.
 *
 * @throws DomainError as `acceptPackage`, of the first that is refused; nothing is kept then
 */
export async function acceptPackages(gateway: Gateway, manifests: readonly Manifest[]): Promise<PackageReceipt[]> {
  for (const [position, manifest] of manifests.entries()) requireOwnManifest(gateway, manifest, `/${position}`);
  const texts = manifests.map((manifest) => canonicalJson(manifest));
  const keyedHashes = texts.map(gateway.keyedHash);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const known = await gateway.store.documentsOfKeyedHashes(keyedHashes);
    const fresh = new Map<string, readonly [Manifest, string]>();
    for (const [position, keyedHash] of keyedHashes.entries()) {
      if (known.has(keyedHash)) continue;
      fresh.set(keyedHash, [manifests[position] as Manifest, texts[position] as string]);
    }
    const kept = await keepAll(gateway, fresh);
    if (kept === undefined) continue;
    return describePackages(gateway, keyedHashes, known, kept);
  }
  throw new DomainError("storage-busy", "Others hand in the same packages again and again.");
}

/** Undefined, and nothing is kept, when one of them has come in meanwhile. */
async function keepAll(
  gateway: Gateway,
  fresh: ReadonlyMap<string, readonly [Manifest, string]>,
): Promise<ReadonlyMap<string, Prepared> | undefined> {
  if (fresh.size === 0) return new Map();
  await requireActive(gateway);
  const prepared: Prepared[] = [];
  for (const [keyedHash, [manifest, text]] of fresh) {
    prepared.push(prepare(gateway, manifest, text, keyedHash));
    // Others are answered in between.
    if (prepared.length % AT_A_TIME === 0) await new Promise((next) => setImmediate(next));
  }
  const kept = await gateway.objects.putPack(prepared.map(({ bytes }) => bytes));
  const documents = prepared.map(({ bytes: _, salts: __, ...facts }, position) => ({ ...facts, ...kept[position] }));
  if (await gateway.store.addDocuments(documents as NewDocument[])) {
    return new Map(prepared.map((each) => [each.keyedHash as string, each]));
  }
  // What another process found in the objects and added is this; what it has of its own makes this one nobody's.
  const known = await gateway.store.documentsOfKeyedHashes([...fresh.keys()]);
  for (const [position, { keyedHash = "" }] of prepared.entries()) {
    const each = kept[position];
    if (each !== undefined && known.get(keyedHash)?.objectSha256 !== each.objectSha256) {
      await gateway.objects.removeDocument(each);
    }
  }
  return undefined;
}

function prepare(gateway: Gateway, manifest: Manifest, text: string, keyedHash: string): Prepared {
  const salts = saltLeaves(leavesOfManifest(manifest), gateway.randomBytes32);
  const facts = factsOfPackage({ document: manifest, salts });
  // Canonical JSON of both together: "document" comes before "salts".
  const bytes = new TextEncoder().encode(`{"document":${text},"salts":${canonicalJson(salts)}}`);
  return { ...facts, keyedHash, bytes, salts };
}
