import { concat, keccak256 } from "ethers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../gateway/domain/canonical.ts";
import {
  buildSaltedTree,
  hashExhibit,
  isPathValid,
  type Leaf,
  leavesOf,
  type Salts,
  saltLeaves,
} from "../../gateway/domain/salted-tree.ts";
import packages from "../vectors/packages.json" with { type: "json" };

const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString("hex")}`;
const salt = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(hex);
const key = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("__proto__", "a/b", "~", "~1", "", "constructor"));
const document = fc.dictionary(
  key,
  fc.oneof(fc.integer(), fc.string(), fc.dictionary(key, fc.boolean(), { maxKeys: 3 }), fc.array(fc.integer())),
  { minKeys: 1, maxKeys: 6 },
);
const digest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => hex(bytes).slice(2));
const exhibit = fc.record({
  path: fc.string({ minLength: 1 }),
  mediaType: fc.constant("text/csv"),
  size: fc.nat(),
  sha256: digest,
  sm3: digest,
});
const salted = fc
  .tuple(document, fc.array(exhibit, { maxLength: 3 }))
  .map(([fields, exhibits]) => leavesOf(fields as Json, exhibits))
  .chain((leaves) =>
    fc.array(salt, { minLength: leaves.length, maxLength: leaves.length }).map((salts): [Leaf[], Salts] => {
      let next = 0;
      return [leaves, saltLeaves(leaves, () => salts[next++] ?? "")];
    }),
  );

describe("leavesOf", () => {
  it.each(packages.cases)("gives the leaves of the vectors: $name", (vector) => {
    const leaves = leavesOf(vector.document as unknown as Json, vector.exhibits);
    expect(leaves.flatMap((leaf) => (leaf.type === "field" ? [[leaf.pointer, leaf.value]] : [])).sort()).toEqual(
      vector.fields.map(({ pointer, value }) => [pointer, value]).sort(),
    );
  });

  it("makes a leaf of a member named __proto__", () => {
    const leaves = leavesOf(JSON.parse('{"__proto__":{"a":1},"b":2}'));
    expect(leaves.map(({ pointer }) => pointer)).toEqual(["/__proto__/a", "/b"]);
    const salts = saltLeaves(leaves, () => `0x${"5a".repeat(32)}`);
    expect(Object.keys(salts)).toHaveLength(2);
  });

  it("gives every leaf a pointer of its own", () => {
    void fc.assert(
      fc.property(salted, ([leaves, salts]) => {
        expect(Object.keys(salts)).toHaveLength(leaves.length);
      }),
    );
  });
});

describe("buildSaltedTree", () => {
  it.each(packages.cases)("gives leaves, paths and root of the vectors: $name", (vector) => {
    const leaves = leavesOf(vector.document as unknown as Json, vector.exhibits);
    const salts = Object.fromEntries([
      ...vector.fields.map((field) => [field.pointer, field.salt]),
      ...vector.exhibits.map((each) => [`/exhibits/${each.position}`, each.salt]),
    ]);
    const tree = buildSaltedTree(leaves, salts);
    expect(tree.root).toBe(vector.root);
    for (const { pointer, leaf, merklePath } of vector.fields) {
      expect(tree.proofOf(pointer)).toEqual({ leaf, path: merklePath });
    }
    for (const { position, leaf, merklePath, salt, ...exhibit } of vector.exhibits) {
      expect(hashExhibit(exhibit, position, salt)).toBe(leaf);
      expect(tree.proofOf(`/exhibits/${position}`)).toEqual({ leaf, path: merklePath });
    }
  });

  it("has no proof of a leaf that it does not have", () => {
    const leaves = leavesOf({ a: 1 });
    const tree = buildSaltedTree(leaves, { "/a": `0x${"5a".repeat(32)}` });
    expect(() => tree.proofOf("/b")).toThrow("there is no leaf /b");
  });

  it("proves every leaf, and no leaf by another's path or with a byte changed", () => {
    void fc.assert(
      fc.property(salted, fc.nat(), fc.nat(), ([leaves, salts], one, other) => {
        const tree = buildSaltedTree(leaves, salts);
        for (const { pointer } of leaves) {
          const { leaf, path } = tree.proofOf(pointer);
          expect(isPathValid(tree.root, leaf, path)).toBe(true);
        }
        const first = tree.proofOf(leaves[one % leaves.length]?.pointer ?? "");
        const second = tree.proofOf(leaves[other % leaves.length]?.pointer ?? "");
        expect(isPathValid(tree.root, flipped(first.leaf), first.path)).toBe(false);
        for (const [position, node] of first.path.entries()) {
          expect(isPathValid(tree.root, first.leaf, first.path.with(position, flipped(node)))).toBe(false);
        }
        // Two leaves under one parent have paths that differ in the first node alone.
        if (first.leaf !== second.leaf) expect(isPathValid(tree.root, second.leaf, first.path)).toBe(false);
        if (first.path.length > 0) expect(isPathValid(tree.root, first.leaf, first.path.slice(1))).toBe(false);
      }),
    );
  });

  it("has another root when one salt is another", () => {
    void fc.assert(
      fc.property(salted, fc.nat(), ([leaves, salts], one) => {
        const pointer = leaves[one % leaves.length]?.pointer ?? "";
        const changed = { ...salts, [pointer]: flipped(salts[pointer] ?? "") };
        expect(buildSaltedTree(leaves, changed).root).not.toBe(buildSaltedTree(leaves, salts).root);
      }),
    );
  });

  it.each(["path", "mediaType", "size", "sha256", "sm3"] as const)("binds an exhibit's %s", (member) => {
    const held = { path: "a", mediaType: "text/csv", size: 1, sha256: "1a".repeat(32), sm3: "2b".repeat(32) };
    const value = held[member];
    const other = { ...held, [member]: typeof value === "number" ? value + 1 : value.replace(/.$/, "7") };
    const salts = { "/a": `0x${"11".repeat(32)}`, "/exhibits/0": `0x${"22".repeat(32)}` };
    expect(buildSaltedTree(leavesOf({ a: 1 }, [other]), salts).root).not.toBe(
      buildSaltedTree(leavesOf({ a: 1 }, [held]), salts).root,
    );
  });

  it("refuses a salt too many, a salt too few and a salt for something else", () => {
    const leaves = leavesOf({ a: 1, b: 2 });
    const some = `0x${"11".repeat(32)}`;
    expect(() => buildSaltedTree(leaves, { "/a": some, "/b": some, "/c": some })).toThrow(RangeError);
    expect(() => buildSaltedTree(leaves, { "/a": some })).toThrow(RangeError);
    expect(() => buildSaltedTree(leaves, { "/a": some, "/c": some })).toThrow("/b");
    expect(() => buildSaltedTree(leavesOf({ toString: 1 }), { other: some })).toThrow(RangeError);
  });

  it("does not let an inner node pass for a leaf: a leaf hashes 32 bytes, a node 64", () => {
    const { fields = [], root = "" } = packages.cases[0] ?? {};
    const { leaf, merklePath } = fields[0] ?? { leaf: "", merklePath: [] };
    const [sibling = ""] = merklePath;
    const pair = leaf < sibling ? concat([leaf, sibling]) : concat([sibling, leaf]);
    // The node verifies as a hash, but hashing its 64 bytes as content gives something else.
    expect(isPathValid(root, keccak256(pair), merklePath.slice(1))).toBe(true);
    expect(isPathValid(root, keccak256(keccak256(pair)), merklePath.slice(1))).toBe(false);
  });
});

function flipped(text: string): string {
  const last = text.at(-1) === "0" ? "1" : "0";
  return `${text.slice(0, -1)}${last}`;
}
