import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { keccak256 } from "ethers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toHex } from "../../gateway/domain/bytes.ts";
import { keccakOfBytes, keccakOfHex, keccakOfText } from "../../gateway/domain/keccak.ts";
import { buildTree, pathFrom } from "../../gateway/domain/merkle-tree.ts";

const leaf = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe("buildTree", () => {
  it("is OpenZeppelin's tree, node for node and path for path", () => {
    void fc.assert(
      fc.property(fc.uniqueArray(leaf, { minLength: 1, maxLength: 40, selector: toHex }), (leaves) => {
        const theirs = SimpleMerkleTree.of(leaves.map(toHex));
        const ours = buildTree(leaves);
        const { tree, values } = theirs.dump();
        expect(ours.root).toBe(theirs.root);
        expect(ours.nodes.map(toHex)).toEqual(tree);
        expect(ours.leafNodes).toEqual(values.map(({ treeIndex }) => treeIndex));
        for (const [position, node] of ours.leafNodes.entries()) {
          expect(pathFrom(ours, node)).toEqual(theirs.getProof(position));
        }
      }),
    );
  });

  it("refuses to be of nothing", () => {
    expect(() => buildTree([])).toThrow("at least one leaf");
  });
});

describe("Keccak-256", () => {
  // The well-known hashes of nothing and of "abc" (Keccak team's vectors), and one that is longer than a block.
  it.each([
    ["", "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"],
    ["abc", "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"],
  ])("of %j is the known one, whichever way it is asked for", (text, hash) => {
    const bytes = new TextEncoder().encode(text);
    const hex = `0x${Buffer.from(bytes).toString("hex")}`;
    expect(keccakOfText(text)).toBe(hash);
    expect(keccakOfHex(hex)).toBe(hash);
    expect(`0x${Buffer.from(keccakOfBytes(bytes)).toString("hex")}`).toBe(hash);
    expect(keccak256(hex)).toBe(hash);
  });

  it("does not change what it gave before", () => {
    const first = keccakOfBytes(new Uint8Array([1]));
    const copy = Uint8Array.from(first);
    keccakOfBytes(new Uint8Array(1_000));
    expect(first).toEqual(copy);
  });
});
