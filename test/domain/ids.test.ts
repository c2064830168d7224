import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { concat, keccak256 } from "ethers";
import { describe, expect, it } from "vitest";
import { buildBatch, evidenceIdOf, noticeIdOf, officeCommitmentOf } from "../../gateway/domain/ids.ts";
import batches from "../vectors/batches.json" with { type: "json" };
import evidenceIds from "../vectors/evidence-ids.json" with { type: "json" };
import notices from "../vectors/notices.json" with { type: "json" };
import packages from "../vectors/packages.json" with { type: "json" };

describe("evidenceIdOf", () => {
  it.each(evidenceIds.cases)("gives the id of the vectors: $evidenceId", ({ evidenceId, chainId, ...input }) => {
    expect(evidenceIdOf({ ...input, chainId: BigInt(chainId) })).toBe(evidenceId);
  });
});

describe("noticeIdOf", () => {
  it.each(notices.cases)("gives the id of the vectors: $noticeId", ({ noticeId, chainId, board, partnerId, terms }) => {
    expect(noticeIdOf(BigInt(chainId), board, partnerId, terms)).toBe(noticeId);
  });

  it("depends on the order of the offices, which the board wants ascending", () => {
    const { chainId, board, partnerId, terms } = present(notices.cases[2]);
    expect(terms.offices.length).toBeGreaterThan(1);
    const turned = { ...terms, offices: terms.offices.toReversed() };
    expect(noticeIdOf(BigInt(chainId), board, partnerId, turned)).not.toBe(
      noticeIdOf(BigInt(chainId), board, partnerId, terms),
    );
  });
});

describe("officeCommitmentOf", () => {
  it.each(packages.offices)("gives the commitment of the vectors to $office", ({ salt, office, commitment }) => {
    expect(officeCommitmentOf(salt, office)).toBe(commitment);
  });
});

describe("buildBatch", () => {
  it.each(batches.cases)("gives root and paths of the vectors for $size packages", ({ roots, root, paths }) => {
    const batch = buildBatch(roots);
    expect(batch.root).toBe(root);
    expect(paths.length).toBeGreaterThan(0);
    for (const { index, path } of paths) expect(batch.pathOf(roots[index] ?? "")).toEqual(path);
  });

  it("refuses an empty list and one that names a package twice", () => {
    const root = `0x${"5a".repeat(32)}`;
    expect(() => buildBatch([])).toThrow(RangeError);
    expect(() => buildBatch([root, root])).toThrow(RangeError);
  });

  it("has no path for a package that is not in it", () => {
    const { roots } = present(batches.cases[2]);
    expect(() => buildBatch(roots).pathOf(`0x${"5a".repeat(32)}`)).toThrow(RangeError);
  });

  it("does not let an inner node pass as a package", () => {
    const roots = batches.cases[3]?.roots ?? [];
    const batch = buildBatch(roots);
    const path = batch.pathOf(roots[0] ?? "");
    const sibling = path[0] ?? "";
    const leaf = keccak256(keccak256(roots[0] ?? ""));
    const node = keccak256(leaf < sibling ? concat([leaf, sibling]) : concat([sibling, leaf]));
    const verify = (root: string, proof: string[]) => StandardMerkleTree.verify(batch.root, ["bytes32"], [root], proof);
    expect(verify(roots[0] ?? "", path)).toBe(true);
    expect(verify(node, path.slice(1))).toBe(false);
  });
});

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the vectors have no such case");
  return value;
}
