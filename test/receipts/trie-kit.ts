import { keccakOfBytes } from "../../gateway/domain/keccak.ts";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import { encodeBytes, encodeList } from "../../gateway/receipts/rlp.ts";

/** What a test may do to a node before its parent takes its hash: `onWay` to the keys that it asks for. */
export interface BuiltNode {
  readonly trie: string;
  readonly kind: "leaf" | "extension" | "branch";
  readonly depth: number;
  readonly key: string | undefined;
  readonly parts: readonly Uint8Array[];
}

export type Rewrite = (node: BuiltNode) => Uint8Array | undefined;

interface Entry {
  readonly key: string;
  readonly nibbles: string;
  readonly value: Uint8Array;
}

interface Built {
  readonly encoded: Uint8Array;
  readonly next: (nibbles: string) => { readonly node: Built; readonly taken: number } | undefined;
}

/** A Merkle-Patricia trie. */
export interface Trie {
  readonly root: string;
  /** The nodes on the way to a key that stand by themselves. */
  readonly proofOf: (key: string) => string[];
}

const NOTHING = Uint8Array.of(0x80);

const hexPrefix = (nibbles: string, isLeaf: boolean): Uint8Array => {
  const flag = (isLeaf ? 2 : 0) + (nibbles.length % 2);
  return encodeBytes(toBytes(`0x${flag.toString(16)}${nibbles.length % 2 === 1 ? "" : "0"}${nibbles}`));
};

const referenceTo = (encoded: Uint8Array): Uint8Array =>
  encoded.length < 32 ? encoded : encodeBytes(keccakOfBytes(encoded));

function commonPrefix(entries: readonly Entry[]): string {
  const [first, ...rest] = entries.map(({ nibbles }) => nibbles) as [string, ...string[]];
  let length = 0;
  while (length < first.length && rest.every((each) => each[length] === first[length])) length += 1;
  return first.slice(0, length);
}

/** Builds the trie of values by keys, `0x` and hex digits of one length, as its nodes are hashed one into the other. */
export function buildTrie(
  trie: string,
  values: ReadonlyMap<string, Uint8Array>,
  rewrite: Rewrite = () => undefined,
): Trie {
  const encode = (node: Omit<BuiltNode, "trie">): Uint8Array => rewrite({ ...node, trie }) ?? encodeList(node.parts);

  function build(entries: readonly Entry[], depth: number): Built {
    const [only] = entries;
    if (only !== undefined && entries.length === 1) {
      const parts = [hexPrefix(only.nibbles, true), encodeBytes(only.value)];
      return { encoded: encode({ kind: "leaf", depth, key: only.key, parts }), next: () => undefined };
    }
    const prefix = commonPrefix(entries);
    if (prefix !== "") {
      const node = build(
        entries.map((entry) => ({ ...entry, nibbles: entry.nibbles.slice(prefix.length) })),
        depth + prefix.length,
      );
      const parts = [hexPrefix(prefix, false), referenceTo(node.encoded)];
      return {
        encoded: encode({ kind: "extension", depth, key: undefined, parts }),
        next: (nibbles) => (nibbles.startsWith(prefix) ? { node, taken: prefix.length } : undefined),
      };
    }
    const children = Array.from({ length: 16 }, (_, nibble) => {
      const below = entries.filter(({ nibbles }) => nibbles[0] === nibble.toString(16));
      const shorter = below.map((entry) => ({ ...entry, nibbles: entry.nibbles.slice(1) }));
      return shorter.length === 0 ? undefined : build(shorter, depth + 1);
    });
    const parts = [...children.map((child) => (child === undefined ? NOTHING : referenceTo(child.encoded))), NOTHING];
    return {
      encoded: encode({ kind: "branch", depth, key: undefined, parts }),
      next: (nibbles) => {
        const node = children[Number.parseInt(nibbles[0] as string, 16)];
        return node === undefined ? undefined : { node, taken: 1 };
      },
    };
  }

  const entries = [...values].map(([key, value]): Entry => ({ key, nibbles: key.slice(2), value }));
  const top = build(entries, 0);
  return {
    root: toHex(keccakOfBytes(top.encoded)),
    proofOf: (key) => {
      const nodes: string[] = [];
      let nibbles = key.slice(2);
      for (let node: Built | undefined = top; node !== undefined; ) {
        if (node === top || node.encoded.length >= 32) nodes.push(toHex(node.encoded));
        const step: ReturnType<Built["next"]> = node.next(nibbles);
        nibbles = nibbles.slice(step?.taken ?? 0);
        node = step?.node;
      }
      return nodes;
    },
  };
}
