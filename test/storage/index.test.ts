import { describe, expect, it } from "vitest";
import type { BlockPlace } from "../../gateway/domain/cursors.ts";
import { hexOfProposal } from "../../gateway/domain/decisions.ts";
import { buildBatch } from "../../gateway/domain/ids.ts";
import type { LedgerFact } from "../../gateway/domain/ledger-events.ts";
import {
  type BlockRange,
  type IndexSource,
  MOST_BLOCKS_KEPT,
  type NewDocument,
  type Store,
} from "../../gateway/domain/ports.ts";
import {
  acknowledged,
  answered,
  evidenceOf,
  founding,
  governing,
  inBlock,
  OTHER_OFFICER,
  PROPOSAL,
  published,
  recorded,
} from "./sample-events.ts";
import { dump, headAt, id, OFFICER, openTemporaryStore, READ_MODEL } from "./temporary-store.ts";

// The index and its rolling back, past the usual length: what one part keeps the others are looked up by.

const PROPOSAL_ID = hexOfProposal(PROPOSAL.toString());
const members = ["one", "two", "three"].map(id);
const batch = buildBatch(members);
const single = id("single");
const evidenceId = evidenceOf(single);
const decided = { evidenceId, recordId: evidenceId, signer: OFFICER };

/** Every kind of event at least once, one block each. */
const history: LedgerFact[][] = [
  founding,
  [recorded(single), recorded(batch.root, 3)],
  [
    {
      name: "EvidenceRecognised",
      args: { ...decided, partnerId: 2, state: 1, grade: 2, facets: 6, reason: 0, conditions: 5 },
    },
  ],
  [{ name: "RecognitionRevoked", args: { ...decided, partnerId: 2, reason: 128 } }],
  [{ name: "EvidenceSuperseded", args: { ...decided, partnerId: 1, successor: evidenceOf(id("one")), reason: 64 } }],
  [
    {
      name: "EvidenceWithdrawn",
      args: {
        ...decided,
        evidenceId: evidenceOf(id("two")),
        recordId: evidenceOf(batch.root),
        partnerId: 1,
        reason: 32,
      },
    },
  ],
  [published(id("notice"))],
  [acknowledged(id("notice"), 2)],
  [answered(id("notice"), 2, id("feedback"))],
  [answered(id("notice"), 2, id("feedback again"))],
  [
    published(id("newer")),
    { name: "NoticeUpdated", args: { noticeId: id("notice"), successor: id("newer"), partnerId: 1, signer: OFFICER } },
  ],
  [{ name: "NoticeWithdrawn", args: { noticeId: id("newer"), partnerId: 1, reason: 96, signer: OFFICER } }],
  [{ name: "SignerRevoked", args: { signer: OFFICER, partnerId: 1, validTo: 1_700_000_013, by: OFFICER } }],
  [{ name: "AgreementSucceeded", args: { agreementId: 1, version: 1, expiry: 1_800_000_000 } }],
  [{ name: "PartnerStateChanged", args: { partnerId: 2, previous: 2, current: 3 } }],
  ...governing,
];

async function play(store: Store, upTo = history.length, from = 1, fork = ""): Promise<void> {
  for (let block = from; block <= upTo; block += 1) {
    await store.advance(headAt(block, fork), inBlock(block, history[block - 1] ?? [], fork));
  }
}

/** What an index of that history is rebuilt from. */
const sourceOf = (blocks: readonly LedgerFact[][]): IndexSource => ({
  kept: [{ type: "batch", root: batch.root, packages: members, objectSha256: batch.root.slice(2) }],
  blocks: blocks.map((facts, n) => ({ head: headAt(n + 1), events: inBlock(n + 1, facts), passed: [], nonces: [] })),
});

const documentOf = (root: string): NewDocument => ({
  root,
  type: "package",
  objectSha256: "1a".repeat(32),
  keyedHash: undefined,
  caseNumber: "JM-1",
  ref: "parcels",
  title: "A case",
  kind: "declaration",
  right: undefined,
  eraseAt: undefined,
  exhibits: [],
});

