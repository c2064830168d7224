import { canonicalBytes } from "../domain/canonical.ts";
import { DomainError } from "../domain/errors.ts";
import { buildBatch } from "../domain/ids.ts";
import { batchObjectOf } from "../domain/kept-objects.ts";
import type { BatchReceipt } from "../domain/wire/filing.ts";
import type { Gateway } from "./gateway.ts";

/**
 * Keeps the list of a batch, which its root commits to.
 *
 * @throws DomainError `invalid-request` when a package stands in it twice, `unknown-package` when one is not here
 */
export async function acceptBatch(gateway: Gateway, packages: readonly string[]): Promise<BatchReceipt> {
  if (new Set(packages).size !== packages.length) {
    throw new DomainError("invalid-request", "The batch names a package twice.");
  }
  const held = await gateway.store.documentsOfRoots(packages);
  for (const member of packages) {
    if (held.get(member)?.type === "package") continue;
    const detail = `Send the package's manifest first: nothing here has the root ${member}.`;
    throw new DomainError("unknown-package", detail, { root: member });
  }
  const { root } = buildBatch(packages);
  const list = await gateway.objects.putDocument(canonicalBytes(batchObjectOf(packages)));
  await gateway.store.addBatch(root, packages, list.sha256);
  return { root, size: packages.length };
}
