import type { Gateway } from "./gateway.ts";

/** Positions of each package's exhibits whose files are not at this gateway; a package that has all of its files is not in it. */
export async function missingExhibits(
  { store, objects }: Pick<Gateway, "store" | "objects">,
  roots: readonly string[],
): Promise<ReadonlyMap<string, number[]>> {
  const isHeld = new Map<string, boolean>();
  const missing = new Map<string, number[]>();
  for (const { root, position, sha256 } of await store.digestsOfRoots(roots)) {
    // Packages of one case have files in common.
    if (!isHeld.has(sha256)) isHeld.set(sha256, await objects.has(sha256));
    if (isHeld.get(sha256) === true) continue;
    missing.set(root, [...(missing.get(root) ?? []), position]);
  }
  return missing;
}