describe("the read model", () => {
  it("says what the events say", async () => {
    const { store } = await openTemporaryStore();
    await store.addBatch(batch.root, members, batch.root.slice(2));
    await play(store);
    expect(await store.partners()).toEqual([
      { partnerId: 1, iso: "CN", state: 2 },
      { partnerId: 2, iso: "HK", state: 3 },
      { partnerId: 12, iso: "MY", state: 2 },
    ]);
    expect(await store.signer(OFFICER)).toMatchObject({ partnerId: 1, roles: 1, validFrom: 0, validTo: 1_700_000_013 });
    expect(await store.agreement(1, 1)).toMatchObject({ state: 4, ratifiedBy: "6", parties: "6" });
    expect((await store.agreement(1, 1))?.scope.expiry).toBe(1_800_000_000);
    expect(await store.agreement(2, 1)).toMatchObject({ state: 1, ratifiedBy: "0" });
    expect(await store.agreement(1, 2)).toBeUndefined();

    const evidence = await store.evidence(evidenceId);
    expect(evidence).toMatchObject({ root: single, path: [], partnerId: 1, kind: 4, blockNumber: 2 });
    expect(evidence?.decisions).toMatchObject([
      { partnerId: 2, state: 4, grade: 0, facets: 0, conditions: 0, reason: 128 },
      { partnerId: 1, state: 6, reason: 64, successor: evidenceOf(id("one")) },
    ]);
    const second = await store.evidence(evidenceOf(id("two")));
    expect(second).toMatchObject({ recordId: evidenceOf(batch.root), path: batch.pathOf(id("two")) });
    expect(second?.decisions).toMatchObject([{ partnerId: 1, state: 5, reason: 32 }]);

    expect(await store.notice(id("notice"))).toMatchObject({ state: 2, successor: id("newer"), previous: undefined });
    expect(await store.notice(id("newer"))).toMatchObject({ state: 3, reason: 96, previous: id("notice") });
    expect((await store.notice(id("notice")))?.responses).toEqual([
      {
        partnerId: 2,
        office: `0x${"0".repeat(64)}`,
        acknowledgedAt: headAt(8).blockTime,
        acknowledgedBy: OFFICER,
        answeredAt: headAt(10).blockTime,
        answeredBy: OTHER_OFFICER,
        outcome: 3,
        commitment: id("feedback again"),
        answers: 2,
      },
    ]);
  });

  it("says what the partners decided together, and who takes no part in an agreement", async () => {
    const { store } = await openTemporaryStore();
    await play(store);
    const proposals = await store.listProposals({ limit: 5 });
    expect(proposals.map(({ proposalId }) => proposalId).toSorted()).toEqual([hexOfProposal("7"), PROPOSAL_ID]);
    expect(await store.proposal(PROPOSAL_ID)).toMatchObject({
      calldatas: ["0x01"],
      snapshot: 1_700_000_020,
      deadline: 1_700_000_120,
      eta: 1_700_000_040,
      canceledAt: undefined,
      votes: [
        { partnerId: 1, support: 1 },
        { partnerId: 12, support: 0 },
      ],
    });
    expect((await store.proposal(PROPOSAL_ID))?.executedAt).toBeGreaterThan(0);
    expect((await store.proposal(hexOfProposal("7")))?.canceledAt).toBeGreaterThan(0);
    expect(await store.proposal(id("none"))).toBeUndefined();
    expect(await store.decisionTimes()).toMatchObject({ votingPeriod: 100, gracePeriod: 1_000 });
    expect(await store.successor()).toMatchObject({ deploymentId: id("next") });
    expect(await store.agreement(1, 1)).toMatchObject({ suspendedBy: "6", endedBy: "6" });
  });

  it("pages proposals after a place, newest first", async () => {
    const { store } = await openTemporaryStore();
    await play(store);
    const [first] = await store.listProposals({ limit: 1 });
    const after = { blockNumber: first?.blockNumber ?? 0, id: first?.proposalId ?? "" };
    const [second, ...rest] = await store.listProposals({ limit: 5, after });
    expect(rest).toEqual([]);
    expect(new Set([first?.proposalId, second?.proposalId]).size).toBe(2);
  });

  it("counts the partners that were active at a time", async () => {
    const { store } = await openTemporaryStore();
    const changed = (partnerId: number, previous: number, current: number): LedgerFact => ({
      name: "PartnerStateChanged",
      args: { partnerId, previous, current },
    });
    await store.advance(headAt(1), inBlock(1, [changed(1, 0, 2), changed(2, 0, 2), changed(3, 0, 1)]));
    await store.advance(headAt(2), inBlock(2, [changed(2, 2, 3), changed(3, 1, 2)]));
    await store.advance(headAt(3), inBlock(3, [changed(3, 2, 3)]));
    const counts = [0, 1, 2, 3].map((block) => store.activeCountAt(headAt(block).blockTime));
    expect(await Promise.all(counts)).toEqual([0, 2, 2, 1]);
  });

  it("rebuilt is, row for row, what was built event by event", async () => {
    const { store, database } = await openTemporaryStore();
    await store.addBatch(batch.root, members, batch.root.slice(2));
    await play(store);
    const before = await dump(database, [...READ_MODEL, "chain_head", "ledger_event"]);
    for (const table of READ_MODEL) expect(before[table]?.length, table).toBeGreaterThan(0);
    const digests = await store.digestIndex();
    await store.rebuild(sourceOf(history));
    expect(await dump(database, [...READ_MODEL, "chain_head", "ledger_event"])).toEqual(before);
    expect(await store.digestIndex()).toEqual(digests);
  });

  it("stays as it was, all of it, when its rebuilding is cut off", async () => {
    const { store, database } = await openTemporaryStore();
    await store.addBatch(batch.root, members, batch.root.slice(2));
    await store.addDocument(documentOf(id("document")));
    await play(store);
    const [before, digests] = [await dump(database, [...READ_MODEL, "document", "wanted"]), await store.digestIndex()];
    const { kept, blocks } = sourceOf(history);
    async function* cutOff(): AsyncGenerator<BlockRange> {
      for await (const range of blocks) {
        if (range.head.blockNumber === 5) throw new Error("the node went away");
        yield range;
      }
    }
    await expect(store.rebuild({ kept, blocks: cutOff() })).rejects.toThrow("the node went away");
    expect(await dump(database, [...READ_MODEL, "document", "wanted"])).toEqual(before);
    expect(await store.digestIndex()).toEqual(digests);
  });

  it("has a digest of each table that any change of it changes", async () => {
    const { store, database } = await openTemporaryStore();
    await store.addBatch(batch.root, members, batch.root.slice(2));
    await play(store);
    const before = await store.digestIndex();
    await database.updateTable("decision").set({ reason: 33 }).where("partner_id", "=", 1).execute();
    const after = await store.digestIndex();
    expect(after.filter(({ sha256 }, n) => sha256 !== before[n]?.sha256).map(({ table }) => table)).toEqual([
      "decision",
    ]);
  });

  it("rolled back is what it was then, and goes on from there", async () => {
    const { store, database } = await openTemporaryStore();
    const straight = await openTemporaryStore();
    for (const each of [store, straight.store]) await each.addBatch(batch.root, members, batch.root.slice(2));
    await play(store);
    await play(straight.store, 4);
    await store.rollBack(headAt(4));
    const tables = [...READ_MODEL, "chain_head", "ledger_event"] as const;
    expect(await dump(database, tables)).toEqual(await dump(straight.database, tables));
    expect(await store.head()).toEqual(headAt(4));
    expect(await store.blockHashAt(5)).toBeUndefined();
    expect((await store.indexedBlocks()).map(({ blockNumber }) => blockNumber)).toEqual([4, 3, 2, 1]);
    await play(store, history.length, 5, "fork");
    expect((await store.evidence(evidenceId))?.decisions).toHaveLength(2);
    expect(await store.blockHashAt(6)).toBe(headAt(6, "fork").blockHash);
  });

  it("takes a block whole or not at all", async () => {
    const { store, database } = await openTemporaryStore();
    await play(store, 2);
    const before = await dump(database, [...READ_MODEL, "chain_head", "ledger_event", "wanted"]);
    // The second event is a second record under the same id, which no chain gives.
    await expect(store.advance(headAt(3), inBlock(3, [recorded(id("new")), recorded(single)]))).rejects.toThrow();
    expect(await dump(database, [...READ_MODEL, "chain_head", "ledger_event", "wanted"])).toEqual(before);
  });

  it("keeps everything in a database that is closed and opened again", async () => {
    const first = await openTemporaryStore();
    await first.store.addBatch(batch.root, members, batch.root.slice(2));
    await play(first.store);
    const tables = [...READ_MODEL, "chain_head", "ledger_event", "wanted", "batch"] as const;
    const before = await dump(first.database, tables);
    const again = await first.reopen();
    expect(await dump(again.database, tables)).toEqual(before);
    expect(await again.store.head()).toEqual(headAt(history.length));
  });
});

