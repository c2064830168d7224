import { AbiCoder, zeroPadValue } from "ethers";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { interfaces } from "../../gateway/chain/contracts.ts";
import { findNonceUse } from "../../gateway/chain/find-nonce-use.ts";
import { connectNode } from "../../gateway/chain/node.ts";
import { forwarderDomain } from "../../gateway/domain/submission.ts";
import { serveNode } from "./serve-node.ts";

/** Besu's own bound. */
const MOST_BLOCKS = 5_000;
const HEAD = 40_000;
const FORWARDER = `0x${"0f".repeat(20)}`;
const OFFICER = `0x${"0a".repeat(20)}`;
const request = {
  from: OFFICER,
  to: `0x${"1e".repeat(20)}`,
  gas: 400_000,
  nonce: 0,
  deadline: 1_800_000_000,
  data: "0x",
  signature: `0x${"5a".repeat(65)}`,
};
const node = await serveNode();
const chain = connectNode(node.url, 7n, 5_000);
afterAll(() => {
  chain.close();
  return node.close();
});

/** The block in which the officer's nonces were used, by nonce. */
let usedAt: readonly number[] = [];
let ranges: [number, number][] = [];

beforeEach(() => {
  ranges = [];
  node.answer = (method, [filter]) => {
    if (method === "eth_blockNumber") return { result: `0x${HEAD.toString(16)}` };
    if (method === "eth_getTransactionByHash") return { result: { input: `0x00${request.signature.slice(2)}` } };
    if (method !== "eth_getLogs") return { error: { code: -32_601, message: "Method not found" } };
    const { fromBlock, toBlock } = filter as { fromBlock: string; toBlock: string };
    const [from, to] = [Number(fromBlock), Number(toBlock)];
    if (to - from + 1 > MOST_BLOCKS) return { error: { code: -32_005, message: "Requested range exceeds maximum" } };
    ranges.push([from, to]);
    return { result: usedAt.flatMap((block, nonce) => (from <= block && block <= to ? [logOf(block, nonce)] : [])) };
  };
});

function logOf(block: number, nonce: number) {
  const event = interfaces.forwarder.getEvent("ExecutedForwardRequest");
  return {
    address: FORWARDER,
    topics: [event?.topicHash, zeroPadValue(OFFICER, 32)],
    data: AbiCoder.defaultAbiCoder().encode(["uint256", "bool"], [nonce, nonce % 2 === 0]),
    blockNumber: `0x${block.toString(16)}`,
    blockHash: `0x${block.toString(16).padStart(64, "0")}`,
    transactionHash: `0x${(block + 1).toString(16).padStart(64, "0")}`,
  };
}

const find = (nonce: number) =>
  findNonceUse(chain, { forwarder: FORWARDER } as Parameters<typeof findNonceUse>[1], forwarderDomain(7n, FORWARDER), {
    ...request,
    nonce,
  });

describe("findNonceUse", () => {
  it("finds an old use on a chain longer than a node answers logs of at once", async () => {
    usedAt = [7, 39_990, 39_990];
    expect(await find(0)).toMatchObject({ blockNumber: 7, isSuccess: true, isByThis: true });
    expect(
      new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => from + n))).size,
    ).toBe(HEAD + 1);
  });

  it("asks for no more than it takes", async () => {
    usedAt = [7, 39_990, 39_990];
    expect(await find(2)).toMatchObject({ blockNumber: 39_990, isSuccess: true });
    expect(await find(1)).toMatchObject({ blockNumber: 39_990, isSuccess: false });
    expect(await find(3)).toBeUndefined();
    expect(ranges).toEqual(Array.from({ length: 3 }, () => [38_001, HEAD]));
  });

  it("finds nothing of who never asked for anything", async () => {
    usedAt = [];
    expect(await find(0)).toBeUndefined();
    expect(Math.min(...ranges.map(([from]) => from))).toBe(0);
  });
});
