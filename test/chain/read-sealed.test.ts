import { decodeRlp, encodeRlp } from "ethers";
import { describe, expect, it } from "vitest";
import type { Node } from "../../gateway/chain/node.ts";
import { readSealed } from "../../gateway/chain/read-sealed.ts";
import type { BlockRef } from "../../gateway/domain/ports.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import { type BlockJson, changeAt, encodeHeader } from "../receipts/block-header.ts";

const { block } = changeAt("vote-epoch-block-28");

/** The block with other extra data, under the hash that it then has. */
function withExtra(change: (parts: Parts) => Parts): BlockJson {
  const extraData = encodeRlp(change(decodeRlp(block.extraData ?? "0x") as unknown as Parts) as unknown as string[]);
  const changed = { ...block, extraData };
  return { ...changed, hash: readHeader(encodeHeader(changed)).hash };
}

type Parts = [vanity: string, validators: string[], vote: string[], round: string, seals: string[]];
const withSeals = (count: number): BlockJson =>
  withExtra(([vanity, validators, vote, round, seals]) => [vanity, validators, vote, round, seals.slice(0, count)]);
const withoutValidators = (): BlockJson => withExtra(([vanity, , vote, round]) => [vanity, [], vote, round, []]);

const nodeWith = (answer: BlockJson | null): Pick<Node, "send" | "block"> => ({
  send: async <T>() => answer as T,
  block: () => Promise.reject(new Error("nobody asks for it without its seals")),
});
const read = (answer: BlockJson | null, known?: BlockRef) => readSealed(nodeWith(answer), "latest", "qbft", known);

describe("a block of QBFT", () => {
  it("is final by the seals of its validators", async () => {
    expect(await read(block)).toEqual({
      blockNumber: Number(block.number),
      blockHash: block.hash,
      blockTime: Number(block.timestamp),
    });
    expect(await read(null)).toBeUndefined();
  });

  it.each([
    ["with too few seals", withSeals(2)],
    ["without any seal", withSeals(0)],
    ["of no validators, whom none is needed of", withoutValidators()],
    ["of another engine", { ...block, extraData: "0x" }],
    ["whose hash is another header's", { ...block, stateRoot: `0x${"00".repeat(32)}` }],
    ["of another height than it says", { ...block, number: "0x1" }],
    ["that is no block", { number: "0x1c", hash: block.hash, timestamp: "0x1" } as BlockJson],
  ])("is none %s", async (_what, changed) => {
    await expect(read(changed)).rejects.toMatchObject({ code: "block-unsealed" });
  });

  it("is not looked at again once it was found sealed", async () => {
    const known = { blockNumber: Number(block.number), blockHash: withSeals(0).hash, blockTime: 7 };
    expect(await read({ ...withSeals(0), number: "0xffffff" }, known)).toBe(known);
  });

  it("is none of another height than the one that was asked for, be it the first", async () => {
    for (const answer of [block, { ...block, number: "0x0" }])
      await expect(readSealed(nodeWith(answer), 41, "qbft")).rejects.toMatchObject({ code: "block-unsealed" });
  });

  it.each([
    undefined,
    7,
    "0x",
    [],
    { number: "0x1" },
    { ...block, number: ["0x0"] },
    { ...block, hash: "\u001b[2J" },
    { ...block, timestamp: "later" },
  ])("is none that a node should answer: %j", async (answer) => {
    await expect(read(answer as BlockJson)).rejects.toMatchObject({ code: "node-unreachable" });
  });
});
