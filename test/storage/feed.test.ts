import { describe, expect, it } from "vitest";
import { eventTypes, typesOfFacts } from "../../gateway/domain/codes/event-types.ts";
import type { FeedEntry } from "../../gateway/domain/feed.ts";
import type { LedgerFact } from "../../gateway/domain/ledger-events.ts";
import type { SubmissionRow } from "../../gateway/domain/outbox.ts";
import type { Store } from "../../gateway/domain/ports.ts";
import type { Database } from "../../gateway/storage/schema.ts";
import { acknowledged, answered, evidenceOf, founding, inBlock, published, recorded } from "./sample-events.ts";
import { dump, headAt, id, OFFICER, openTemporaryStore, READ_MODEL } from "./temporary-store.ts";

const feedOf = async (store: Store): Promise<FeedEntry[]> =>
  store.feedEntries({ after: 0, upTo: (await store.feed()).last, types: undefined, limit: 10_000 });
const factsOf = async (store: Store) => (await feedOf(store)).map(({ fact }) => fact);
const namesOf = async (store: Store) => (await factsOf(store)).map(({ name }) => name);
const advance = (store: Store, block: number, facts: readonly LedgerFact[], fork = "") =>
  store.advance(headAt(block, fork), inBlock(block, facts, fork));

/** What a partner decides on evidence of CN. */
const decided = (root: string, agreementId: number, partnerId: number): LedgerFact => {
  const evidenceId = evidenceOf(root, 1, agreementId);
  const decision = { state: 1, grade: 2, facets: 6, reason: 0, conditions: 0 };
  return {
    name: "EvidenceRecognised",
    args: { evidenceId, recordId: evidenceId, partnerId, signer: OFFICER, ...decision },
  };
};

const submission = (submissionId: string): SubmissionRow => ({
  submissionId,
  acceptedAt: 1,
  state: "accepted",
  requests: [
    { from: OFFICER, to: OFFICER, gas: 21_000, nonce: 7, deadline: 9, data: "0x", signature: `0x${"00".repeat(65)}` },
  ],
  relayNonce: undefined,
  transactionHash: undefined,
  isSimulated: true,
  timesCarried: 0,
  outcomes: undefined,
  settledAt: undefined,
  partnerId: 1,
  supersedes: undefined,
  supersededBy: undefined,
});