describe("a batch's members", () => {
  it.each(["before", "after"] as const)(
    "are there with their paths when the list comes %s the record",
    async (when) => {
      const { store, database } = await openTemporaryStore();
      await play(store, 1);
      if (when === "before") await store.addBatch(batch.root, members, batch.root.slice(2));
      await store.advance(headAt(2), inBlock(2, [recorded(batch.root, 3)]));
      if (when === "after") {
        expect(await store.evidenceOfRoots(members)).toEqual([]);
        await store.addBatch(batch.root, members, batch.root.slice(2));
      }
      const rows = await store.evidenceOfRoots(members);
      expect(rows.map(({ evidenceId: each, path }) => [each, path]).toSorted()).toEqual(
        members.map((root) => [evidenceOf(root), batch.pathOf(root)]).toSorted(),
      );
      const incremental = await dump(database, READ_MODEL);
      await store.rebuild(sourceOf([founding, [recorded(batch.root, 3)]]));
      expect(await dump(database, READ_MODEL)).toEqual(incremental);
      // Whichever came first, the packages themselves are still to be fetched.
      expect((await store.dueWanted(0, 10)).map(({ type, key }) => `${type} ${key}`).toSorted()).toEqual(
        members.map((root) => `package ${root}`).toSorted(),
      );
    },
  );

  it("are none when the record's size is not the list's", async () => {
    const { store } = await openTemporaryStore();
    await play(store, 1);
    await store.advance(headAt(2), inBlock(2, [recorded(batch.root, 4)]));
    await store.addBatch(batch.root, members, batch.root.slice(2));
    expect(await store.evidenceOfRoots(members)).toEqual([]);
  });

  it("stand in each batch that holds them; the earliest record is the one shown", async () => {
    const { store } = await openTemporaryStore();
    const other = buildBatch([id("two"), id("four")]);
    await play(store, 1);
    await store.addBatch(batch.root, members, batch.root.slice(2));
    await store.addBatch(other.root, [id("two"), id("four")], other.root.slice(2));
    await store.advance(headAt(2), inBlock(2, [recorded(other.root, 2), recorded(batch.root, 3)]));
    expect(await store.evidence(evidenceOf(id("two")))).toMatchObject({ recordId: evidenceOf(other.root) });
    expect(await store.evidenceOfRoots([id("two")])).toHaveLength(2);
  });
});

