import { describe, expect, it } from "vitest";
import {
  blocksQuerySchema,
  blocksSchema,
  MOST_BLOCKS,
  MOST_SLOTS,
  proofQuerySchema,
  stateProofSchema,
} from "../../../gateway/domain/wire/ledger.ts";

const word = `0x${"5a".repeat(32)}`;

describe("queries of the ledger", () => {
  it("take whole numbers, and slots once or several times", () => {
    expect(blocksQuerySchema.parse({ from: "0", to: "200" })).toEqual({ from: 0, to: 200 });
    const asked = { contract: "board", block: "12" };
    expect(proofQuerySchema.parse(asked)).toEqual({ contract: "board", block: 12 });
    expect(proofQuerySchema.parse({ ...asked, slot: word }).slot).toEqual([word]);
    expect(proofQuerySchema.parse({ ...asked, slot: Array(64).fill(word) }).slot).toHaveLength(64);
    for (const wrong of [{ slot: Array(65).fill(word) }, { slot: "0x01" }, { contract: "timelock" }, { block: "-1" }])
      expect(proofQuerySchema.safeParse({ ...asked, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    for (const wrong of [{ from: "1e3" }, { to: "1.5" }, { from: "1".repeat(16) }, { more: "1" }])
      expect(blocksQuerySchema.safeParse({ from: "0", to: "1", ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });

  it("know every contract of a deployment", () => {
    for (const contract of ["forwarder", "registry", "ledger", "board", "consortium", "anchors"])
      expect(proofQuerySchema.parse({ contract, block: "0" }).contract).toBe(contract);
  });

  it("bound what is asked for at once", () => {
    expect([MOST_BLOCKS, MOST_SLOTS]).toEqual([200, 64]);
  });
});

describe("answers of the ledger", () => {
  it("are bytes, or null where a block has no receipts to tell", () => {
    const blocks = [
      { header: "0x01", receipts: null },
      { header: "0x02", receipts: ["0x03"] },
    ];
    expect(blocksSchema.parse({ blocks })).toEqual({ blocks });
    for (const wrong of [[{ header: "01", receipts: null }], [{ header: "0x01" }], [{ ...blocks[0], more: 1 }]])
      expect(blocksSchema.safeParse({ blocks: wrong }).success).toBe(false);
    const proof = { codeHash: word, account: ["0x80"], storage: [{ slot: word, value: word, nodes: ["0x80"] }] };
    expect(stateProofSchema.parse(proof)).toEqual(proof);
    for (const wrong of [{ account: "0x80" }, { storage: [{ slot: word, value: word }] }, { more: 1 }])
      expect(stateProofSchema.safeParse({ ...proof, ...wrong }).success).toBe(false);
  });
});
