import { describe, expect, it } from "vitest";
import type { SubmissionRow } from "../../gateway/domain/ports.ts";
import type { SubmissionOutcome } from "../../gateway/domain/submission.ts";
import { headAt, id, OFFICER, openTemporaryStore } from "./temporary-store.ts";

const refused: SubmissionOutcome = { state: "refused", code: "deadline-passed", detail: "late", transactionHash: null };

function submission(submissionId: string, nonces: readonly number[], acceptedAt = 1): SubmissionRow {
  return {
    submissionId,
    acceptedAt,
    state: "accepted",
    requests: nonces.map((nonce) => ({
      from: OFFICER,
      to: OFFICER,
      gas: 400_000,
      nonce,
      deadline: 9,
      data: "0x",
      signature: "0x",
    })),
    rawTransaction: undefined,
    relayNonce: undefined,
    transactionHash: undefined,
    outcomes: undefined,
    settledAt: undefined,
  };
}

describe("acceptSubmission", () => {
  it("answers the same digest with the submission that it is", async () => {
    const { store } = await openTemporaryStore();
    const first = await store.acceptSubmission(submission("a", [0]), id("digest"));
    const again = await store.acceptSubmission(submission("b", [0]), id("digest"));
    expect(again).toEqual(first);
    expect(await store.submission("b")).toBeUndefined();
    expect(await store.submissionOfDigest(id("digest"))).toEqual(first);
  });

  it("refuses a nonce that another submission has, and keeps nothing of it", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0, 1]), id("first"));
    await expect(store.acceptSubmission(submission("b", [1, 2]), id("second"))).rejects.toMatchObject({
      code: "wrong-nonce",
      params: { nonce: 1, submission: "a" },
    });
    expect(await store.submission("b")).toBeUndefined();
    expect(await store.pendingNonces(OFFICER, 0)).toBe(2);
    expect(await store.pendingNonces(OFFICER, 1)).toBe(1);
    expect(await store.pendingNonces(`0x${"0b".repeat(20)}`, 0)).toBe(0);
  });

  it("gives one of two that race for a nonce", async () => {
    const { store } = await openTemporaryStore();
    const results = await Promise.allSettled([
      store.acceptSubmission(submission("a", [0]), id("first")),
      store.acceptSubmission(submission("b", [0]), id("second")),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("nextUnsettled", () => {
  it("goes by acceptance, though the clock went back or stood still", async () => {
    const { store } = await openTemporaryStore();
    const order = ["z", "m", "a", "k"];
    for (const [nonce, name] of order.entries()) {
      await store.acceptSubmission(submission(name, [nonce], 100 - nonce), id(name));
    }
    const seen: (string | undefined)[] = [];
    for (let n = 0; n < order.length; n += 1) {
      const next = await store.nextUnsettled();
      seen.push(next?.submissionId);
      await store.settle(next?.submissionId ?? "", [refused], 5, 3);
    }
    expect(seen).toEqual(order);
    expect(await store.nextUnsettled()).toBeUndefined();
  });

  it("finishes what was sent before anything new goes out", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0]), id("a"));
    await store.acceptSubmission(submission("b", [1]), id("b"));
    await store.saveTransaction("b", 3, "0xraw", id("hash"));
    expect(await store.nextUnsettled()).toMatchObject({
      submissionId: "b",
      state: "sent",
      relayNonce: 3,
      rawTransaction: "0xraw",
      transactionHash: id("hash"),
    });
  });
});

describe("settle", () => {
  it("keeps the outcome for ever and frees nonces that were not used", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0]), id("a"));
    await store.settle("a", [refused], 7, undefined);
    expect(await store.submission("a")).toMatchObject({ state: "settled", outcomes: [refused], settledAt: 7 });
    expect(await store.pendingNonces(OFFICER, 0)).toBe(0);
    await store.acceptSubmission(submission("b", [0]), id("b"));
    expect(await store.submission("a")).toMatchObject({ state: "settled", outcomes: [refused] });
  });

  it("keeps nonces taken that were used", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0]), id("a"));
    await store.settle("a", [{ state: "recorded", transactionHash: id("tx"), blockNumber: 3 }], 7, 3);
    await expect(store.acceptSubmission(submission("b", [0]), id("b"))).rejects.toMatchObject({ code: "wrong-nonce" });
  });

  it("is undone by a roll-back to before its block, and by nothing else", async () => {
    const { store } = await openTemporaryStore();
    for (const [nonce, name] of ["a", "b", "c"].entries()) {
      await store.acceptSubmission(submission(name, [nonce]), id(name));
      await store.saveTransaction(name, nonce, `0x${nonce}`, id(`tx ${name}`));
    }
    await store.settle("a", [{ state: "recorded", transactionHash: id("tx a"), blockNumber: 3 }], 7, 3);
    await store.settle("b", [{ state: "recorded", transactionHash: id("tx b"), blockNumber: 4 }], 7, 4);
    await store.settle("c", [refused], 7, undefined);
    await store.rollBack(headAt(3));
    expect(await store.submission("a")).toMatchObject({ state: "settled" });
    expect(await store.submission("c")).toMatchObject({ state: "settled", outcomes: [refused] });
    expect(await store.nextUnsettled()).toMatchObject({
      submissionId: "b",
      state: "sent",
      rawTransaction: "0x1",
      outcomes: undefined,
      settledAt: undefined,
    });
    expect(await store.pendingNonces(OFFICER, 0)).toBe(1);
  });

  it("survives a database that is closed and opened again", async () => {
    const first = await openTemporaryStore();
    await first.store.acceptSubmission(submission("a", [0]), id("a"));
    await first.store.acceptSubmission(submission("b", [1]), id("b"));
    await first.store.settle("a", [refused], 7, 3);
    const { store } = await first.reopen();
    expect(await store.submission("a")).toMatchObject({ state: "settled", outcomes: [refused] });
    expect((await store.nextUnsettled())?.submissionId).toBe("b");
    expect(await store.pendingNonces(OFFICER, 0)).toBe(1);
  });
});

describe("spendExchangeNonce", () => {
  it("is true once, and again only after the challenge has expired", async () => {
    const { store } = await openTemporaryStore();
    expect(await store.spendExchangeNonce("n", 100, 50)).toBe(true);
    expect(await store.spendExchangeNonce("n", 100, 50)).toBe(false);
    expect(await store.spendExchangeNonce("n", 100, 100)).toBe(false);
    expect(await store.spendExchangeNonce("m", 100, 50)).toBe(true);
    expect(await store.spendExchangeNonce("n", 200, 101)).toBe(true);
  });

  it("gives a challenge to one of two that race for it", async () => {
    const { store } = await openTemporaryStore();
    const results = await Promise.all([1, 2, 3].map(() => store.spendExchangeNonce("n", 100, 50)));
    expect(results.filter(Boolean)).toHaveLength(1);
  });
});