describe("lists", () => {
  it("page through evidence newest first, each once", async () => {
    const { store } = await openTemporaryStore();
    await play(store, 1);
    const roots = Array.from({ length: 7 }, (_, n) => id(`package ${n}`));
    for (let n = 0; n < roots.length; n += 2) {
      const block = 2 + n / 2;
      const facts = roots.slice(n, n + 2).map((root) => recorded(root));
      await store.advance(headAt(block), inBlock(block, facts));
    }
    const seen: string[] = [];
    const blocks: number[] = [];
    let after: BlockPlace | undefined;
    for (;;) {
      const page = await store.listEvidence({ limit: 3, after });
      seen.push(...page.map((row) => row.evidenceId));
      blocks.push(...page.map((row) => row.blockNumber));
      const last = page.at(-1);
      if (last === undefined) break;
      after = { blockNumber: last.blockNumber, id: last.evidenceId };
    }
    expect(seen.toSorted()).toEqual(roots.map((root) => evidenceOf(root)).toSorted());
    expect(blocks).toEqual(blocks.toSorted((a, b) => b - a));
  });

  it("hold to every condition of the filter together", async () => {
    const { store } = await openTemporaryStore();
    await play(store, 1);
    await store.advance(
      headAt(2),
      inBlock(2, [recorded(single), recorded(id("of HK"), 1, 2), recorded(id("under RCEP"), 1, 1, 2)]),
    );
    await store.addDocument(documentOf(single));
    const list = async (filter: object) => (await store.listEvidence({ limit: 9, ...filter })).map(({ root }) => root);
    expect(await list({ partnerId: 2 })).toEqual([id("of HK")]);
    expect(await list({ agreementId: 2 })).toEqual([id("under RCEP")]);
    expect(await list({ kind: 5 })).toEqual([]);
    expect(await list({ caseNumber: "JM-1" })).toEqual([single]);
    expect(await list({ caseNumber: "JM-1", partnerId: 2 })).toEqual([]);
    expect(await list({ kind: 4 })).toHaveLength(3);
  });
});

