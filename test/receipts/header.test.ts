import { describe, expect, it } from "vitest";
import { toBytes } from "../../gateway/receipts/bytes.ts";
import { type Header, readHeader, type SealedExtra } from "../../gateway/receipts/header.ts";
import { findSealFault } from "../../gateway/receipts/seals.ts";
import { type BlockJson, changeAt, encodeHeader, encodeHeaderHex, readVector, resultOf } from "./block-header.ts";

const blocks = ["block-parent", "block", "block-round1", "block-round1-from-8545", "block-round1-from-8546"];
const changes = [
  ...[28, 29, 30, 39, 40, 41].map((number) => `vote-epoch-block-${number}`),
  ...[199, 200, 201, 203].map((number) => `vote-epoch2-block-${number}`),
  ...[41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53].map((number) => `vote-in-block-${number}`),
  ...[58, 59, 60, 61, 62, 63, 64, 65, 66, 67].map((number) => `vote-out-block-${number}`),
];
const qbftOf = (header: Header): SealedExtra => header.qbft as SealedExtra;

describe("readHeader", () => {
  it.each([
    ["raw-header", "block"],
    ["raw-header-round1", "block-round1"],
  ])("reads %s as the node gives it raw and as it gives it in JSON", (raw, json) => {
    const block = resultOf<BlockJson>(json);
    expect(encodeHeaderHex(block)).toBe(resultOf<string>(raw));
    expect(readHeader(toBytes(resultOf<string>(raw)))).toMatchObject({
      hash: block.hash,
      number: Number(block.number),
      time: Number(block.timestamp),
      stateRoot: block.stateRoot,
      proposer: block.miner,
    });
  });

  it.each(blocks)("gives %s the hash that the network gives it", (name) => {
    const block = resultOf<BlockJson>(name);
    expect(readHeader(encodeHeader(block)).hash).toBe(block.hash);
  });

  it.each(["block-genesis", "changes/vote-genesis"])("hashes %s whole", (name) => {
    const block = resultOf<BlockJson>(name);
    expect(readHeader(encodeHeader(block))).toMatchObject({ hash: block.hash, number: 0, qbft: undefined });
  });

  it.each(changes)("reads the validators, the vote and the hash of %s", (name) => {
    const { block, validators } = changeAt(name);
    const header = readHeader(encodeHeader(block));
    expect(header.hash).toBe(block.hash);
    expect(qbftOf(header).validators).toEqual(validators);
  });

  it("reads votes to add and to drop, and an empty one as none", () => {
    const voteAt = (name: string) => qbftOf(readHeader(encodeHeader(changeAt(name).block))).vote;
    expect(voteAt("vote-in-block-43")).toEqual({
      subject: "0x3fb00d896df081150054c5ed338a79b6b503b7d3",
      isToAdd: true,
    });
    expect(voteAt("vote-out-block-60")).toEqual({
      subject: "0x80bcec07d3193a0d8a8a8d2bfd2ad4d7c9204712",
      isToAdd: false,
    });
    expect(voteAt("vote-in-block-44")).toBeUndefined();
    expect(readHeader(toBytes(resultOf<string>("changes/vote-out-raw-header-60"))).hash).toBe(
      changeAt("vote-out-block-60").block.hash,
    );
  });

  it.each([
    ["is cut off", (raw: string) => raw.slice(0, -2)],
    ["has a byte after it", (raw: string) => `${raw}00`],
    ["is no list", () => "0x820102"],
    ["has a short hash", (raw: string) => `0xf90341${"9f"}${raw.slice(10, -2)}`],
  ])("refuses a header that %s", (_, change) => {
    expect(() => readHeader(toBytes(change(resultOf<string>("raw-header-round1"))))).toThrow(RangeError);
  });
});

describe("findSealFault", () => {
  const validators = resultOf<string[]>("validators");

  it.each(blocks)("finds none in %s, in whichever order a node keeps the seals", (name) => {
    const header = readHeader(encodeHeader(resultOf<BlockJson>(name)));
    expect(findSealFault(qbftOf(header), validators)).toBeUndefined();
  });

  it("finds none in any block around the changes, sealed by the validators that the header lists", () => {
    for (const name of changes) {
      const { block, validators: listed } = changeAt(name);
      expect(findSealFault(qbftOf(readHeader(encodeHeader(block))), listed), name).toBeUndefined();
    }
  });

  it("counts the seals of one block as each of several nodes stored it", () => {
    const { response } = readVector<{ response: Record<string, { node: string; extraData: string; hash: string }[]> }>(
      "changes/vote-switch-extradata-per-node",
    );
    let orders = 0;
    for (const [number, stored] of Object.entries(response)) {
      const { block, validators: listed } = changeAt(number === "50" ? "vote-in-block-50" : "vote-out-block-64");
      orders += new Set(stored.map(({ extraData }) => extraData)).size;
      for (const { extraData, hash } of stored) {
        const header = readHeader(encodeHeader({ ...block, extraData }));
        expect(header.hash).toBe(hash);
        expect(findSealFault(qbftOf(header), listed)).toBeUndefined();
      }
    }
    expect(orders).toBeGreaterThan(2);
  });

  it("takes the round that was agreed in: seals of round 1 are none of round 0", () => {
    const block = resultOf<BlockJson>("block-round1");
    const qbft = qbftOf(readHeader(encodeHeader(block)));
    const other = readHeader(
      encodeHeader({ ...block, extraData: (block.extraData as string).replace("c001f8c9", "c080f8c9") }),
    );
    expect(other.hash).toBe(block.hash);
    expect(findSealFault(qbft, validators)).toBeUndefined();
    expect(findSealFault(qbftOf(other), validators)).toBe("seal-not-of-validator");
  });

  it("takes no seal twice, no list but the one asked for, and no fewer than two thirds", () => {
    const qbft = qbftOf(readHeader(encodeHeader(resultOf<BlockJson>("block"))));
    const [first, second] = qbft.seals as [Uint8Array, Uint8Array];
    expect(findSealFault({ ...qbft, seals: [...qbft.seals, first] }, validators)).toBe("seal-doubled");
    expect(findSealFault({ ...qbft, seals: [first, second] }, validators)).toBe("seals-too-few");
    expect(findSealFault(qbft, validators.slice(1))).toBe("validators-differ");
    expect(findSealFault({ ...qbft, validators: validators.toReversed() }, validators)).toBe("validators-differ");
    expect(findSealFault({ ...qbft, seals: [Uint8Array.of(...first.subarray(0, 64), 2)] }, validators)).toBe(
      "seal-invalid",
    );
  });
});
