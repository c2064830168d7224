import { describe, expect, it } from "vitest";
import type { SubmissionRow } from "../../gateway/domain/outbox.ts";
import { MOST_BLOCKS_KEPT } from "../../gateway/domain/ports.ts";
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
    relayNonce: undefined,
    transactionHash: undefined,
    isSimulated: true,
    timesCarried: 0,
    outcomes: undefined,
    settledAt: undefined,
    partnerId: 1,
    supersedes: undefined,
    supersededBy: undefined,
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
    expect((await store.pendingNonces(OFFICER, 0)).map(({ nonce }) => nonce)).toEqual([0, 1]);
    expect((await store.pendingNonces(OFFICER, 1)).map(({ nonce }) => nonce)).toEqual([1]);
    expect(await store.pendingNonces(`0x${"0b".repeat(20)}`, 0)).toEqual([]);
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

describe("a submission that supersedes another", () => {
  const second = { ...submission("b", [0, 1]), supersedes: "a" };

  it("has its nonces, of which each says whether a transaction carries the one that is in force", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0, 1]), id("first"));
    await store.keepTransaction(transaction(0), ["a"]);
    await store.acceptSubmission(second, id("second"));
    expect(await store.submission("a")).toMatchObject({ state: "sent", supersededBy: "b" });
    expect(await store.submission("b")).toEqual(second);
    expect(await store.pendingNonces(OFFICER, 0)).toEqual([
      { nonce: 0, isWaiting: true },
      { nonce: 1, isWaiting: true },
    ]);
  });

  it("is one of two that race for its place", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0, 1]), id("first"));
    const results = await Promise.allSettled([
      store.acceptSubmission(second, id("second")),
      store.acceptSubmission({ ...second, submissionId: "c" }, id("third")),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("is not kept when the other has settled meanwhile", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0, 1]), id("first"));
    await store.settle({ submissionId: "a", outcomes: [refused, refused], block: undefined }, 7);
    await expect(store.acceptSubmission(second, id("second"))).rejects.toMatchObject({ code: "not-superseded" });
    expect(await store.submission("b")).toBeUndefined();
  });

  it("joins the transaction that replaces the one of the other, and has the nonces again after a roll-back", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0, 1]), id("first"));
    await store.acceptSubmission(submission("c", [2]), id("third"));
    await store.keepTransaction(transaction(0), ["a", "c"]);
    await store.acceptSubmission(second, id("second"));
    expect(await store.keepTransaction(transaction(0, id("in its place")), ["b", "c"], id("tx 0"))).toBe(true);
    for (const [name, hash] of [
      ["a", id("tx 0")],
      ["b", id("in its place")],
      ["c", id("in its place")],
    ] as const) {
      expect(await store.submission(name)).toMatchObject({ state: "sent", relayNonce: 0, transactionHash: hash });
    }
    for (let block = 1; block <= 4; block += 1) await store.advance(headAt(block), []);
    const at = headAt(4);
    const settlements = [
      { submissionId: "a", outcomes: [refused, refused], block: at },
      { submissionId: "b", outcomes: [recordedIn(4, id("in its place")), refused], block: at },
    ];
    const mined = { hash: id("in its place"), ...at };
    expect(await store.closeNonce({ relay: RELAY, nonce: 0, mined, settlements }, 7)).toBe(true);
    await store.rollBack(headAt(3));
    expect((await store.pendingNonces(OFFICER, 0)).map(({ nonce }) => nonce)).toEqual([0, 1, 2]);
    await expect(store.acceptSubmission(submission("d", [0]), id("fourth"))).rejects.toMatchObject({
      params: { nonce: 0, submission: "b" },
    });
  });
});

const RELAY = `0x${"0e".repeat(20)}`;

const transaction = (nonce: number, hash = id(`tx ${nonce}`)) => ({
  hash,
  relay: RELAY,
  nonce,
  isEmpty: false,
  gasPrice: 0n,
  raw: `0x0${nonce}`,
  signedAt: 1,
  signedBlock: 0,
});

const recordedIn = (blockNumber: number, hash: string): SubmissionOutcome => ({
  state: "recorded",
  transactionHash: hash,
  blockNumber,
});

/** A store with submissions, each carried by a transaction of its own, and blocks up to 5 indexed. */
async function openCarried(names: readonly string[]) {
  const opened = await openTemporaryStore();
  for (const [nonce, name] of names.entries()) {
    await opened.store.acceptSubmission(submission(name, [nonce]), id(name));
    expect(await opened.store.keepTransaction(transaction(nonce), [name])).toBe(true);
  }
  for (let block = 1; block <= 5; block += 1) await opened.store.advance(headAt(block), []);
  const close = (name: string, nonce: number, block: number, fork = "") =>
    opened.store.closeNonce(
      {
        relay: RELAY,
        nonce,
        mined: { hash: id(`tx ${nonce}`), ...headAt(block, fork) },
        settlements: [
          { submissionId: name, outcomes: [recordedIn(block, id(`tx ${nonce}`))], block: headAt(block, fork) },
        ],
      },
      7,
    );
  return { ...opened, close };
}

