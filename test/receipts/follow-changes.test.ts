import { describe, expect, it } from "vitest";
import type { SealedAnchor } from "../../gateway/receipts/anchor-format.ts";
import { followChanges, type VotingHeader } from "../../gateway/receipts/follow-changes.ts";
import { readHeader, type SealedExtra } from "../../gateway/receipts/header.ts";
import { findSealFault } from "../../gateway/receipts/seals.ts";
import { changeAt, encodeHeader } from "./block-header.ts";

const four = changeAt("vote-in-block-41").validators;
const five = changeAt("vote-in-block-50").validators;
const fourOthers = changeAt("vote-out-block-64").validators;

function anchorAt(number: number, validators: string[], overlap = 9): SealedAnchor {
  const hash = `0x${"00".repeat(32)}`;
  return {
    format: "concord-anchor/1",
    ledger: {
      chainId: "20847",
      genesisHash: hash,
      deploymentId: hash,
      registry: `0x${"00".repeat(20)}`,
      evidenceLedger: `0x${"00".repeat(20)}`,
      codeHashes: { registry: hash, evidenceLedger: hash },
    },
    engine: "qbft",
    block: { number, hash },
    validators,
    epochLength: 40,
    overlap,
    valid: { from: "2026-11-01", until: "2027-11-01" },
  };
}
const headerAt = (name: string): VotingHeader => readHeader(encodeHeader(changeAt(name).block)) as VotingHeader;
const votes = (names: readonly string[]): VotingHeader[] => names.map(headerAt);
const IN = ["vote-in-block-43", "vote-in-block-48", "vote-in-block-49"];
const OUT = ["vote-out-block-60", "vote-out-block-62", "vote-out-block-63"];

describe("followChanges", () => {
  it("adds a validator with the votes of more than half, in the block after the last of them", () => {
    expect(followChanges(anchorAt(40, four), votes(IN.slice(0, 2)))).toEqual({ type: "followed", validators: four });
    expect(followChanges(anchorAt(40, four), votes(IN))).toEqual({ type: "followed", validators: five });
  });

  it("drops a validator likewise", () => {
    expect(followChanges(anchorAt(40, four), votes([...IN, ...OUT.slice(0, 2)]))).toEqual({
      type: "followed",
      validators: five,
    });
    expect(followChanges(anchorAt(40, four), votes([...IN, ...OUT]))).toEqual({
      type: "followed",
      validators: fourOthers,
    });
  });

  it.each([
    ["vote-in-block-50", IN, five],
    ["vote-out-block-64", [...IN, ...OUT], fourOthers],
  ])("gives those who sealed %s, the first block that lists them", (name, names, expected) => {
    const followed = followChanges(anchorAt(40, four), votes(names));
    expect(followed).toEqual({ type: "followed", validators: expected });
    expect(findSealFault(headerAt(name).qbft as SealedExtra, expected)).toBeUndefined();
    expect(findSealFault(headerAt(name).qbft as SealedExtra, four)).toBe("validators-differ");
  });

  it("forgets at the end of an epoch what was voted in it", () => {
    const before = votes(["vote-epoch-block-28", "vote-epoch-block-30"]);
    expect(followChanges(anchorAt(0, four), [...before, headerAt("vote-in-block-43")])).toEqual({
      type: "followed",
      validators: four,
    });
    expect(followChanges(anchorAt(0, four), [...before, ...votes(IN.slice(0, 2))])).toEqual({
      type: "followed",
      validators: four,
    });
    // Were the epochs one, the votes before it would have sufficed with the first of the three after it.
    expect(
      followChanges({ ...anchorAt(0, four), epochLength: 1_000 }, [...before, headerAt("vote-in-block-43")]),
    ).toEqual({
      type: "followed",
      validators: five,
    });
  });

  it("counts a vote inside the last block of an epoch for nothing, as the network did", () => {
    const others = changeAt("vote-epoch2-block-203").validators;
    expect(headerAt("vote-epoch2-block-200").qbft.vote).toBeDefined();
    expect(followChanges(anchorAt(200, others), votes(["vote-epoch2-block-201", "vote-epoch2-block-203"]))).toEqual({
      type: "followed",
      validators: others,
    });
  });

  it("follows no more changes than the anchor allows", () => {
    expect(followChanges(anchorAt(40, four, 1), votes([...IN, ...OUT]))).toEqual({ type: "beyond", changes: 2 });
    expect(followChanges(anchorAt(40, four, 2), votes([...IN, ...OUT])).type).toBe("followed");
  });

  it("names the header that is not sealed by those who seal there", () => {
    expect(followChanges(anchorAt(40, four), votes(OUT))).toEqual({ type: "fault", code: "validators-differ", at: 60 });
    const [first, ...rest] = votes(IN) as [VotingHeader, ...VotingHeader[]];
    const unsealed = { ...first, qbft: { ...first.qbft, seals: first.qbft.seals.slice(0, 2) } };
    expect(followChanges(anchorAt(40, four), [unsealed, ...rest])).toEqual({
      type: "fault",
      code: "seals-too-few",
      at: 43,
    });
    const foreign = { ...first, proposer: `0x${"0a".repeat(20)}` };
    expect(followChanges(anchorAt(40, four), [foreign, ...rest])).toEqual({
      type: "fault",
      code: "voter-not-validator",
      at: 43,
    });
  });

  it("takes one vote of a voter on a subject, and the later one where there are two", () => {
    const [first, second] = votes(IN) as [VotingHeader, VotingHeader];
    expect(followChanges(anchorAt(40, four), [first, first, first])).toEqual({ type: "followed", validators: four });
    const against = { ...first, qbft: { ...first.qbft, vote: { ...first.qbft.vote, isToAdd: false } } };
    expect(followChanges(anchorAt(40, four), [first, second, against, headerAt("vote-in-block-49")])).toEqual({
      type: "followed",
      validators: four,
    });
  });
});
