import { canonicalJson } from "../domain/canonical.ts";
import { factsOfPackage } from "../domain/document-rows.ts";
import { DomainError } from "../domain/errors.ts";
import { whyNotPath } from "../domain/exhibit-path.ts";
import { leavesOfManifest, type Manifest, saltedManifestSchema } from "../domain/package.ts";
import type { DocumentRow, NewDocument } from "../domain/ports.ts";
import { isOver } from "../domain/retention.ts";
import { type Salts, saltLeaves } from "../domain/salted-tree.ts";
import type { PackageReceipt } from "../domain/wire/filing.ts";
import type { Gateway } from "./gateway.ts";
import { keepDocument } from "./keep-document.ts";
import { missingExhibits } from "./missing-exhibits.ts";
import { readDocument } from "./read-document.ts";
import { requireActive } from "./require-publishable.ts";

/**
 * Takes a manifest in, gives it salts and keeps both before anything is recorded. The same manifest again is found by its keyed
 * hash and answered with the salts that it has.
 *
 * @throws DomainError `not-recorder` when the manifest is of another partner's case, `partner-not-active`; `invalid-request` when
 * an exhibit's path leaves its folder or stands twice
 */
export async function acceptPackage(gateway: Gateway, manifest: Manifest): Promise<PackageReceipt> {
  const { store } = gateway;
  requireOwnManifest(gateway, manifest);
  const keyedHash = gateway.keyedHash(canonicalJson(manifest));
  const known = await store.documentOfKeyedHash(keyedHash);
  if (known !== undefined) return describePackage(gateway, known);

  await requireActive(gateway);
  const salts = saltLeaves(leavesOfManifest(manifest), gateway.randomBytes32);
  const facts = factsOfPackage({ document: manifest, salts });
  const kept = await keepDocument(gateway, { document: manifest, salts }, facts, keyedHash);
  if (kept.root !== facts.root) return describePackage(gateway, kept);
  const missing = await positionsMissing(facts.exhibits, (sha256) => gateway.objects.has(sha256));
  return { root: kept.root, salts, isNew: true, missing, evidence: [] };
}

/**
 * Throws DomainError `not-recorder`, or `invalid-request` for an exhibit's path or a retention that is over. `pointer` is where the manifest stands among
 * others.
 */
export function requireOwnManifest(
  { partner, now }: Pick<Gateway, "partner" | "now">,
  manifest: Manifest,
  pointer = "",
): void {
  if (manifest.case.partner !== partner.iso) {
    const detail = `This is the gateway of ${partner.iso}; the case is of ${manifest.case.partner}.`;
    throw new DomainError("not-recorder", detail, { partner: manifest.case.partner });
  }
  if (manifest.retention !== undefined && isOver(manifest.retention.until, now())) {
    const mistakes = [{ pointer: `${pointer}/retention/until`, message: "the day is over" }];
    throw new DomainError("invalid-request", "The package's retention is over already.", { mistakes });
  }
  const seen = new Set<string>();
  for (const [position, { path }] of manifest.exhibits.entries()) {
    const wrong = seen.has(path.normalize("NFC")) ? "stands twice" : whyNotPath(path);
    if (wrong === undefined) {
      seen.add(path.normalize("NFC"));
      continue;
    }
    const mistakes = [{ pointer: `${pointer}/exhibits/${position}/path`, message: `the path ${wrong}` }];
    throw new DomainError("invalid-request", `The path of exhibit ${position} ${wrong}.`, { mistakes });
  }
}

async function describePackage(gateway: Gateway, document: DocumentRow): Promise<PackageReceipt> {
  const { salts } = await readDocument(gateway, document, saltedManifestSchema);
  const evidence = await gateway.store.evidenceOfRoots([document.root]);
  return {
    root: document.root,
    salts,
    isNew: false,
    missing: (await missingExhibits(gateway, [document.root])).get(document.root) ?? [],
    evidence: evidence.map(({ evidenceId, agreementId, version }) => ({ id: evidenceId, agreementId, version })),
  };
}

/** Receipts of packages by their keyed hashes: `known` were here before, `kept` have just been kept, with these salts. */
export async function describePackages(
  gateway: Gateway,
  keyedHashes: readonly string[],
  known: ReadonlyMap<string, DocumentRow>,
  kept: ReadonlyMap<string, Pick<NewDocument, "root" | "exhibits"> & { readonly salts: Salts }>,
): Promise<PackageReceipt[]> {
  const held = new Map<string, boolean>();
  const isHeld = async (sha256: string): Promise<boolean> => {
    const before = held.get(sha256);
    if (before !== undefined) return before;
    const is = await gateway.objects.has(sha256);
    held.set(sha256, is);
    return is;
  };
  const receipts: PackageReceipt[] = [];
  const seen = new Set<string>();
  for (const keyedHash of keyedHashes) {
    const document = known.get(keyedHash);
    const fresh = kept.get(keyedHash);
    if (document !== undefined) receipts.push(await describePackage(gateway, document));
    if (document !== undefined || fresh === undefined) continue;
    const { root, salts, exhibits } = fresh;
    const missing = await positionsMissing(exhibits, isHeld);
    receipts.push({ root, salts, isNew: !seen.has(keyedHash), missing, evidence: [] });
    seen.add(keyedHash);
  }
  return receipts;
}

async function positionsMissing(
  exhibits: NewDocument["exhibits"],
  isHeld: (sha256: string) => Promise<boolean>,
): Promise<number[]> {
  const missing: number[] = [];
  for (const [position, { sha256 }] of exhibits.entries()) if (!(await isHeld(sha256))) missing.push(position);
  return missing;
}