describe("waitingSubmissions", () => {
  it("goes by acceptance, though the clock went back or stood still", async () => {
    const { store } = await openTemporaryStore();
    const order = ["z", "m", "a", "k"];
    for (const [nonce, name] of order.entries()) {
      await store.acceptSubmission(submission(name, [nonce], 100 - nonce), id(name));
    }
    const seen = await store.waitingSubmissions(3);
    expect(seen.map(({ submissionId }) => submissionId)).toEqual(["z", "m", "a"]);
  });

  it("has no more what a transaction carries, and has it again when its nonce went to another", async () => {
    const { store } = await openCarried(["a"]);
    expect(await store.waitingSubmissions(9)).toEqual([]);
    const [open] = await store.openTransactions(RELAY);
    expect(open).toEqual({ ...transaction(0), attempt: 1 });
    expect(await store.closeNonce({ relay: RELAY, nonce: 0, mined: undefined, settlements: [] }, 7)).toBe(true);
    expect(await store.openTransactions(RELAY)).toEqual([]);
    expect(await store.waitingSubmissions(9)).toMatchObject([
      { submissionId: "a", state: "accepted", timesCarried: 1, relayNonce: undefined, transactionHash: undefined },
    ]);
  });
});

describe("keepTransaction", () => {
  it("gives a relay nonce to one of two, and a submission to one of two", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0]), id("a"));
    await store.acceptSubmission(submission("b", [1]), id("b"));
    const sameNonce = await Promise.all([
      store.keepTransaction(transaction(0), ["a"]),
      store.keepTransaction(transaction(0, id("other")), ["b"]),
    ]);
    expect(sameNonce.filter(Boolean)).toHaveLength(1);
    expect(await store.keepTransaction(transaction(1), ["a", "b"])).toBe(false);
    expect(await store.openTransactions(RELAY)).toHaveLength(1);
    expect(await store.waitingSubmissions(9)).toHaveLength(1);
  });

  it("keeps one that replaces the last with its nonce, beside it, and no other", async () => {
    const { store } = await openCarried(["a"]);
    expect(await store.keepTransaction(transaction(0, id("second")), [], id("unknown"))).toBe(false);
    expect(await store.keepTransaction(transaction(0, id("second")), ["a"], id("tx 0"))).toBe(true);
    expect((await store.openTransactions(RELAY)).map(({ hash, attempt }) => [hash, attempt])).toEqual([
      [id("tx 0"), 1],
      [id("second"), 2],
    ]);
    expect(await store.submissionsOfNonce(RELAY, 0)).toMatchObject([{ submissionId: "a", timesCarried: 1 }]);
  });
});

describe("closeNonce", () => {
  it("does nothing while the index lacks the block, or has another in its place", async () => {
    const { store, close } = await openCarried(["a"]);
    expect(await close("a", 0, 6)).toBe(false);
    expect(await close("a", 0, 5, "fork")).toBe(false);
    expect(await store.submission("a")).toMatchObject({ state: "sent", outcomes: undefined });
    expect(await store.openTransactions(RELAY)).toHaveLength(1);
    expect(await close("a", 0, 5)).toBe(true);
    expect(await store.submission("a")).toMatchObject({ state: "settled", settledAt: 7 });
    expect(await close("a", 0, 5)).toBe(false);
  });

  it("is undone by a roll-back to before its block, and by nothing else", async () => {
    const { store, close } = await openCarried(["a", "b", "c"]);
    await close("a", 0, 3);
    await close("b", 1, 4);
    await store.rollBack(headAt(3));
    expect(await store.submission("a")).toMatchObject({ state: "settled" });
    expect(await store.submission("b")).toMatchObject({
      state: "sent",
      transactionHash: id("tx 1"),
      outcomes: undefined,
      settledAt: undefined,
    });
    expect((await store.openTransactions(RELAY)).map(({ nonce }) => nonce)).toEqual([1, 2]);
    expect((await store.pendingNonces(OFFICER, 0)).map(({ nonce }) => nonce)).toEqual([1, 2]);
  });

  it("rolled back lets a submission wait that another's transaction had carried", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0]), id("a"));
    for (let block = 1; block <= 4; block += 1) await store.advance(headAt(block), []);
    const outcomes = [recordedIn(4, id("theirs"))];
    expect(await store.settle({ submissionId: "a", outcomes, block: headAt(4) }, 7)).toBe(true);
    await store.rollBack(headAt(3));
    expect(await store.waitingSubmissions(9)).toMatchObject([{ submissionId: "a", transactionHash: undefined }]);
  });
});