describe("what is wanted", () => {
  const keysOf = async (store: Store) =>
    (await store.dueWanted(Number.MAX_SAFE_INTEGER, 99)).map((row) => `${row.type} ${row.key}`);

  it("is another's evidence under an agreement that this partner is party to, and no other", async () => {
    const { store } = await openTemporaryStore();
    await play(store, 1);
    await store.advance(
      headAt(2),
      inBlock(2, [recorded(single), recorded(batch.root, 3), recorded(id("own"), 1, 2), recorded(id("rcep"), 1, 1, 2)]),
    );
    expect((await keysOf(store)).toSorted()).toEqual([`batch ${batch.root}`, `package ${single}`].toSorted());
  });

  it("is the body of a notice sent to this partner, and answers to notices that it published or was sent", async () => {
    const { store } = await openTemporaryStore();
    await play(store, 1);
    await store.advance(
      headAt(2),
      inBlock(2, [
        published(id("to HK"), 1, "4", id("body")),
        published(id("to MO"), 1, "8", id("secret")),
        published(id("own"), 2, "2", id("own body")),
        acknowledged(id("own"), 1),
        answered(id("own"), 1, id("answer of CN")),
        acknowledged(id("to HK"), 2),
        answered(id("to HK"), 2, id("own answer")),
        acknowledged(id("to MO"), 3),
        answered(id("to MO"), 3, id("answer of MO")),
      ]),
    );
    expect((await keysOf(store)).toSorted()).toEqual([`feedback ${id("answer of CN")}`, `notice ${id("body")}`]);
  });

  it("is not wanted any more once it is here", async () => {
    const { store } = await openTemporaryStore();
    await play(store, 1);
    await store.addDocument(documentOf(id("here before")));
    await store.advance(headAt(2), inBlock(2, [recorded(id("here before")), recorded(single)]));
    expect(await keysOf(store)).toEqual([`package ${single}`]);
    expect(await store.problemOfWanted(single)).toBe("not fetched yet");
    await store.addDocument(documentOf(single));
    expect(await keysOf(store)).toEqual([]);
    expect(await store.problemOfWanted(single)).toBeUndefined();
  });

  it("waits until its time after a failure, and says why", async () => {
    const { store } = await openTemporaryStore();
    await play(store, 1);
    await store.advance(headAt(2), inBlock(2, [recorded(single)]));
    const [wanted] = await store.dueWanted(5, 9);
    if (wanted === undefined) throw new Error("nothing is wanted");
    await store.postponeWanted(wanted, 100, "CN: silent");
    expect(await store.dueWanted(99, 9)).toEqual([]);
    expect(await store.dueWanted(100, 9)).toEqual([{ ...wanted, attempts: 1 }]);
    expect(await store.problemOfWanted(single)).toBe("CN: silent");
    await store.dropWanted(wanted);
    expect(await keysOf(store)).toEqual([]);
  });
});

describe("indexedBlocks", () => {
  it("are the heads and the blocks passed on the way, the newest first, and no more than any reorganisation may reach", async () => {
    const { store } = await openTemporaryStore();
    const blocks = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => headAt(from + n));
    await store.advance(headAt(9), [], blocks(5, 8));
    await store.advance(headAt(10), []);
    const known = await store.indexedBlocks();
    expect(known.map(({ blockNumber, blockHash }) => [blockNumber, blockHash])).toEqual(
      blocks(5, 10)
        .toReversed()
        .map(({ blockNumber, blockHash }) => [blockNumber, blockHash]),
    );
    await store.advance(headAt(9 + MOST_BLOCKS_KEPT), []);
    expect((await store.indexedBlocks()).map(({ blockNumber }) => blockNumber)).toEqual([9 + MOST_BLOCKS_KEPT, 10]);
  });
});

describe("what is wanted because of blocks that are no more", () => {
  it("is wanted no more after a roll-back", async () => {
    const { store } = await openTemporaryStore();
    await play(store, 1);
    await store.advance(headAt(2), inBlock(2, [recorded(id("stays"))]));
    await store.advance(headAt(3), inBlock(3, [recorded(id("goes")), published(id("notice"))]));
    expect(await store.dueWanted(0, 9)).toHaveLength(3);
    await store.rollBack(headAt(2));
    expect((await store.dueWanted(0, 9)).map(({ key }) => key)).toEqual([id("stays")]);
  });
});

describe("noticeOfFeedback", () => {
  it("answers only for the partner whose answer it is", async () => {
    const { store } = await openTemporaryStore();
    await play(store);
    expect(await store.noticeOfFeedback(id("feedback"), 2)).toMatchObject({ noticeId: id("notice") });
    expect(await store.noticeOfFeedback(id("feedback"), 1)).toBeUndefined();
    expect(await store.noticeOfFeedback(id("nothing"), 2)).toBeUndefined();
  });
});
