import { expect, it } from "vitest";
import type { OutboxOptions } from "../../gateway/delivery/outbox-options.ts";
import { simulateAccepted } from "../../gateway/delivery/simulate-accepted.ts";
import { DomainError } from "../../gateway/domain/errors.ts";
import type { SubmissionRow } from "../../gateway/domain/outbox.ts";

const rowOf = (submissionId: string, from: string, isSimulated: boolean): SubmissionRow => ({
  submissionId,
  acceptedAt: 1,
  state: "accepted",
  requests: [{ from, to: "0x", gas: 400_000, nonce: 0, deadline: 9, data: "0x", signature: "0x" }],
  isSimulated,
  relayNonce: undefined,
  transactionHash: undefined,
  timesCarried: 0,
  outcomes: undefined,
  settledAt: undefined,
  partnerId: 1,
  supersedes: undefined,
  supersededBy: undefined,
});
const group = [rowOf("a", "0xa", true), rowOf("b1", "0xb", false), rowOf("b2", "0xb", false), rowOf("c", "0xc", true)];

const answering = (error: DomainError) =>
  simulateAccepted(
    { ledger: { simulate: () => Promise.reject(error) } } as unknown as OutboxOptions,
    group,
    () => true,
  );

it("what the node has no answer for waits with all of its officer, and holds up nobody else", async () => {
  const { rows, held } = await answering(new DomainError("node-unreachable", "Away."));
  expect(rows.map(({ submissionId }) => submissionId)).toEqual(["a", "c"]);
  expect(held).toEqual(new Set(["0xb"]));
});

it("on another chain nothing is carried", async () => {
  await expect(answering(new DomainError("chain-lost", "Another."))).rejects.toMatchObject({ code: "chain-lost" });
});