describe("settle", () => {
  it("keeps the outcome for ever and frees nonces that were not used", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0]), id("a"));
    const settlement = { submissionId: "a", outcomes: [refused], block: undefined };
    expect(await store.settle(settlement, 7)).toBe(true);
    expect(await store.submission("a")).toMatchObject({ state: "settled", outcomes: [refused], settledAt: 7 });
    expect(await store.pendingNonces(OFFICER, 0)).toEqual([]);
    await store.acceptSubmission(submission("b", [0]), id("b"));
    expect(await store.settle(settlement, 8)).toBe(false);
    expect(await store.submission("a")).toMatchObject({ state: "settled", outcomes: [refused], settledAt: 7 });
  });

  it("leaves alone what a transaction carries", async () => {
    const { store } = await openCarried(["a"]);
    expect(await store.settle({ submissionId: "a", outcomes: [refused], block: undefined }, 7)).toBe(false);
    expect(await store.submission("a")).toMatchObject({ state: "sent" });
  });

  it("keeps nonces taken that were used, and frees those beside them that were not", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("a", [0, 1]), id("a"));
    await store.advance(headAt(3), []);
    const outcomes = [recordedIn(3, id("tx")), refused];
    expect(await store.settle({ submissionId: "a", outcomes, block: headAt(3) }, 7)).toBe(true);
    await expect(store.acceptSubmission(submission("b", [0]), id("b"))).rejects.toMatchObject({ code: "wrong-nonce" });
    await store.acceptSubmission(submission("c", [1]), id("c"));
  });

  it("survives a database that is closed and opened again", async () => {
    const first = await openTemporaryStore();
    await first.store.acceptSubmission(submission("a", [0]), id("a"));
    await first.store.acceptSubmission(submission("b", [1]), id("b"));
    await first.store.settle({ submissionId: "a", outcomes: [refused], block: undefined }, 7);
    const { store } = await first.reopen();
    expect(await store.submission("a")).toMatchObject({ state: "settled", outcomes: [refused] });
    expect((await store.waitingSubmissions(9)).map(({ submissionId }) => submissionId)).toEqual(["b"]);
    expect(await store.pendingNonces(OFFICER, 0)).toEqual([{ nonce: 1, isWaiting: true }]);
  });
});

describe("spendNonce", () => {
  it("is true once, and again only after the challenge has expired", async () => {
    const { store } = await openTemporaryStore();
    expect(await store.spendNonce("n", 100, 50)).toBe(true);
    expect(await store.spendNonce("n", 100, 50)).toBe(false);
    expect(await store.spendNonce("n", 100, 100)).toBe(false);
    expect(await store.spendNonce("m", 100, 50)).toBe(true);
    expect(await store.spendNonce("n", 200, 101)).toBe(true);
  });

  it("gives a challenge to one of two that race for it", async () => {
    const { store } = await openTemporaryStore();
    const results = await Promise.all([1, 2, 3].map(() => store.spendNonce("n", 100, 50)));
    expect(results.filter(Boolean)).toHaveLength(1);
  });
});

describe("knownNonce", () => {
  it("is what the blocks tell, and no more what those told that are rolled back", async () => {
    const { store } = await openTemporaryStore();
    const told = (nonce: number, blockNumber: number) => [{ signer: OFFICER, nonce, blockNumber }];
    expect(await store.knownNonce(OFFICER)).toBe(0);
    await store.advance(headAt(1), [], [], told(3, 1));
    await store.advance(headAt(2), []);
    expect(await store.knownNonce(OFFICER)).toBe(3);
    await store.advance(headAt(3), [], [], told(5, 3));
    expect(await store.knownNonce(OFFICER)).toBe(5);
    await store.rollBack(headAt(2));
    expect(await store.knownNonce(OFFICER)).toBe(3);
  });

  it("forgets what no reorganisation may lead back to", async () => {
    const { store, database } = await openTemporaryStore();
    for (const block of [1, 2, MOST_BLOCKS_KEPT + 2, MOST_BLOCKS_KEPT + 3]) {
      await store.advance(headAt(block), [], [], [{ signer: OFFICER, nonce: block, blockNumber: block }]);
    }
    const kept = await database.selectFrom("forwarder_nonce").select("block_number").orderBy("block_number").execute();
    expect(kept.map((row) => Number(row.block_number))).toEqual([2, MOST_BLOCKS_KEPT + 2, MOST_BLOCKS_KEPT + 3]);
  });

  it("of a database whose blocks told of none is after the last that a submission used", async () => {
    const { store } = await openTemporaryStore();
    await store.advance(headAt(1), []);
    await store.acceptSubmission(submission("a", [4, 5]), id("a"));
    expect(await store.knownNonce(OFFICER)).toBe(0);
    const outcomes = [recordedIn(1, id("transaction")), refused];
    await store.settle({ submissionId: "a", outcomes, block: headAt(1) }, 2);
    expect(await store.knownNonce(OFFICER)).toBe(5);
  });
});

describe("isAnySentBefore", () => {
  it("is true while a transaction carries what was accepted before", async () => {
    const { store } = await openTemporaryStore();
    for (const [n, name] of ["a", "b"].entries()) await store.acceptSubmission(submission(name, [n]), id(name));
    expect(await store.isAnySentBefore("b")).toBe(false);
    await store.keepTransaction(transaction(0), ["a"]);
    expect([await store.isAnySentBefore("a"), await store.isAnySentBefore("b")]).toEqual([false, true]);
  });
});
