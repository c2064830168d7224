import { DomainError } from "../domain/errors.ts";
import type { ExhibitInclusion } from "../domain/wire/inclusion.ts";
import type { Gateway } from "./gateway.ts";
import { requireEvidence } from "./show-evidence.ts";

/**
 * The path from an exhibit's digests to the root of its package.
 *
 * @throws DomainError `unknown-evidence`, `object-not-here` when the manifest is not here or has no such exhibit
 */
export async function showInclusion(gateway: Gateway, evidence: string, position: number): Promise<ExhibitInclusion> {
  const { root } = await requireEvidence(gateway, evidence);
  const exhibit = (await gateway.store.exhibits(root)).find((each) => each.position === position);
  if (exhibit === undefined) {
    throw new DomainError("object-not-here", `Exhibit ${position} of that evidence is not known here.`);
  }
  const { path, mediaType, size, sha256, sm3, salt, siblings } = exhibit;
  return { evidence, size, sha256, sm3, inclusion: { root, position, path, mediaType, salt, siblings: [...siblings] } };
}
