import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assembleHeader } from "../../gateway/receipts/assemble-header.ts";
import { toBytes } from "../../gateway/receipts/bytes.ts";
import { followChanges, type VotingHeader } from "../../gateway/receipts/follow-changes.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import { findChanges } from "../../gateway/verbs/find-changes.ts";

// Blocks of a network of Besu with four validators and epochs of 40 blocks: one votes in and one out.
const VECTORS = join(import.meta.dirname, "../vectors/qbft/changes");
const EPOCH = 40;

const headers = new Map(
  readdirSync(VECTORS)
    .filter((name) => /-block-\d+\.json$/.test(name))
    .map((name) => {
      const { response } = JSON.parse(readFileSync(join(VECTORS, name), "utf8"));
      return [Number(response.result.number), assembleHeader(response.result)] as const;
    }),
);
const asked: number[] = [];
const ledger = {
  header: async (number: number) => {
    asked.push(number);
    return headers.get(number);
  },
};
const read = (rlp: string) => readHeader(toBytes(rlp));
const numbersOf = (changes: readonly string[]) => changes.map((rlp) => read(rlp).number);
const validatorsAt = (number: number) => read(headers.get(number) ?? "0x").qbft?.validators ?? [];

describe("findChanges", () => {
  it.each([
    ["a validator voted in", 40, 53, [43, 48, 49]],
    ["a validator voted out", 57, 67, [60, 62, 63]],
    ["the votes before the first block that lists them", 40, 50, [43, 48, 49]],
    ["nothing before they took effect", 40, 49, []],
    ["nothing of votes that an epoch's end cleared", 27, 30, []],
    ["nothing when the block is not after the anchor's", 53, 53, []],
  ])("finds %s", async (_what, since, until, expected) => {
    expect(numbersOf(await findChanges(ledger, { since, epochLength: EPOCH }, until))).toEqual(expected);
  });

  it("finds what leads a verifier to the validators of the block", async () => {
    const changes = (await findChanges(ledger, { since: 40, epochLength: EPOCH }, 53)).map(read) as VotingHeader[];
    const anchor = {
      format: "concord-anchor/1",
      engine: "qbft",
      block: { number: 40, hash: `0x${"00".repeat(32)}` },
      validators: [...validatorsAt(41)],
      epochLength: EPOCH,
      overlap: 1,
    };
    expect(followChanges(anchor as never, changes)).toEqual({ type: "followed", validators: validatorsAt(53) });
  });

  it("takes a few headers where nothing changed", async () => {
    asked.length = 0;
    expect(await findChanges(ledger, { since: 40, epochLength: EPOCH }, 47)).toEqual([]);
    expect(asked).toEqual([41, 47]);
  });

  it("refuses headers that are not there or are those of other blocks", async () => {
    const lying = { header: async () => headers.get(41) };
    await expect(findChanges(lying, { since: 40, epochLength: EPOCH }, 53)).rejects.toMatchObject({
      code: "proof-unavailable",
    });
    await expect(findChanges(ledger, { since: 40, epochLength: EPOCH }, 67)).rejects.toMatchObject({
      code: "proof-unavailable",
    });
  });
});