describe("the feed", () => {
  it("tells of the registry's events, in their order, with numbers from 1 on and no gap", async () => {
    const { store } = await openTemporaryStore();
    await advance(store, 1, founding);
    const entries = await feedOf(store);
    expect(entries.map(({ fact }) => fact)).toEqual(inBlock(1, founding));
    expect(entries.map(({ sequence }) => sequence)).toEqual(founding.map((_, n) => n + 1));
    expect((await store.feed()).last).toBe(founding.length);
  });

  it("tells of evidence that is the partner's own or under its agreements, with the decisions on it, and of no other", async () => {
    const { store } = await openTemporaryStore();
    await advance(store, 1, founding);
    const start = (await store.feed()).last;
    const seen = [
      recorded(id("under GBA")),
      recorded(id("own"), 1, 2),
      decided(id("under GBA"), 1, 2),
      decided(id("under GBA"), 1, 3),
    ];
    const unseen = [recorded(id("under RCEP"), 1, 1, 2), decided(id("under RCEP"), 2, 12)];
    await advance(store, 2, [...seen, ...unseen]);
    expect((await factsOf(store)).slice(start)).toEqual(inBlock(2, seen));
    expect((await store.feed()).last).toBe(start + seen.length);
  });

  it("tells of notices that the partner published or was sent, with what became of them, and of no other", async () => {
    const { store } = await openTemporaryStore();
    await advance(store, 1, founding);
    const start = (await store.feed()).last;
    const about = (noticeId: string, partnerId: number): LedgerFact[] => [
      acknowledged(noticeId, partnerId),
      answered(noticeId, partnerId, id(`answer ${noticeId.slice(2, 12)}`)),
      { name: "NoticeUpdated", args: { noticeId, successor: id("newer"), partnerId: 1, signer: OFFICER } },
      { name: "NoticeWithdrawn", args: { noticeId, partnerId: 1, reason: 96, signer: OFFICER } },
    ];
    const seen = [
      published(id("to HK")),
      ...about(id("to HK"), 2),
      published(id("own"), 2, "2"),
      ...about(id("own"), 1),
    ];
    await advance(store, 2, [...seen, published(id("to MO"), 1, "8"), ...about(id("to MO"), 3)]);
    expect((await factsOf(store)).slice(start)).toEqual(inBlock(2, seen));
  });

  it("tells of a settled submission in the transaction that settles it", async () => {
    const { store } = await openTemporaryStore();
    await store.acceptSubmission(submission("first"), "digest");
    const outcome = { state: "recorded", transactionHash: id("tx"), blockNumber: 5 } as const;
    await store.advance(headAt(5), []);
    const settlement = { submissionId: "first", outcomes: [outcome], block: headAt(5) };
    expect(await store.settle(settlement, 1_234)).toBe(true);
    expect(await factsOf(store)).toEqual([
      {
        name: "SubmissionSettled",
        submissionId: "first",
        settledAtMs: 1_234,
        block: 5,
        requests: [{ signer: OFFICER, nonce: 7, outcome }],
      },
    ]);
    expect(await store.settle({ ...settlement, submissionId: "none" }, 1)).toBe(false);
    expect((await store.feed()).last).toBe(1);
  });

  it("says at a roll-back from where on nothing holds, and tells of the new blocks anew", async () => {
    const { store } = await openTemporaryStore();
    await advance(store, 1, founding);
    const start = (await store.feed()).last;
    await advance(store, 2, [recorded(id("stays"))]);
    await advance(store, 3, [recorded(id("moves"))]);
    await store.rollBack(headAt(2));
    await advance(store, 3, [recorded(id("other"))], "fork");
    await advance(store, 4, [recorded(id("moves"))], "fork");
    expect((await factsOf(store)).slice(start)).toEqual([
      ...inBlock(2, [recorded(id("stays"))]),
      ...inBlock(3, [recorded(id("moves"))]),
      { name: "LedgerRolledBack", block: 2, rolledBackAtMs: 1_000 },
      ...inBlock(3, [recorded(id("other"))], "fork"),
      ...inBlock(4, [recorded(id("moves"))], "fork"),
    ]);
  });

  it("tells again of a block that came back after it was rolled back", async () => {
    const { store } = await openTemporaryStore();
    await advance(store, 1, founding);
    await advance(store, 2, [recorded(id("there"))]);
    await store.rollBack(headAt(1));
    await advance(store, 2, [recorded(id("elsewhere"))], "fork");
    await store.rollBack(headAt(1));
    await advance(store, 2, [recorded(id("there"))]);
    expect((await namesOf(store)).slice(founding.length)).toEqual([
      "EvidenceRecorded",
      "LedgerRolledBack",
      "EvidenceRecorded",
      "LedgerRolledBack",
      "EvidenceRecorded",
    ]);
  });

  it("is not touched when the index is rebuilt", async () => {
    const { store, database } = await openTemporaryStore();
    await advance(store, 1, [...founding, recorded(id("one"))]);
    const before = await dump(database, ["feed", "feed_entry"]);
    const events = inBlock(1, [...founding, recorded(id("one"))]);
    await store.rebuild({ kept: [], blocks: [{ head: headAt(1), events, passed: [], nonces: [] }] });
    expect(await dump(database, ["feed", "feed_entry"])).toEqual(before);
  });

  it("neither renumbers nor repeats when the index is made again from the chain, and goes on after it", async () => {
    const { store, database } = await openTemporaryStore();
    await advance(store, 1, founding);
    await advance(store, 2, [recorded(id("gone")), published(id("notice"))]);
    await store.rollBack(headAt(1));
    await advance(store, 2, [recorded(id("stays"))], "fork");
    const before = await dump(database, ["feed", "feed_entry"]);
    await forgetIndex(database);
    await advance(store, 1, founding);
    await advance(store, 2, [recorded(id("stays"))], "fork");
    expect(await dump(database, ["feed", "feed_entry"])).toEqual(before);
    await advance(store, 3, [recorded(id("next"))], "fork");
    expect((await factsOf(store)).at(-1)).toEqual(inBlock(3, [recorded(id("next"))], "fork")[0]);
    expect((await store.feed()).last).toBe(before.feed_entry?.length === undefined ? -1 : before.feed_entry.length + 1);
  });

  it("of a database that followed the ledger before it had one begins with what that knows", async () => {
    const { store, database } = await openTemporaryStore();
    await advance(store, 1, founding);
    await advance(store, 2, [recorded(id("seen")), recorded(id("unseen"), 1, 1, 2)]);
    const entries = await feedOf(store);
    await database.deleteFrom("feed_entry").execute();
    await database.updateTable("feed").set({ last_sequence: 0 }).execute();
    await store.advance(headAt(3), []);
    expect(await feedOf(store)).toEqual(entries);
  });

  it("says nothing of a block that was not taken", async () => {
    const { store } = await openTemporaryStore();
    await advance(store, 1, founding);
    const before = await feedOf(store);
    await expect(advance(store, 2, [recorded(id("one")), recorded(id("one"))])).rejects.toThrow();
    expect(await feedOf(store)).toEqual(before);
  });

  it("keeps its id over a restart, and is another one in another database", async () => {
    const first = await openTemporaryStore();
    const { feedId } = await first.store.feed();
    expect(feedId).toMatch(/^[0-9a-f]{16}$/);
    expect((await (await first.reopen()).store.feed()).feedId).toBe(feedId);
    expect((await (await openTemporaryStore()).store.feed()).feedId).not.toBe(feedId);
  });

  it("is read in parts and by types", async () => {
    const { store } = await openTemporaryStore();
    await advance(store, 1, founding);
    const read = async (range: object) =>
      (await store.feedEntries({ after: 0, upTo: 99, types: undefined, limit: 99, ...range })).map(
        ({ sequence }) => sequence,
      );
    expect(await read({ after: 2, limit: 3 })).toEqual([3, 4, 5]);
    expect(await read({ after: 2, upTo: 3 })).toEqual([3]);
    expect(await read({ types: ["agreement.proposed", "signer.authorised"] })).toEqual([5, 6, 9]);
    expect(await read({ types: ["notice.published"] })).toEqual([]);
  });

  it("calls those who wait after the commit, until they wait no longer", async () => {
    const { store } = await openTemporaryStore();
    const seen: number[] = [];
    const reads: Promise<void>[] = [];
    const unwatch = store.watchFeed(() => {
      reads.push(store.feed().then(({ last }) => void seen.push(last)));
    });
    await advance(store, 1, founding);
    await store.rollBack(headAt(0));
    unwatch();
    await advance(store, 1, founding, "fork");
    await Promise.all(reads);
    expect(seen).toEqual([founding.length, founding.length + 1]);
  });
});

describe("the types of events", () => {
  it("are past tense, and each is told of by something", () => {
    const told = new Set<string>([...Object.values(typesOfFacts), "submission.settled", "ledger.rolled-back"]);
    expect(eventTypes.map(({ code }) => code).toSorted()).toEqual([...told].toSorted());
    for (const { code } of eventTypes) expect(code).toMatch(/^[a-z-]+\.[a-z-]*(ed|made|drawn|back)$/);
  });
});

/** What is left of a database whose index is to be made again. */
async function forgetIndex(database: Database): Promise<void> {
  for (const table of [...READ_MODEL, "ledger_event", "chain_head"] as const)
    await database.deleteFrom(table).execute();
}
