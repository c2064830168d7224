import { TypedDataEncoder } from "ethers";
import { describe, expect, it } from "vitest";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import type { VotingHeader } from "../../gateway/receipts/follow-changes.ts";
import {
  checkpointDomain,
  checkpointMessage,
  checkpointTypes,
  hashOfCheckpoint,
} from "../../gateway/receipts/hash-checkpoint.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import { judgeFinality } from "../../gateway/receipts/judge-finality.ts";
import { changeAt, encodeHeader } from "./block-header.ts";
import { encodeVote, makeHeader, type Validator, validatorOf } from "./chain-kit.ts";
import {
  CHECKPOINT_BLOCK,
  FORMER,
  finalityOf,
  makeCheckpointed,
  OLD_BLOCK,
  PARTNERS,
  restated,
  sign,
  sound,
  statement,
} from "./checkpoint-kit.ts";
import { NOW, VALIDATORS, type World } from "./receipt-kit.ts";

/** A header at which a former validator votes. */
const vote = (
  number: number,
  proposer: number,
  subject: Validator,
  isToAdd: boolean,
  listed = FORMER,
  sealers = listed,
) =>
  makeHeader({
    number,
    time: 1_700_000_000,
    stateRoot: `0x${"00".repeat(32)}`,
    listed,
    sealers,
    proposer: listed[proposer]?.address as string,
    vote: encodeVote(subject.address, isToAdd),
  });

describe("a checkpoint", () => {
  it("is what EIP-712 has partners sign", () => {
    const domain = checkpointDomain(statement);
    const hash = TypedDataEncoder.hash(domain, checkpointTypes, checkpointMessage(statement));
    expect(toHex(hashOfCheckpoint(statement))).toBe(hash);
  });

  it("leads from an anchor to a block whose validators are none of the anchor's", () => {
    expect(finalityOf(sound, [])).toBe("finality fails validators-differ");
    expect(finalityOf(sound, [sound.checkpoint])).toBe("finality holds final");
  });

  it("leads past more changes than are followed", () => {
    const extra = ["e", "f", "g"].map((name) => validatorOf(name));
    const changes: string[] = [];
    let listed = FORMER;
    for (const [position, subject] of extra.entries()) {
      for (let proposer = 0; 2 * proposer <= listed.length; proposer += 1)
        changes.push(vote(OLD_BLOCK + 100 * position + proposer + 1, proposer, subject, true, listed));
      listed = [...listed, subject].toSorted((one, other) => (one.address < other.address ? -1 : 1));
    }
    const far = makeCheckpointed({ changes });
    expect(finalityOf(far, [])).toBe("finality unknown overlap-exceeded");
    expect(finalityOf(far, [far.checkpoint])).toBe("finality holds final");
  });

  it("counts with others in any order, and the youngest before the block is what it is held to", () => {
    const older = restated({
      block: { number: 30_000, hash: `0x${"03".repeat(32)}` },
      validators: FORMER.map(({ address }) => address),
    });
    const later = restated({
      block: { number: 50_000, hash: `0x${"05".repeat(32)}` },
      validators: FORMER.map(({ address }) => address),
    });
    for (const given of [
      [older, sound.checkpoint, later],
      [later, sound.checkpoint, older],
      [sound.checkpoint, later, older, sound.checkpoint],
    ])
      expect(finalityOf(sound, given)).toBe("finality holds final");
    expect(finalityOf(sound, [older, later])).toBe("finality fails validators-differ");
  });

  it("leads on through headers that Besu made, from the block where the recorded network cleared its votes", () => {
    const headerAt = (name: string) => readHeader(encodeHeader(changeAt(name).block)) as VotingHeader;
    const names = ["in-block-43", "in-block-48", "in-block-49", "out-block-60", "out-block-62", "out-block-63"];
    const headers = { block: headerAt("vote-out-block-67"), changes: names.map((name) => headerAt(`vote-${name}`)) };
    const { block } = changeAt("vote-epoch-block-40");
    const from = (name: string, overlap: number) => {
      const anchor = { ...sound.anchor, block: { number: 0, hash: `0x${"00".repeat(32)}` }, epochLength: 40, overlap };
      const point = { block: { number: 40, hash: block.hash }, validators: changeAt(name).validators };
      const { finality } = judgeFinality(headers, anchor as never, [{ ...sound.checkpoint, ...point } as never], NOW);
      return `${finality.code} ${finality.detail}`;
    };
    expect(from("vote-in-block-41", 2)).toMatch(/^final .* Followed from the checkpoint of block 40\.$/);
    expect(from("vote-in-block-41", 1)).toMatch(/^overlap-exceeded /);
    expect(from("vote-in-block-50", 2)).toMatch(/^validators-differ /);
  });

  it("vouches for its own block, and for no other of that number", () => {
    const own = makeCheckpointed({ block: { number: CHECKPOINT_BLOCK } } satisfies World);
    expect(finalityOf(own, [own.checkpoint])).toBe("finality fails block-differs");
    const block = { number: CHECKPOINT_BLOCK, hash: readHeader(toBytes(own.receipt.block.header)).hash };
    expect(finalityOf(own, [restated({ block: block })])).toBe("finality holds final");
  });

  it("that leads elsewhere than the seals do is never followed, where the receipt has those that lead there", () => {
    // Three of four have voted the fourth out: the checkpoint still names the four of the receipt's block.
    const changes = [0, 1, 2].map((proposer) =>
      vote(OLD_BLOCK + 1 + proposer, proposer, FORMER[3] as Validator, false),
    );
    const off = makeCheckpointed({ changes });
    expect(finalityOf(off, [off.checkpoint])).toBe("finality fails checkpoint-off-chain");
    // Headers of a receipt made for a younger anchor lead nowhere from this one.
    const middle = makeCheckpointed({
      changes: [vote(OLD_BLOCK + 5_000, 0, FORMER[0] as Validator, false, VALIDATORS)],
    });
    expect(finalityOf(middle, [middle.checkpoint])).toBe("finality holds final");
  });

  it("of a block before the anchor's adds nothing, and of the anchor's own has to say the same", () => {
    const near = makeCheckpointed({
      anchor: { block: { number: 40_000, hash: statement.block.hash }, validators: statement.validators },
    });
    const before = restated({ block: { number: 10_000, hash: `0x${"01".repeat(32)}` } });
    expect(finalityOf(near, [before])).toBe("finality holds final");
    expect(finalityOf(near, [near.checkpoint])).toBe("finality holds final");
    const other = restated({ block: { number: 40_000, hash: `0x${"0d".repeat(32)}` } });
    expect(finalityOf(near, [other])).toBe("checkpoints-contradict");
  });

  it.each([
    ["2024-12-31", "finality unknown anchor-not-yet-valid"],
    ["2025-03-01", "finality unknown checkpoint-not-yet-valid"],
    ["2025-08-01", "finality holds final"],
    ["2026-01-01", "finality unknown checkpoint-expired"],
    ["2027-01-01", "finality unknown anchor-expired"],
  ])("on %s is: %s", (day, expected) => {
    const dated = restated({ valid: { from: "2025-06-01", until: "2025-12-31" } });
    expect(finalityOf(sound, [dated], Date.parse(day) / 1_000)).toBe(expected);
  });

  it("is countersigned by two thirds of the partners, whoever signs for each", () => {
    const all = PARTNERS.flat();
    expect(finalityOf(sound, [sign(statement, all)])).toBe("finality holds final");
    expect(finalityOf(sound, [sign(statement, [...(PARTNERS[0] ?? []), ...(PARTNERS[1] ?? [])])])).toBe(
      "checkpoint-partners-too-few",
    );
  });
});
