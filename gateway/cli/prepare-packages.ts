import { statSync } from "node:fs";
import type { CaseEvidence, CaseFile } from "../domain/case/case-file.ts";
import { numberOf } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { evidenceIdOf } from "../domain/ids.ts";
import { type Manifest, packageTree } from "../domain/package.ts";
import type { PackageReceipt } from "../domain/wire/filing.ts";
import { buildManifest } from "./build-manifest.ts";
import type { AgreementVersion } from "./case-context.ts";
import { resolveExhibit } from "./case-folder.ts";
import { Failure } from "./failure.ts";
import { hashFile } from "./hash-file.ts";
import { mapLimited } from "./map-limited.ts";
import { createProgress } from "./progress.ts";
import { type Network, partnerIdIn, type Session } from "./session.ts";
import { type Upload, uploadExhibit } from "./upload.ts";

/** Requests under way at once: enough to hide the gateway's writing to disk. */
const REQUESTS_AT_ONCE = 6;
const MANIFESTS_AT_ONCE = 500;

/** A package whose manifest is at the gateway, with the root and the id that this machine computed for it. */
export interface Prepared {
  readonly ref: string;
  readonly manifest: Manifest;
  readonly root: string;
  readonly id: string;
  /** Whether the gateway says that it is recorded under this agreement version. */
  readonly isRecorded: boolean;
  /** Files that the gateway does not have. */
  readonly missing: readonly Upload[];
}

/** A manifest, and where its exhibits are. */
export interface LocalPackage {
  readonly manifest: Manifest;
  readonly files: readonly string[];
}

/** Digests every exhibit of the packages and makes their manifests. */
export async function digestPackages(
  session: Session,
  folder: string,
  file: CaseFile,
  evidence: readonly CaseEvidence[],
): Promise<LocalPackage[]> {
  const resolved = evidence.map((entry) => ({
    entry,
    files: entry.exhibits.map((exhibit) => resolveExhibit(folder, exhibit)),
  }));
  const sizes = resolved.flatMap(({ files }) => files.map((file) => statSync(file).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const progress = createProgress(session.deps, "digesting", total);
  try {
    const packages: LocalPackage[] = [];
    for (const { entry, files } of resolved) {
      const digests = [];
      for (const path of files) digests.push(await hashFile(path, progress.advance));
      packages.push({ manifest: buildManifest(file, entry, digests), files });
    }
    return packages;
  } finally {
    progress.finish();
  }
}

/**
 * Gives the gateway the packages' manifests. The root is computed here from manifest and salts and never taken from the gateway.
 *
 * @throws Failure `gateway-answer-untrue` when root, id or salts are not those of the manifest
 */
export async function sendManifests(
  session: Session,
  network: Network,
  agreement: AgreementVersion,
  packages: readonly LocalPackage[],
): Promise<Prepared[]> {
  const check = (local: LocalPackage, receipt: PackageReceipt): Prepared => ({
    ...checkReceipt(network, agreement, local.manifest, receipt),
    missing: missingFiles(local, receipt),
  });
  if (packages.length <= REQUESTS_AT_ONCE) {
    return Promise.all(packages.map(async (local) => check(local, await session.api.sendManifest(local.manifest))));
  }
  const prepared: Prepared[] = [];
  for (let start = 0; start < packages.length; start += MANIFESTS_AT_ONCE) {
    const some = packages.slice(start, start + MANIFESTS_AT_ONCE);
    const receipts = await session.api.sendManifests(some.map(({ manifest }) => manifest));
    prepared.push(...some.map((local, position) => check(local, receipts[position] as PackageReceipt)));
  }
  return prepared;
}

/** Uploads the files of exhibits that the gateway does not have. */
export async function uploadMissing(session: Session, packages: readonly Prepared[]): Promise<void> {
  const uploads = packages.flatMap(({ missing }) => missing);
  const total = uploads.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const progress = createProgress(session.deps, "uploading", total);
  try {
    await mapLimited(uploads, REQUESTS_AT_ONCE, (upload) => uploadExhibit(session.api, upload, progress.advance));
  } finally {
    progress.finish();
  }
}

function missingFiles({ manifest, files }: LocalPackage, { missing, root }: PackageReceipt): Upload[] {
  return missing.map((position) => {
    const exhibit = manifest.exhibits[position];
    const file = files[position];
    if (exhibit === undefined || file === undefined) throw untrue("asks for an exhibit that the package does not have");
    return { file, root, position, sizeBytes: exhibit.size, sha256: exhibit.sha256 };
  });
}

function checkReceipt(
  network: Network,
  agreement: AgreementVersion,
  manifest: Manifest,
  receipt: PackageReceipt,
): Omit<Prepared, "missing"> {
  const root = rootOf(manifest, receipt);
  if (root !== receipt.root) throw untrue(`gives package ${manifest.ref} the root ${receipt.root}, which is ${root}`);
  const id = evidenceIdOf({
    chainId: network.chainId,
    ledger: network.contracts.ledger,
    partnerId: partnerIdIn(network)(manifest.case.partner),
    agreementId: agreement.id,
    version: agreement.version,
    kind: numberOf(evidenceKinds, manifest.kind),
    root,
  });
  const records = receipt.evidence.filter(
    ({ agreementId, version }) => agreementId === agreement.id && version === agreement.version,
  );
  if (records.some((record) => record.id !== id)) throw untrue(`gives package ${manifest.ref} another id than ${id}`);
  return { ref: manifest.ref, manifest, root, id, isRecorded: records.length > 0 };
}

function rootOf(manifest: Manifest, { salts }: PackageReceipt): string {
  try {
    return packageTree({ document: manifest, salts }).root;
  } catch {
    throw untrue(`gives package ${manifest.ref} salts that do not fit it`);
  }
}

function untrue(what: string): Failure {
  return new Failure("gateway-answer-untrue", `The gateway ${what}; nothing was signed.`);
}
