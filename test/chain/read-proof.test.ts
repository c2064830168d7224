import { keccak256 } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectNode, type Node } from "../../gateway/chain/node.ts";
import { stateProofs } from "../../gateway/chain/read-proof.ts";
import { resultOf } from "../receipts/block-header.ts";
import { startChain } from "../verbs/chain-child.ts";
import { serveNode } from "./serve-node.ts";

const CONTRACT = `0x${"c0".repeat(20)}`;
const SLOT = `0x${"51".repeat(32)}`;
const sound = { codeHash: SLOT, accountProof: ["0xc0"], storageProof: [{ key: SLOT, value: "0x1", proof: ["0xc1"] }] };

let node: Node;
let served: Awaited<ReturnType<typeof serveNode>>;
beforeAll(async () => {
  served = await serveNode();
  node = connectNode(served.url, 1n, 500);
});
afterAll(async () => {
  node.close();
  await served.close();
});

const prove = () => stateProofs(node).prove(CONTRACT, [SLOT], 7);

describe("prove", () => {
  it("asks for slots by their 32 bytes as of one block, and gives words of 32 bytes", async () => {
    served.answer = () => ({ result: sound });
    expect(await prove()).toEqual({
      codeHash: SLOT,
      account: ["0xc0"],
      storage: [{ slot: SLOT, value: `0x${"0".repeat(63)}1`, nodes: ["0xc1"] }],
    });
    expect(served.asked.at(-1)).toEqual({ method: "eth_getProof", params: [CONTRACT, [SLOT], "0x7"] });
  });

  it.each<[string, object]>([
    ["World state unavailable", { error: { code: -32_000, message: "World state unavailable" } }],
    ["an internal error", { error: { code: -32_603, message: "Internal error" } }],
    ["that it has no such method", { error: { code: -32_601, message: "method not found" } }],
    ["null", { result: null }],
    ["no account", { result: { ...sound, accountProof: [] } }],
    ["another number of slots", { result: { ...sound, storageProof: [] } }],
    ["nodes that are no bytes", { result: { ...sound, accountProof: ["0xc"] } }],
    ["half a slot", { result: { ...sound, storageProof: [{ key: SLOT, value: "0x1" }] } }],
  ])("says that there is no proof where the node answers %s", async (_title, answer) => {
    served.answer = () => answer;
    await expect(prove()).rejects.toMatchObject({ code: "proof-unavailable", params: { block: 7 } });
  });

  it("tells silence from an answer", async () => {
    served.answer = () => undefined;
    await expect(prove()).rejects.toMatchObject({ code: "node-unreachable" });
  });
});

describe("header", () => {
  it("is undefined for a block that the node does not have", async () => {
    served.answer = () => ({ result: null });
    expect(await stateProofs(node).header(7)).toBeUndefined();
  });

  it("is refused where a member is missing", async () => {
    served.answer = () => ({ result: { number: "0x7" } });
    await expect(stateProofs(node).header(7)).rejects.toMatchObject({ code: "proof-unavailable" });
  });

  it.each([
    ["block", "raw-header"],
    ["block-round1", "raw-header-round1"],
  ])("of a block that validators sealed is to the byte the one that the node has (%s)", async (block, raw) => {
    served.answer = () => ({ result: resultOf(block) });
    expect(await stateProofs(node).header(7)).toBe(resultOf(raw));
  });

  it("of the genesis block and of a later fork is that of the block's hash", async () => {
    const genesis = resultOf<{ hash: string }>("block-genesis");
    served.answer = () => ({ result: genesis });
    expect(keccak256((await stateProofs(node).header(0)) ?? "")).toBe(genesis.hash);
    const chain = await startChain();
    try {
      const { hash } = await chain.ask<{ hash: string }>("eth_getBlockByNumber", "latest", false);
      const local = connectNode(chain.url, 31_337n, 2_000);
      expect(keccak256((await stateProofs(local).header(0)) ?? "")).toBe(hash);
      local.close();
    } finally {
      await chain.stop();
    }
  });
});
