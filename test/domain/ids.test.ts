import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { concat, keccak256 } from "ethers";
import { describe, expect, it } from "vitest";
import { toBytes, toHex } from "../../gateway/domain/bytes.ts";
import { areIdsBinding, buildBatch, evidenceIdOf, noticeIdOf, officeCommitmentOf } from "../../gateway/domain/ids.ts";
import { nodesOfPath } from "../../gateway/domain/merkle-tree.ts";
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
    expect(() => buildBatch([])).toThrow("at least one package");
    expect(() => buildBatch([root, root])).toThrow("names a package twice");
  });

  it("is a tree of one node for a single package, whose root is the package's own", () => {
    const root = `0x${"5a".repeat(32)}`;
    const { pathOf, ...rest } = buildBatch([root]);
    expect(rest).toEqual({ root, nodes: [toBytes(root)], leafNodes: [0] });
    expect(pathOf(root)).toEqual([]);
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

describe("nodesOfPath", () => {
  it.each(batches.cases)("leads along the tree's own nodes, in the batch of $size", ({ roots }) => {
    const batch = buildBatch(roots);
    roots.forEach((root, position) => {
      const nodes = nodesOfPath(batch.leafNodes[position] ?? -1);
      expect(nodes.map((node) => toHex(batch.nodes[node] ?? new Uint8Array()))).toEqual(batch.pathOf(root));
    });
  });
});

describe("areIdsBinding", () => {
  const roots = ["0x01", "0x02", "0x03"].map((text) => keccak256(text));
  const [root = "", other = ""] = roots;
  const { root: recordRoot, pathOf } = buildBatch(roots);
  const where = { chainId: 31_337n, ledger: `0x${"1e".repeat(20)}` };
  const terms = { partnerId: 1, agreementId: 1, version: 1, kind: 4 };
  const idOf = (bound: string) => evidenceIdOf({ ...where, ...terms, root: bound });
  const single = { ...terms, root, recordRoot: root, path: [], evidenceId: idOf(root), recordId: idOf(root) };
  const member = { ...terms, root, recordRoot, path: pathOf(root), evidenceId: idOf(root), recordId: idOf(recordRoot) };
  const isBinding = (row: typeof member | typeof single) => areIdsBinding(row, where.chainId, where.ledger);

  it("holds of a package recorded alone and of a member of a batch", () => {
    expect([isBinding(single), isBinding(member)]).toEqual([true, true]);
  });

  it.each([
    ["another root", { ...member, root: other }],
    ["another recorder", { ...member, partnerId: 2 }],
    ["another kind", { ...member, kind: 5 }],
    ["the path of another member", { ...member, path: pathOf(other) }],
    ["a path that breaks off", { ...member, path: member.path.slice(1) }],
    ["no path to the batch", { ...member, path: [] }],
    ["another record's id", { ...member, recordId: idOf(other) }],
    ["another package's id", { ...member, evidenceId: idOf(other) }],
    ["another package's id, recorded alone", { ...single, evidenceId: idOf(other), recordId: idOf(other) }],
    ["another record's id, recorded alone", { ...single, recordId: idOf(other) }],
    ["a path although it is recorded alone", { ...single, path: pathOf(root) }],
    ["a record's root that is not its own", { ...single, recordRoot: other }],
  ])("does not hold of %s", (_what, row) => {
    expect(isBinding(row)).toBe(false);
  });
});
