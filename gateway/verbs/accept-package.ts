import { canonicalJson } from "../domain/canonical.ts";
import { factsOfPackage } from "../domain/document-rows.ts";
import { DomainError } from "../domain/errors.ts";
import { whyNotPath } from "../domain/exhibit-path.ts";
import { leavesOfManifest, type Manifest, saltedManifestSchema } from "../domain/package.ts";
import type { DocumentRow } from "../domain/ports.ts";
import { saltLeaves } from "../domain/salted-tree.ts";
import type { PackageReceipt } from "../domain/wire/filing.ts";
import type { Gateway } from "./gateway.ts";
import { keepDocument } from "./keep-document.ts";
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
  const { store, partner } = gateway;
  if (manifest.case.partner !== partner.iso) {
    throw new DomainError(
      "not-recorder",
      `This is the gateway of ${partner.iso}; the case is of ${manifest.case.partner}.`,
      {
        partner: manifest.case.partner,
      },
    );
  }
  requireExhibitPaths(manifest);
  const keyedHash = gateway.keyedHash(canonicalJson(manifest));
  const known = await store.documentOfKeyedHash(keyedHash);
  if (known !== undefined) return describePackage(gateway, known, false);

  await requireActive(gateway);
  const salts = saltLeaves(leavesOfManifest(manifest), gateway.randomBytes32);
  const facts = factsOfPackage({ document: manifest, salts });
  const kept = await keepDocument(gateway, { document: manifest, salts }, facts, keyedHash);
  return describePackage(gateway, kept, kept.root === facts.root);
}

function requireExhibitPaths({ exhibits }: Manifest): void {
  const seen = new Set<string>();
  for (const [position, { path }] of exhibits.entries()) {
    const wrong = seen.has(path.normalize("NFC")) ? "stands twice" : whyNotPath(path);
    if (wrong === undefined) {
      seen.add(path.normalize("NFC"));
      continue;
    }
    const mistakes = [{ pointer: `/exhibits/${position}/path`, message: `the path ${wrong}` }];
    throw new DomainError("invalid-request", `The path of exhibit ${position} ${wrong}.`, { mistakes });
  }
}

async function describePackage(gateway: Gateway, document: DocumentRow, isNew: boolean): Promise<PackageReceipt> {
  const { salts } = await readDocument(gateway, document, saltedManifestSchema);
  const evidence = await gateway.store.evidenceOfRoots([document.root]);
  return {
    root: document.root,
    salts,
    isNew,
    missing: await missingExhibits(gateway, document.root),
    evidence: evidence.map(({ evidenceId, agreementId, version }) => ({ id: evidenceId, agreementId, version })),
  };
}

/** Positions of a package's exhibits whose files are not at this gateway. */
export async function missingExhibits(gateway: Gateway, root: string): Promise<number[]> {
  const missing: number[] = [];
  for (const exhibit of await gateway.store.exhibits(root)) {
    if (!(await gateway.objects.has(exhibit.sha256))) missing.push(exhibit.position);
  }
  return missing;
}
