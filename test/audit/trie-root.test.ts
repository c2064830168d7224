import { describe, expect, it } from "vitest";
import { logsOf, receiptsRoot } from "../../gateway/audit/block-receipts.ts";
import { bloomOf, bloomReader, exceeds } from "../../gateway/audit/bloom.ts";
import { trieRoot } from "../../gateway/audit/trie-root.ts";
import { keccakOfBytes } from "../../gateway/domain/keccak.ts";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import { encodeBytes } from "../../gateway/receipts/rlp.ts";
import { buildTrie } from "../receipts/trie-kit.ts";

const seeded = (seed: number): Uint8Array => keccakOfBytes(Uint8Array.of(seed & 255, seed >> 8));

describe("trieRoot", () => {
  it.each([1, 2, 3, 17, 300])("is the root of a trie of %i values", (count) => {
    const entries = Array.from({ length: count }, (_, n) => ({
      key: seeded(n),
      value: seeded(n).subarray(0, (n % 32) + 1),
    }));
    const expected = buildTrie("", new Map(entries.map(({ key, value }) => [toHex(key), value])));
    expect(trieRoot(entries)).toBe(expected.root);
    expect(trieRoot(entries.toReversed())).toBe(expected.root);
  });

  it("is that of nothing for none", () => {
    expect(trieRoot([])).toBe("0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");
  });
});

describe("receiptsRoot", () => {
  it.each([1, 2, 128, 129, 300])("keys each of %i receipts by the RLP of its position", (count) => {
    const receipts = Array.from({ length: count }, (_, n) => seeded(n));
    const keyOf = (n: number): string => {
      const bytes = n === 0 ? [] : n < 256 ? [n] : [n >> 8, n & 255];
      return toHex(encodeBytes(Uint8Array.from(bytes)));
    };
    const expected = buildTrie("", new Map(receipts.map((value, n) => [keyOf(n), value])));
    expect(receiptsRoot(receipts)).toBe(expected.root);
  });

  it("reads no receipt of another form", () => {
    for (const spoilt of ["0x", "0xc0", "0x02c0", "0xc401808080", "0x80"])
      expect(() => logsOf([toBytes(spoilt)])).toThrow(RangeError);
  });
});

describe("a bloom", () => {
  it("holds what it was made of, and says of what it lacks that it does", () => {
    const [one, other] = [`0x${"1a".repeat(20)}`, `0x${"2b".repeat(20)}`];
    const bloom = bloomOf([{ address: one, topics: [`0x${"3c".repeat(32)}`] }]);
    expect([bloomReader([one])(bloom), bloomReader([other])(bloom), bloomReader([other, one])(bloom)]).toEqual([
      true,
      false,
      true,
    ]);
    const less = bloomOf([{ address: one, topics: [] }]);
    expect([exceeds(bloom, less), exceeds(less, bloom), exceeds(bloom, bloom)]).toEqual([true, false, false]);
  });
});
