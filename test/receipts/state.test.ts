import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keccakOfBytes } from "../../gateway/domain/keccak.ts";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import { bytesOf, decodeRlp, encodeBytes, encodeList, itemsOf } from "../../gateway/receipts/rlp.ts";
import { Nodes } from "../../gateway/receipts/trie.ts";
import { type BlockJson, resultOf } from "./block-header.ts";
import { buildTrie } from "./trie-kit.ts";

interface Proof {
  readonly address: string;
  readonly accountProof: readonly string[];
  readonly codeHash: string;
  readonly storageHash: string;
  readonly storageProof: readonly { readonly key: string; readonly value: string; readonly proof: readonly string[] }[];
}

const hashed = (hex: string): Uint8Array => keccakOfBytes(toBytes(hex));
const slotKey = (key: string): Uint8Array => hashed(`0x${key.slice(2).padStart(64, "0")}`);
const nodesOf = ({ accountProof, storageProof }: Proof): Nodes =>
  new Nodes([...new Set([...accountProof, ...storageProof.flatMap(({ proof }) => proof)])].map(toBytes));
const present = resultOf<Proof>("proof");
const root = resultOf<BlockJson>("block").stateRoot as string;

describe("Nodes", () => {
  it("finds the account and the slots that a network's proof proves, and uses every node", () => {
    const nodes = nodesOf(present);
    const account = itemsOf(
      decodeRlp(nodes.find(root, hashed(present.address.toLowerCase()), "account") as Uint8Array),
    );
    expect([account[2], account[3]].map((item) => toHex(bytesOf(item)))).toEqual([
      present.storageHash,
      present.codeHash,
    ]);
    for (const { key, value } of present.storageProof) {
      const found = nodes.find(present.storageHash, slotKey(key), "slot") as Uint8Array;
      expect(toHex(bytesOf(decodeRlp(found)))).toBe(value);
    }
    expect(() => nodes.requireAllUsed()).not.toThrow();
  });

  it("finds nothing at a slot that is proven to be absent", () => {
    const absent = resultOf<Proof>("proof-absent");
    const [slot] = absent.storageProof;
    expect(nodesOf(absent).find(absent.storageHash, slotKey(slot?.key as string), "slot")).toBeUndefined();
  });

  it("finds nothing in storage that is empty, of an older block", () => {
    const historic = resultOf<Proof>("proof-historic");
    for (const { key, value, proof } of historic.storageProof) {
      const found = nodesOf(historic).find(historic.storageHash, slotKey(key), "slot");
      expect(found === undefined ? "0x0" : toHex(bytesOf(decodeRlp(found)))).toBe(value);
      if (found === undefined) expect(proof.length).toBeLessThanOrEqual(1);
    }
  });

  it.each(present.accountProof.map((_, position) => position))(
    "misses account node %i when it is not there",
    (position) => {
      const nodes = new Nodes(present.accountProof.toSpliced(position, 1).map(toBytes));
      expect(() => nodes.find(root, hashed(present.address), "account")).toThrow(
        expect.objectContaining({ code: "proof-node-missing" }),
      );
    },
  );

  it("finds what lies in nodes so small that their parents hold them", () => {
    const keyOf = (end: string): string => `0x${"ab".repeat(31)}${end}`;
    const values = new Map(["00", "01", "10", "2f"].map((end, n) => [keyOf(end), Uint8Array.of(n + 1)] as const));
    const trie = buildTrie("small", values);
    expect(trie.proofOf(keyOf("01"))).toHaveLength(2);
    const nodes = new Nodes(trie.proofOf(keyOf("01")).map(toBytes));
    for (const [key, value] of values) expect(nodes.find(trie.root, toBytes(key), "slot")).toEqual(value);
    for (const end of ["02", "11", "20", "30"])
      expect(nodes.find(trie.root, toBytes(keyOf(end)), "slot")).toBeUndefined();
    expect(nodes.find(trie.root, toBytes(`0x${"ac".repeat(32)}`), "slot")).toBeUndefined();
  });

  it("takes a path in its one text, and no node inside another that is large enough for a hash", () => {
    const key = `0x${"ab".repeat(32)}`;
    const refused = expect.objectContaining({ code: "proof-node-malformed" });
    const padded = encodeList([encodeBytes(toBytes(`0x21${key.slice(2)}`)), encodeBytes(Uint8Array.of(1))]);
    expect(() => new Nodes([padded]).find(toHex(keccakOfBytes(padded)), toBytes(key), "slot")).toThrow(refused);
    const leaf = encodeList([encodeBytes(toBytes(`0x3${key.slice(3)}`)), encodeBytes(Uint8Array.of(1))]);
    const children = Array.from({ length: 17 }, (_, nibble) => (nibble === 10 ? leaf : Uint8Array.of(0x80)));
    const hashedIn = encodeList(children.with(10, encodeBytes(keccakOfBytes(leaf))));
    const sound = new Nodes([hashedIn, leaf]);
    expect(sound.find(toHex(keccakOfBytes(hashedIn)), toBytes(key), "slot")).toEqual(Uint8Array.of(1));
    const inside = encodeList(children);
    expect(() => new Nodes([inside]).find(toHex(keccakOfBytes(inside)), toBytes(key), "slot")).toThrow(refused);
  });

  it("finds all of any trie, and nothing else", () => {
    void fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat({ max: 400 }), { minLength: 1, maxLength: 60 }),
        fc.nat({ max: 400 }),
        (all, other) => {
          // Some keys have most of their digits in common, so that there are long extensions.
          const keyOf = (n: number): string =>
            n % 3 === 0
              ? `0x${"00".repeat(30)}${n.toString(16).padStart(4, "0")}`
              : toHex(hashed(toHex(Uint8Array.of(n >> 8, n))));
          const values = new Map(all.map((n) => [keyOf(n), new Uint8Array(1 + (n % 40)).fill(7)] as const));
          const trie = buildTrie("any", values);
          const given = [...new Set([...all, other].flatMap((n) => trie.proofOf(keyOf(n))))];
          const nodes = new Nodes(given.map(toBytes));
          for (const n of [...all, other])
            expect(nodes.find(trie.root, toBytes(keyOf(n)), "slot")).toEqual(values.get(keyOf(n)));
          expect(() => nodes.requireAllUsed()).not.toThrow();
        },
      ),
    );
  });

  it("refuses a node twice, and one that leads nowhere", () => {
    const [first] = present.accountProof as [string];
    expect(() => new Nodes([first, first].map(toBytes))).toThrow(
      expect.objectContaining({ code: "proof-node-doubled" }),
    );
    const nodes = nodesOf(present);
    nodes.find(root, hashed(present.address), "account");
    expect(() => nodes.requireAllUsed()).toThrow(expect.objectContaining({ code: "proof-node-surplus" }));
  });
});
