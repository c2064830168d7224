import { describe, expect, it } from "vitest";
import type { SubmissionOutcome } from "../../../gateway/domain/submission.ts";
import type { ClientLine } from "../../../scripts/faults/log-of-client.ts";
import { type OnChain, tally } from "../../../scripts/faults/tally.ts";

const SIGNER = `0x${"0a".repeat(20)}`;
const [ROOT, OTHER_ROOT] = [`0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`];
const [TRANSACTION, OTHER] = [`0x${"aa".repeat(32)}`, `0x${"bb".repeat(32)}`];

const asked = (request: string, nonce: number, root = ROOT): ClientLine => ({
  type: "asked",
  request,
  signer: SIGNER,
  nonce,
  root,
});
const acknowledged = (request: string, submission: string): ClientLine => ({
  type: "acknowledged",
  request,
  submission,
});
const executed = (nonce: number, isSuccess = true, transactionHash = TRANSACTION) => ({
  signer: SIGNER,
  nonce,
  isSuccess,
  transactionHash,
});
const record = (root = ROOT, transactionHash = TRANSACTION) => ({ root, signer: SIGNER, transactionHash });
const recorded: SubmissionOutcome = { state: "recorded", transactionHash: TRANSACTION, blockNumber: 7 };
const refused: SubmissionOutcome = {
  state: "refused",
  code: "deadline-passed",
  detail: "It passed.",
  transactionHash: null,
};

const once = [asked("r", 0), acknowledged("r", "s")];
const chain: OnChain = { executions: [executed(0)], records: [record()] };
const nothing: OnChain = { executions: [], records: [] };

describe("what became of acknowledged requests", () => {
  it("is well when each is once on the chain, or shown as refused and not there", () => {
    const lines = [...once, asked("q", 0, OTHER_ROOT), acknowledged("q", "t")];
    const outcomes = new Map<string, SubmissionOutcome>([
      ["s", recorded],
      ["t", refused],
    ]);
    expect(tally(lines, chain, outcomes)).toEqual({
      acknowledged: 2,
      recorded: 1,
      refused: ["deadline-passed"],
      lost: [],
      doubled: [],
    });
  });

  it("counts a request once, however often the same acknowledgement was given", () => {
    const lines = [...once, acknowledged("r", "s")];
    expect(tally(lines, chain, new Map([["s", recorded]]))).toMatchObject({ acknowledged: 1, lost: [], doubled: [] });
  });

  it.each<[string, OnChain, SubmissionOutcome | undefined, string]>([
    ["is nowhere and has no outcome", nothing, undefined, "has no outcome, and is not on the chain"],
    ["is on the chain and has no outcome", chain, undefined, "has no outcome, and is on the chain"],
    ["is shown as recorded and is not on the chain", nothing, recorded, "is not on the chain"],
    [
      "is shown as recorded, and failed on the chain",
      { executions: [executed(0, false)], records: [] },
      recorded,
      "is not on the chain",
    ],
    ["is shown as refused and is on the chain", chain, refused, "shown as refused, and is on the chain"],
    [
      "is on the chain in another transaction than is shown",
      { executions: [executed(0, true, OTHER)], records: [record(ROOT, OTHER)] },
      recorded,
      "in another transaction",
    ],
    [
      "has its nonce used for another package",
      { executions: [executed(0)], records: [record(OTHER_ROOT)] },
      recorded,
      "is not on the chain",
    ],
  ])("counts as lost what %s", (_what, onChain, outcome, said) => {
    const { lost, recorded: count } = tally(once, onChain, new Map([["s", outcome]]));
    expect([lost.length, count]).toEqual([1, 0]);
    expect(lost[0]).toContain(said);
  });

  it.each<[string, readonly ClientLine[], OnChain, string]>([
    ["a request that two submissions were made of", [...once, acknowledged("r", "t")], chain, "taken on as s and t"],
    [
      "a package that is on the chain twice",
      once,
      { ...chain, records: [record(), record(ROOT, OTHER)] },
      `package ${ROOT} is on the chain 2 times`,
    ],
    [
      "a request that was carried out twice",
      once,
      { ...chain, executions: [executed(0), executed(0)] },
      "is on the chain 2 times",
    ],
    [
      "what was turned away and carried out all the same",
      [...once, asked("q", 1, OTHER_ROOT), { type: "turned-away", request: "q", code: "wrong-nonce" }],
      { ...chain, executions: [executed(0), executed(1)] },
      "acknowledged to nobody",
    ],
  ])("counts as doubled %s", (_what, lines, onChain, said) => {
    const { doubled } = tally(lines, onChain, new Map([["s", recorded]]));
    expect(doubled).toHaveLength(1);
    expect(doubled[0]).toContain(said);
  });
});
