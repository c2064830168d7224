import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { keccak256, toBeHex } from "ethers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combinePaths } from "../../gateway/domain/combine-paths.ts";
import { buildBatch } from "../../gateway/domain/ids.ts";

const rootsOf = (size: number, seed = 0): string[] =>
  Array.from({ length: size }, (_, index) => keccak256(toBeHex(seed * 1_000 + index, 32)));

const placedIn = (roots: readonly string[], chosen: readonly number[]) => {
  const batch = buildBatch(roots);
  return chosen.map((index) => ({ root: roots[index] as string, path: batch.pathOf(roots[index] as string) }));
};

describe("combinePaths", () => {
  it("gives what the library verifies under the batch's root, for any of any batch in any order", () => {
    void fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 70 }),
        fc.nat({ max: 9 }),
        fc.infiniteStream(fc.nat()),
        (size, seed, stream) => {
          const roots = rootsOf(size, seed);
          const numbers = [...stream.take(roots.length)];
          const chosen = roots.map((_, index) => index).filter((index) => (numbers[index] ?? 0) % 3 === 0);
          if (chosen.length === 0) chosen.push(0);
          chosen.sort((one, other) => (numbers[one] ?? 0) - (numbers[other] ?? 0));
          const combined = combinePaths(placedIn(roots, chosen));
          const proof = {
            leaves: combined.roots.map((root) => [root]),
            proof: [...combined.path],
            proofFlags: [...combined.flags],
          };
          const { root } = buildBatch(roots);
          expect(StandardMerkleTree.verifyMultiProof(root, ["bytes32"], proof)).toBe(true);
          expect([...combined.roots].sort()).toEqual(chosen.map((index) => roots[index]).sort());
          expect(combined.path.length + combined.roots.length).toBe(combined.flags.length + 1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("carries no more hashes than the library's own multiproof", () => {
    const roots = rootsOf(1_000);
    const chosen = Array.from({ length: 50 }, (_, nth) => nth * 20 + 3);
    const tree = StandardMerkleTree.of(
      roots.map((root) => [root]),
      ["bytes32"],
    );
    expect(combinePaths(placedIn(roots, chosen)).path).toHaveLength(tree.getMultiProof(chosen).proof.length);
  });

  it("refuses a package that is named twice, paths to two roots, and nothing", () => {
    const [one, other] = [placedIn(rootsOf(5), [1, 2]), placedIn(rootsOf(5, 1), [0])];
    expect(() => combinePaths([...one, ...one.slice(1)])).toThrow("named twice");
    expect(() => combinePaths([...one, ...other])).toThrow("one root");
    expect(() => combinePaths([])).toThrow("one root");
  });

  it("needs no path for all packages of a batch, and for a single one gives its own", () => {
    const roots = rootsOf(4);
    const all = combinePaths(placedIn(roots, [0, 1, 2, 3]));
    expect([all.path, all.flags]).toEqual([[], [true, true, true]]);
    const [one] = placedIn(roots, [2]);
    expect(combinePaths([one as NonNullable<typeof one>])).toEqual({
      roots: [one?.root],
      path: one?.path,
      flags: [false, false],
    });
  });
});
