import { DomainError } from "../domain/errors.ts";
import type { PackageDetail } from "../domain/wire/filing.ts";
import { type Gateway, utcOfMilliseconds } from "./gateway.ts";
import { readPackage } from "./read-document.ts";
import type { ExhibitFile } from "./show-evidence.ts";
import { requireExhibit } from "./store-exhibit.ts";

/**
 * What this gateway holds of a package. The salts are shown of its own partner's packages alone: others' were given to it in trust.
 *
 * @throws DomainError `unknown-package`, `package-erased`
 */
export async function showPackage(gateway: Gateway, root: string): Promise<PackageDetail> {
  const { store, objects, partner } = gateway;
  const held = await store.document(root);
  if (held?.type !== "package") throw await notHere(gateway, root);
  const { document: manifest, salts } = await readPackage(gateway, held);
  const isOwn = manifest.case.partner === partner.iso;
  const exhibits = await Promise.all(
    manifest.exhibits.map(async (exhibit, position) => ({
      position,
      exhibit,
      isHeld: await objects.has(exhibit.sha256),
    })),
  );
  const evidence = await store.evidenceOfRoots([root]);
  return {
    root,
    isOwn,
    manifest,
    salts: isOwn ? salts : null,
    exhibits,
    missing: exhibits.filter(({ isHeld }) => !isHeld).map(({ position }) => position),
    evidence: evidence.map(({ evidenceId, agreementId, version }) => ({ id: evidenceId, agreementId, version })),
    eraseAt: held.eraseAt === undefined ? null : utcOfMilliseconds(held.eraseAt),
    isHeld: (await store.holds(root)).some(({ releasedAt }) => releasedAt === undefined),
  };
}

/** Why there is no package of a root here. */
export async function notHere({ store }: Pick<Gateway, "store">, root: string): Promise<DomainError> {
  const erasure = await store.erasure(root);
  if (erasure === undefined) return new DomainError("unknown-package", `There is no package ${root} here.`, { root });
  const erasedAt = utcOfMilliseconds(erasure.begunAt);
  return new DomainError("package-erased", `Package ${root} was erased on ${erasedAt.slice(0, 10)}.`, {
    root,
    erasedAt,
  });
}

/**
 * The file of an exhibit as it lies at this gateway; it is not fetched from anywhere.
 *
 * @throws DomainError `unknown-package`, `unknown-object` when the file is not here
 */
export async function openHeldExhibit(gateway: Gateway, root: string, position: number): Promise<ExhibitFile> {
  const { path, mediaType, size, sha256 } = await requireExhibit(gateway, root, position);
  if (!(await gateway.objects.has(sha256))) {
    throw new DomainError("unknown-object", `The file of exhibit ${position} is not here.`, { root, position });
  }
  return { path, mediaType, size, sha256, read: (range) => gateway.objects.stream(sha256, range) };
}
