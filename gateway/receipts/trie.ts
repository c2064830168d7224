import { DomainError } from "../domain/errors.ts";
import { keccakOfBytes } from "../domain/keccak.ts";
import { toHex } from "./bytes.ts";
import { bytesOf, decodeRlp, type Item, itemsOf } from "./rlp.ts";

/** Hash of the trie that holds nothing: Keccak-256 of the empty string's encoding. */
const EMPTY_ROOT = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
const HASH_BYTES = 32;
const BRANCH_ITEMS = 17;

/** A node of a Merkle-Patricia trie (Ethereum Yellow Paper, appendix D) as far as it has been read. */
type Node =
  | { readonly type: "branch"; readonly children: readonly Item[] }
  | { readonly type: "leaf"; readonly path: readonly number[]; readonly value: Uint8Array }
  | { readonly type: "extension"; readonly path: readonly number[]; readonly child: Item };

interface GivenNode {
  readonly encoded: Uint8Array;
  read: Node | undefined;
}

/** The nodes that a receipt gives. Whatever is looked up in them starts at a hash, so that their order says nothing. */
export class Nodes {
  readonly #given = new Map<string, GivenNode>();

  /** @throws DomainError `proof-node-doubled` */
  constructor(encoded: readonly Uint8Array[]) {
    for (const [position, node] of encoded.entries()) {
      const hash = toHex(keccakOfBytes(node));
      if (this.#given.has(hash))
        throw new DomainError("proof-node-doubled", `Node ${position} comes twice.`, { position });
      this.#given.set(hash, { encoded: node, read: undefined });
    }
  }

  has(hash: string): boolean {
    return this.#given.has(hash);
  }

  /**
   * What a trie has at a key; undefined where it has nothing, which is proven alike.
   *
   * @param key 32 bytes, the hash of an address or of a slot
   * @param what is looked up, for whoever reads why it failed
   * @throws DomainError `proof-node-missing`, `proof-node-malformed`
   */
  find(root: string, key: Uint8Array, what: string): Uint8Array | undefined {
    if (root === EMPTY_ROOT) return undefined;
    const nibbles = nibblesOf(key);
    let node = this.#nodeOf(root, what);
    for (let depth = 0; ; ) {
      if (node.type === "leaf") return isRestOf(nibbles, depth, node.path) ? node.value : undefined;
      const steps = node.type === "branch" ? 1 : node.path.length;
      if (depth + steps > nibbles.length) throw malformed("a way is longer than a key");
      if (node.type === "extension" && !startsWith(nibbles, depth, node.path)) return undefined;
      const next = node.type === "branch" ? (node.children[nibbles[depth] as number] as Item) : node.child;
      depth += steps;
      if (next.type === "list") node = decodeNode(next.encoded);
      else if (next.bytes.length === 0) return undefined;
      else node = this.#nodeOf(toHex(next.bytes), what);
    }
  }

  /** @throws DomainError `proof-node-surplus` when a node was given that nothing led through */
  requireAllUsed(): void {
    const unused = [...this.#given.values()].findIndex(({ read }) => read === undefined);
    if (unused >= 0)
      throw new DomainError("proof-node-surplus", `Node ${unused} proves nothing that is asked.`, { position: unused });
  }

  #nodeOf(hash: string, what: string): Node {
    const given = this.#given.get(hash);
    if (given === undefined)
      throw new DomainError("proof-node-missing", `The node ${hash} on the way to ${what} is missing.`, { hash, what });
    given.read ??= decodeNode(given.encoded);
    return given.read;
  }
}

function malformed(reason: string): DomainError {
  return new DomainError("proof-node-malformed", `A node of the proof is malformed: ${reason}.`, { reason });
}

function decodeNode(encoded: Uint8Array): Node {
  try {
    return readNode(decodeRlp(encoded));
  } catch (error) {
    throw error instanceof RangeError ? malformed(error.message) : error;
  }
}

/** @throws RangeError what is wrong with it */
function readNode(item: Item): Node {
  const items = itemsOf(item);
  if (items.length === BRANCH_ITEMS) {
    const children = items.slice(0, -1);
    children.forEach(requireReference);
    // All keys are of one length, so that none ends at a branch.
    bytesOf(items[BRANCH_ITEMS - 1], 0);
    return { type: "branch", children };
  }
  const [path, target] = items;
  if (items.length !== 2 || path === undefined || target === undefined)
    throw new RangeError("a node has two items or seventeen");
  const { nibbles, isLeaf } = readPath(bytesOf(path));
  if (isLeaf) return { type: "leaf", path: nibbles, value: bytesOf(target) };
  requireReference(target);
  if (nibbles.length === 0 || (target.type === "bytes" && target.bytes.length === 0))
    throw new RangeError("an extension leads nowhere");
  return { type: "extension", path: nibbles, child: target };
}

/** A hash, nothing, or a node that is too small for one. */
function requireReference(item: Item): void {
  if (item.type === "list" ? item.encoded.length >= HASH_BYTES : ![0, HASH_BYTES].includes(item.bytes.length))
    throw new RangeError("a reference is neither a hash nor a small node");
}

/** Hex-prefix encoding (yellow paper, appendix C). */
function readPath(bytes: Uint8Array): { readonly nibbles: readonly number[]; readonly isLeaf: boolean } {
  const [flags = HASH_BYTES, ...rest] = nibblesOf(bytes);
  const isOdd = flags % 2 === 1;
  if (flags > 3 || (!isOdd && rest[0] !== 0)) throw new RangeError("a path has unknown flags");
  return { nibbles: isOdd ? rest : rest.slice(1), isLeaf: flags >= 2 };
}

function nibblesOf(bytes: Uint8Array): number[] {
  const nibbles: number[] = [];
  for (const value of bytes) nibbles.push(value >> 4, value & 15);
  return nibbles;
}

function startsWith(nibbles: readonly number[], depth: number, path: readonly number[]): boolean {
  return path.every((nibble, position) => nibbles[depth + position] === nibble);
}

function isRestOf(nibbles: readonly number[], depth: number, path: readonly number[]): boolean {
  if (depth + path.length !== nibbles.length) throw malformed("a leaf is not at the depth of a key");
  return startsWith(nibbles, depth, path);
}
