import { describe, expect, it } from "vitest";
import type { DomainError } from "../../gateway/domain/errors.ts";
import { nextNonce, type SubmissionRow, standIns } from "../../gateway/domain/outbox.ts";
import type { SubmittedRequest } from "../../gateway/domain/submission.ts";
import { requireSupersedable } from "../../gateway/domain/supersede.ts";

const officer = `0x${"0f".repeat(20)}`;
const requestOf = (nonce: number, changes: Partial<SubmittedRequest> = {}): SubmittedRequest => ({
  from: officer,
  to: `0x${"1e".repeat(20)}`,
  gas: 400_000,
  nonce,
  deadline: 1_800_000_000,
  data: "0x",
  signature: `0x${"5a".repeat(65)}`,
  ...changes,
});
const rowOf = (submissionId: string, changes: Partial<SubmissionRow> = {}): SubmissionRow => ({
  submissionId,
  acceptedAt: 0,
  state: "accepted",
  requests: [requestOf(3), requestOf(4, { deadline: 1_800_000_500 })],
  isSimulated: true,
  relayNonce: undefined,
  transactionHash: undefined,
  timesCarried: 0,
  outcomes: undefined,
  settledAt: undefined,
  partnerId: 1,
  supersedes: undefined,
  supersededBy: undefined,
  ...changes,
});

describe("what is carried of submissions", () => {
  const [first, second, third] = [
    rowOf("first", { supersededBy: "second" }),
    rowOf("second", { supersedes: "first", supersededBy: "third" }),
    rowOf("third", { supersedes: "second" }),
  ] as const;

  it("is each that was not superseded, in its order", () => {
    const [one, other] = [rowOf("one"), rowOf("other")];
    expect(standIns([other, one])).toEqual([other, one]);
  });

  it("is the last that superseded another, in its place and once", () => {
    const other = rowOf("other");
    expect(standIns([first, other, second, third])).toEqual([third, other]);
    expect(standIns([first, other], [second, third])).toEqual([third, other]);
  });

  it("is nothing for one whose successor neither goes with it nor waits", () => {
    const other = rowOf("other");
    expect(standIns([first, other])).toEqual([other]);
    expect(standIns([first, other], [second])).toEqual([other]);
  });
});

describe("the nonce that an officer signs with next", () => {
  const pending = (...nonces: number[]) => nonces.map((nonce) => ({ nonce, isWaiting: true }));

  it("is the one that the forwarder expects when no request waits", () => {
    expect(nextNonce(7, [])).toBe(7);
    expect(nextNonce(7, pending(8, 9))).toBe(7);
  });

  it("is the first that no request has", () => {
    expect(nextNonce(7, pending(7, 8, 10))).toBe(9);
  });
});

describe("requests that supersede a submission", () => {
  const row = rowOf("mine");
  const later = (nonce: number, changes: Partial<SubmittedRequest> = {}) =>
    requestOf(nonce, { deadline: 1_800_000_500, ...changes });

  it("have its officer, its nonces in their order, and no earlier deadline than its latest", () => {
    expect(() => requireSupersedable(row, [later(3), later(4)])).not.toThrow();
    expect(() => requireSupersedable(row, [later(3, { deadline: 1_800_000_501 }), later(4)])).not.toThrow();
    expect(() => requireSupersedable(rowOf("mine", { state: "sent" }), [later(3), later(4)])).not.toThrow();
  });

  const submission = "mine";
  it.each<[string, SubmissionRow, SubmittedRequest[], string, object]>([
    ["of another officer", row, [later(3), later(4, { from: "0x0a" })], "not-entitled", { submission }],
    [
      "once it has its outcome",
      rowOf("mine", { state: "settled" }),
      [later(3), later(4)],
      "not-superseded",
      { submission },
    ],
    [
      "once another does",
      rowOf("mine", { supersededBy: "other" }),
      [later(3), later(4)],
      "superseded",
      { submission, supersededBy: "other" },
    ],
    ["with fewer nonces", row, [later(3)], "wrong-nonce", { submission, expected: [3, 4] }],
    ["with more nonces", row, [later(3), later(4), later(5)], "wrong-nonce", { submission, expected: [3, 4] }],
    ["with another nonce", row, [later(3), later(5)], "wrong-nonce", { submission, expected: [3, 4] }],
    ["with its nonces in another order", row, [later(4), later(3)], "wrong-nonce", { submission, expected: [3, 4] }],
    [
      "with a request that is void before its last",
      row,
      [requestOf(3), later(4)],
      "deadline-too-near",
      { submission, deadline: 1_800_000_500 },
    ],
  ])("are refused %s", (_what, superseded, requests, code, params) => {
    const refusal: Partial<DomainError> = {
      name: "DomainError",
      code: code as DomainError["code"],
      params: { ...params },
    };
    expect(() => requireSupersedable(superseded, requests)).toThrow(expect.objectContaining(refusal));
  });
});
