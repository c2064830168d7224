import { describe, expect, it } from "vitest";
import { toBytes } from "../../gateway/receipts/bytes.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import { requireProven } from "../../gateway/verbs/require-proven.ts";
import { encodeVote, makeHeader } from "../receipts/chain-kit.ts";
import { idsIn, makeReceipt, VALIDATORS, type World } from "../receipts/receipt-kit.ts";

const require = (world: World, blockHash?: string): void => {
  const { receipt, anchor } = makeReceipt(world);
  const { hash, number, time } = readHeader(toBytes(receipt.block.header));
  const head = { blockNumber: number, blockHash: blockHash ?? hash, blockTime: time };
  const { evidenceId } = idsIn(world);
  requireProven(receipt as never, {
    evidenceId,
    head: head as never,
    codeHashes: anchor.ledger.codeHashes,
    now: time * 1_000,
  });
};
const refusal = (reason: string) =>
  expect.objectContaining({ code: "proof-unavailable", params: expect.objectContaining({ reason }) });

describe("what a gateway gives out as a receipt", () => {
  it("is of the block indexed, whose header those seal whom it lists", () => {
    expect(() => require({})).not.toThrow();
    expect(() => require({}, `0x${"00".repeat(32)}`)).toThrow(refusal("another-block"));
    expect(() => require({ block: { sealers: VALIDATORS.slice(0, 2) } })).toThrow(refusal("seals-too-few"));
    // A block's hash is the same without its seals.
    expect(() => require({ block: { changeSeals: () => [] } })).toThrow(refusal("seals-too-few"));
  });

  it("has no header of a vote that nobody sealed", () => {
    const vote = (sealers: number) =>
      makeHeader({
        number: 40_010,
        time: 1,
        stateRoot: `0x${"00".repeat(32)}`,
        listed: VALIDATORS,
        sealers: VALIDATORS.slice(0, sealers),
        proposer: VALIDATORS[0]?.address ?? "",
        vote: encodeVote(VALIDATORS[3]?.address ?? "", false),
      });
    expect(() => require({ changes: [vote(3)] })).not.toThrow();
    expect(() => require({ changes: [vote(2)] })).toThrow(refusal("seals-too-few"));
  });
});
