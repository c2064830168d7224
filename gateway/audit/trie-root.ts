import { keccakOfBytes } from "../domain/keccak.ts";
import { toHex } from "../receipts/bytes.ts";
import { encodeBytes, encodeList } from "../receipts/rlp.ts";

/** A key of a trie and what the trie holds there. No key begins with another. */
export interface TrieEntry {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

const HASH_BYTES = 32;
const NIBBLES = 16;
const NOTHING = Uint8Array.of(0x80);

/** Root of the Merkle-Patricia trie of entries (Ethereum Yellow Paper, appendix D); its keys are taken as they are. */
export function trieRoot(entries: readonly TrieEntry[]): string {
  if (entries.length === 0) return toHex(keccakOfBytes(NOTHING));
  const sorted = [...entries].sort((one, other) => Buffer.compare(one.key, other.key));
  return toHex(keccakOfBytes(encodeNode(sorted, 0, sorted.length, 0)));
}

const nibbleAt = (key: Uint8Array, depth: number): number => {
  const byte = key[depth >> 1] as number;
  return depth % 2 === 0 ? byte >> 4 : byte & 15;
};

/** The node of the entries from one position to before another, of which the first `depth` nibbles agree. */
function encodeNode(entries: readonly TrieEntry[], from: number, to: number, depth: number): Uint8Array {
  const first = entries[from] as TrieEntry;
  if (to - from === 1) {
    return encodeList([encodePath(first.key, depth, first.key.length * 2, true), encodeBytes(first.value)]);
  }
  const last = entries[to - 1] as TrieEntry;
  let common = depth;
  while (nibbleAt(first.key, common) === nibbleAt(last.key, common)) common += 1;
  if (common > depth) {
    const below = encodeNode(entries, from, to, common);
    return encodeList([encodePath(first.key, depth, common, false), referenceTo(below)]);
  }
  const children: Uint8Array[] = [];
  let start = from;
  for (let nibble = 0; nibble < NIBBLES; nibble += 1) {
    let end = start;
    while (end < to && nibbleAt((entries[end] as TrieEntry).key, depth) === nibble) end += 1;
    children.push(end === start ? NOTHING : referenceTo(encodeNode(entries, start, end, depth + 1)));
    start = end;
  }
  return encodeList([...children, NOTHING]);
}

/** A node that is shorter than a hash lies in its parent. */
const referenceTo = (encoded: Uint8Array): Uint8Array =>
  encoded.length < HASH_BYTES ? encoded : encodeBytes(keccakOfBytes(encoded));

/** Hex-prefix encoding (yellow paper, appendix C). */
function encodePath(key: Uint8Array, from: number, to: number, isLeaf: boolean): Uint8Array {
  const isOdd = (to - from) % 2 === 1;
  const flags = (isLeaf ? 2 : 0) + (isOdd ? 1 : 0);
  const bytes = [isOdd ? flags * NIBBLES + nibbleAt(key, from) : flags * NIBBLES];
  for (let depth = from + (isOdd ? 1 : 0); depth < to; depth += 2)
    bytes.push(nibbleAt(key, depth) * NIBBLES + nibbleAt(key, depth + 1));
  return encodeBytes(Uint8Array.from(bytes));
}
