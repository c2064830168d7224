import { DomainError } from "../domain/errors.ts";
import { buildBatch } from "../domain/ids.ts";
import type { BatchReceipt } from "../domain/wire/filing.ts";
import type { Gateway } from "./gateway.ts";

/**
 * Keeps the list of a batch, which its root commits to.
 *
 * @throws DomainError `invalid-request` when a package stands in it twice
 */
export async function acceptBatch(gateway: Gateway, packages: readonly string[]): Promise<BatchReceipt> {
  if (new Set(packages).size !== packages.length) {
    throw new DomainError("invalid-request", "The batch names a package twice.");
  }
  const { root } = buildBatch(packages);
  await gateway.store.addBatch(root, packages);
  return { root, size: packages.length };
}
