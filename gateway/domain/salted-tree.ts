import { encodeWords } from "./abi-words.ts";
import { toHex } from "./bytes.ts";
import { canonicalJson, type Json } from "./canonical.ts";
import { keccakOfBytes, keccakOfText, keccakOfUtf8 } from "./keccak.ts";
import { buildTree, climb, pathFrom } from "./merkle-tree.ts";

const EXHIBIT_TYPEHASH = keccakOfText(
  "Exhibit(bytes32 salt,uint32 position,string path,string mediaType,uint64 size,bytes32 sha256,bytes32 sm3)",
);
const FIELD_TYPEHASH = keccakOfText("Field(bytes32 salt,string pointer,string value)");

/** One file of a package as its leaf binds it. Digests are 64 hex digits; `size` is in bytes. */
export interface ExhibitLeaf {
  readonly path: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly sm3: string;
}

/** A JSON pointer (RFC 6901) → 32-byte salt, for every leaf of a document. */
export type Salts = Readonly<Record<string, string>>;

/** A document together with the salts that make its commitment: what entitled parties hold and nobody else. */
export interface SaltedDocument<T> {
  readonly document: T;
  readonly salts: Salts;
}

/** A leaf before it is salted: a field's canonical value, or an exhibit. */
export type Leaf =
  | { readonly type: "field"; readonly pointer: string; readonly value: string }
  | { readonly type: "exhibit"; readonly pointer: string; readonly position: number; readonly exhibit: ExhibitLeaf };

// A leaf is hashed twice, so that no inner node (64 bytes) can pass for one (32 bytes).
const leafHash = (words: Uint8Array): Uint8Array => keccakOfBytes(keccakOfBytes(words));

const MOST_REMEMBERED = 10_000;
const LONGEST_REMEMBERED = 200;
const remembered = new Map<string, Uint8Array>();

/** Keccak-256 of a text. A case's packages have their pointers and most of their values in common. */
function hashOfText(text: string): Uint8Array {
  // Stryker disable all: whatever is remembered, the hash is the same.
  if (text.length > LONGEST_REMEMBERED) return keccakOfUtf8(text);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const hash = keccakOfUtf8(text);
  remembered.set(text, hash);
  // Stryker restore all
  return hash;
}

function hashLeaf(leaf: Leaf, salt: string): Uint8Array {
  switch (leaf.type) {
    case "field":
      return leafHash(encodeWords([FIELD_TYPEHASH, salt, hashOfText(leaf.pointer), hashOfText(leaf.value)]));
    case "exhibit":
      return leafHash(
        encodeWords([
          EXHIBIT_TYPEHASH,
          salt,
          leaf.position,
          hashOfText(leaf.exhibit.path),
          hashOfText(leaf.exhibit.mediaType),
          leaf.exhibit.size,
          `0x${leaf.exhibit.sha256}`,
          `0x${leaf.exhibit.sm3}`,
        ]),
      );
  }
}

/** The salted leaf of a manifest's field; `value` is canonical JSON. */
export function hashField(pointer: string, value: string, salt: string): string {
  return toHex(hashLeaf({ type: "field", pointer, value }, salt));
}

/** The salted leaf of a package's exhibit at a position. */
export function hashExhibit(exhibit: ExhibitLeaf, position: number, salt: string): string {
  return toHex(hashLeaf({ type: "exhibit", pointer: `/exhibits/${position}`, position, exhibit }, salt));
}

const escapePointer = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

function isPlainObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function* walkFields(value: Json, pointer: string): Generator<Leaf> {
  if (isPlainObject(value) && Object.keys(value).length > 0) {
    for (const key of Object.keys(value).sort())
      yield* walkFields(value[key] as Json, `${pointer}/${escapePointer(key)}`);
    return;
  }
  yield { type: "field", pointer, value: canonicalJson(value) };
}

/**
 * The leaves of a document: one for each member that is not itself an object (an array is one value), and one for each
 * exhibit. `exhibits` are taken out of `fields` by the caller.
 */
export function leavesOf(fields: Json, exhibits: readonly ExhibitLeaf[] = []): Leaf[] {
  const leaves: Leaf[] = [...walkFields(fields, "")];
  exhibits.forEach((exhibit, position) => {
    leaves.push({ type: "exhibit", pointer: `/exhibits/${position}`, position, exhibit });
  });
  return leaves;
}

/** A fresh salt for every leaf; `randomSalt` gives 32 random bytes as hex. */
export function saltLeaves(leaves: readonly Leaf[], randomSalt: () => string): Salts {
  return Object.fromEntries(leaves.map((leaf) => [leaf.pointer, randomSalt()]));
}

/** The tree of salted leaves. */
export interface SaltedTree {
  readonly root: string;
  /** The leaf's hash and its sibling hashes up to the root. */
  readonly proofOf: (pointer: string) => { readonly leaf: string; readonly path: string[] };
}

/**
 * Builds the tree (OpenZeppelin `SimpleMerkleTree`: sorted leaves, sorted pairs) that `MerkleProof` verifies.
 *
 * @throws RangeError when the salts are not exactly those of the leaves
 */
export function buildSaltedTree(leaves: readonly Leaf[], salts: Salts): SaltedTree {
  if (Object.keys(salts).length !== leaves.length) throw new RangeError("there are not as many salts as leaves");
  const positions = new Map<string, number>();
  const hashes: Uint8Array[] = [];
  for (const leaf of leaves) {
    const salt = Object.hasOwn(salts, leaf.pointer) ? salts[leaf.pointer] : undefined;
    if (salt === undefined) throw new RangeError(`there is no salt for ${leaf.pointer}`);
    positions.set(leaf.pointer, hashes.push(hashLeaf(leaf, salt)) - 1);
  }
  const tree = buildTree(hashes);
  return {
    root: tree.root,
    proofOf: (pointer) => {
      const position = positions.get(pointer);
      if (position === undefined) throw new RangeError(`there is no leaf ${pointer}`);
      return { leaf: toHex(hashes[position] as Uint8Array), path: pathFrom(tree, tree.leafNodes[position] as number) };
    },
  };
}

/** Whether a path leads from a leaf to a root. */
export function isPathValid(root: string, leaf: string, path: readonly string[]): boolean {
  return climb(leaf, path) === root;
}
