import { describe, expect, it } from "vitest";
import type { Ledger, ToldBlock } from "../../gateway/domain/ports.ts";
import { proveState, tellBlocks } from "../../gateway/verbs/tell-ledger.ts";

const word = `0x${"5a".repeat(32)}`;

/** A node with so many blocks of such a size. */
function nodeOf(blocks: number, block: ToldBlock) {
  const asked: number[] = [];
  const ledger = {
    tell: async (from: number, to: number) => {
      const numbers = Array.from({ length: Math.max(0, Math.min(to, blocks - 1) - from + 1) }, (_, n) => from + n);
      asked.push(...numbers);
      return numbers.map(() => block);
    },
  } as unknown as Ledger;
  return { ledger, asked };
}

describe("tellBlocks", () => {
  it("tells those that there are, two hundred at most", async () => {
    const small = { header: "0x01", receipts: null };
    expect((await tellBlocks(nodeOf(1_000, small), { from: 10, to: 999 })).blocks).toHaveLength(200);
    const node = nodeOf(30, small);
    expect((await tellBlocks(node, { from: 3, to: 500 })).blocks).toHaveLength(27);
    expect(node.asked).toEqual(Array.from({ length: 27 }, (_, n) => 3 + n));
    expect((await tellBlocks(node, { from: 9, to: 9 })).blocks).toEqual([small]);
    expect((await tellBlocks(node, { from: 9, to: 8 })).blocks).toEqual([]);
  });

  it("tells fewer where they are large", async () => {
    const large = { header: "0x01", receipts: [`0x${"00".repeat(100_000)}`] };
    expect((await tellBlocks(nodeOf(1_000, large), { from: 0, to: 199 })).blocks).toHaveLength(25);
  });
});

describe("proveState", () => {
  it("asks for the contract by its address", async () => {
    const asked: unknown[] = [];
    const contracts = { registry: "0x01" } as Ledger["contracts"];
    const prove: Ledger["prove"] = async (...given) => {
      asked.push(given);
      return { codeHash: word, account: ["0x80"], storage: [] };
    };
    const ledger = { contracts, prove } as unknown as Ledger;
    const proof = { codeHash: word, account: ["0x80"], storage: [] };
    expect(await proveState({ ledger }, { contract: "registry", block: 7, slot: [word] })).toEqual(proof);
    expect(await proveState({ ledger }, { contract: "registry", block: 8 })).toEqual(proof);
    expect(asked).toEqual([
      ["0x01", [word], 7],
      ["0x01", [], 8],
    ]);
  });
});
