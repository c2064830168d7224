import { describe, expect, it } from "vitest";
import type { EvidenceFilter, NoticeFilter, RecognitionFilter } from "../../gateway/domain/filters.ts";
import type { LedgerFact } from "../../gateway/domain/ledger-events.ts";
import type { Store } from "../../gateway/domain/ports.ts";
import { acknowledged, answered, evidenceOf, founding, inBlock, published, recorded } from "./sample-events.ts";
import { headAt, id, OFFICER, openTemporaryStore } from "./temporary-store.ts";

const HOUR = 3_600;
const timeOf = (blockNumber: number): number => headAt(blockNumber).blockTime;

/** A store after these blocks; the founding is block 1. */
async function storeAfter(...blocks: LedgerFact[][]): Promise<Store> {
  const { store } = await openTemporaryStore();
  for (const [offset, facts] of [founding, ...blocks].entries()) {
    await store.advance(headAt(offset + 1), inBlock(offset + 1, facts));
  }
  return store;
}

const decidedOn = (root: string, recorderId = 1) => {
  const evidenceId = evidenceOf(root, recorderId);
  return { evidenceId, recordId: evidenceId, signer: OFFICER };
};
const recognised = (root: string, partnerId: number, grade = 2, state = 1): LedgerFact => ({
  name: "EvidenceRecognised",
  args: { ...decidedOn(root), partnerId, state, grade, facets: 0, reason: 0, conditions: 0 },
});

describe("evidence", () => {
  const [standing, withdrawn, superseded, successor] = ["standing", "withdrawn", "superseded", "successor"].map(id) as [
    string,
    string,
    string,
    string,
  ];
  const filled = () =>
    storeAfter(
      [recorded(standing), recorded(withdrawn), recorded(superseded)],
      [recorded(successor)],
      [
        recognised(standing, 2),
        recognised(superseded, 2, 0, 3),
        recognised(superseded, 12, 1),
        { name: "EvidenceWithdrawn", args: { ...decidedOn(withdrawn), partnerId: 1, reason: 1 } },
        {
          name: "EvidenceSuperseded",
          args: { ...decidedOn(superseded), partnerId: 1, successor: evidenceOf(successor), reason: 1 },
        },
      ],
    );
  const all = [standing, withdrawn, superseded, successor];

  it.each<[what: string, filter: Partial<EvidenceFilter>, roots: string[]]>([
    ["that stands", { ownState: 0 }, [standing, successor]],
    ["that was withdrawn", { ownState: 5 }, [withdrawn]],
    ["that was superseded", { ownState: 6 }, [superseded]],
    ["that somebody recognised", { decision: { state: 1, partnerId: undefined } }, [standing, superseded]],
    ["that HK recognised", { decision: { state: 1, partnerId: 2 } }, [standing]],
    ["that HK refused", { decision: { state: 3, partnerId: 2 } }, [superseded]],
    ["that nobody else decided on", { decision: { state: 0, partnerId: undefined } }, [withdrawn, successor]],
    ["that MY did not decide on", { decision: { state: 0, partnerId: 12 } }, [standing, withdrawn, successor]],
    ["that MY decided on", { decidedBy: 12 }, [superseded]],
    ["recorded from a time on", { recordedFrom: timeOf(3) }, [successor]],
    ["recorded before a time", { recordedTo: timeOf(3) }, [standing, withdrawn, superseded]],
    ["recorded within no time", { recordedFrom: timeOf(2) + 1, recordedTo: timeOf(3) }, []],
    ["that meets every condition", { ownState: 6, decidedBy: 2, recordedTo: timeOf(3) }, [superseded]],
    ["of any kind", {}, all],
  ])("%s is listed, and no other", async (_what, filter, roots) => {
    const rows = await (await filled()).listEvidence({ limit: 99, ...filter });
    expect(rows.map(({ root }) => root).toSorted()).toEqual(roots.toSorted());
  });

  it("is paged without a gap and without a repetition while more comes in", async () => {
    const store = await storeAfter(
      ...Array.from({ length: 5 }, (_, n) => [recorded(id(`a${n}`)), recorded(id(`b${n}`))]),
    );
    const seen: string[] = [];
    for (let page = 0; ; page += 1) {
      const last = seen.at(-1);
      const blockNumber = last === undefined ? 0 : ((await store.evidence(last))?.blockNumber ?? 0);
      const rows = await store.listEvidence({
        limit: 3,
        after: last === undefined ? undefined : { blockNumber, id: last },
      });
      if (rows.length === 0) break;
      seen.push(...rows.map(({ evidenceId }) => evidenceId));
      const block = 7 + page;
      await store.advance(headAt(block), inBlock(block, [recorded(id(`later ${page}`))]));
    }
    expect(seen).toHaveLength(10);
    expect(new Set(seen).size).toBe(10);
  });
});

describe("recognitions", () => {
  const one = id("one");
  const two = id("two");
  const filled = () =>
    storeAfter(
      [recorded(one), recorded(two)],
      [recognised(one, 2), recognised(one, 12, 1)],
      [recognised(two, 2, 3)],
      [{ name: "RecognitionRevoked", args: { ...decidedOn(one), partnerId: 2, reason: 2 } }],
      [{ name: "EvidenceWithdrawn", args: { ...decidedOn(two), partnerId: 1, reason: 1 } }],
    );

  it.each<[what: string, filter: Partial<RecognitionFilter>, expected: [string, number, number][]]>([
    [
      "are listed newest first, without the recorder's own entries",
      {},
      [
        [one, 2, 4],
        [two, 2, 1],
        [one, 12, 1],
      ],
    ],
    ["of one partner", { partnerId: 12 }, [[one, 12, 1]]],
    ["of one piece of evidence", { evidenceId: evidenceOf(two) }, [[two, 2, 1]]],
    ["in one state", { state: 4 }, [[one, 2, 4]]],
    ["to one grade", { grade: 3 }, [[two, 2, 1]]],
    ["of one recorder", { recorderId: 2 }, []],
    ["under one agreement", { agreementId: 1, decidedFrom: timeOf(4), decidedTo: timeOf(5) }, [[two, 2, 1]]],
  ])("%s", async (_what, filter, expected) => {
    const rows = await (await filled()).listRecognitions({ limit: 9, ...filter });
    expect(rows.map((row) => [row.evidenceId, row.partnerId, row.state])).toEqual(
      expected.map(([root, partnerId, state]) => [evidenceOf(root), partnerId, state]),
    );
  });

  it("are paged by block, evidence and partner", async () => {
    const store = await filled();
    const seen: string[] = [];
    let place: RecognitionFilter["after"];
    for (;;) {
      const [row] = await store.listRecognitions({ limit: 1, after: place });
      if (row === undefined) break;
      seen.push(`${row.evidenceId} ${row.partnerId}`);
      place = { blockNumber: row.blockNumber, id: row.evidenceId, partnerId: row.partnerId };
    }
    expect(seen).toEqual(
      [
        [one, 2],
        [two, 2],
        [one, 12],
      ].map(([root, by]) => `${evidenceOf(String(root))} ${by}`),
    );
  });
});

describe("notices", () => {
  const own = id("own");
  const received = id("received");
  const foreign = id("foreign");
  const updated = id("updated");
  const filled = () =>
    storeAfter(
      [published(received, 1, "4104"), published(foreign, 1, "4096"), published(updated, 1, "4")],
      [
        published(own, 2, "2"),
        { name: "NoticeUpdated", args: { noticeId: updated, successor: own, partnerId: 1, signer: OFFICER } },
      ],
      [acknowledged(received, 12)],
      [answered(received, 12, id("answer"))],
    );
  const list = async (filter: Partial<NoticeFilter>) =>
    (await (await filled()).listNotices({ viewerId: 2, now: timeOf(9), limit: 9, ...filter })).map(
      ({ noticeId }) => noticeId,
    );

  it.each<[what: string, filter: Partial<NoticeFilter>, ids: string[]]>([
    ["are those that the viewer published or was sent", {}, [own, updated]],
    ["sent by the viewer", { direction: "sent" }, [own]],
    ["received by the viewer", { direction: "received" }, [updated]],
    ["of one publisher", { partnerId: 2 }, [own]],
    ["to one recipient", { recipientId: 1 }, [own]],
    ["under another agreement", { agreementId: 2 }, []],
    ["that were updated", { state: "updated" }, [updated]],
    ["that are current", { state: "published" }, [own]],
    ["that have expired", { state: "expired", now: 2_000_000_000 }, [own]],
    ["published from a time on", { publishedFrom: timeOf(3) }, [own]],
    ["published before a time", { publishedTo: timeOf(3) }, [updated]],
  ])("%s", async (_what, filter, ids) => {
    expect(await list(filter)).toEqual(ids);
  });

  it("are overdue by the agreement's clock while a recipient is silent past it, or answered after it", async () => {
    const day = 24 * HOUR;
    const at = (viewerId: number, now: number, isOverdue = true) => list({ viewerId, now, isOverdue });
    // MY acknowledged and answered in time; MO (3), who was sent the same, has not.
    expect(await at(12, timeOf(2) + day)).toEqual([]);
    expect((await at(12, timeOf(2) + day + 1)).toSorted()).toEqual([foreign, received].toSorted());
    expect(await at(12, timeOf(2) + day + 1, false)).toEqual([]);
    // An updated notice runs no clock.
    expect(await at(2, timeOf(3) + day + 1)).toEqual([own]);
    const late = await storeAfter([published(received, 1, "4")]);
    const block = { ...headAt(3), blockTime: timeOf(2) + day + 1 };
    const [event] = inBlock(3, [acknowledged(received, 2)]);
    if (event === undefined) throw new Error("no event");
    await late.advance(block, [{ ...event, position: { ...event.position, blockTime: block.blockTime } }]);
    const filter = { viewerId: 2, limit: 9, now: block.blockTime };
    expect(await late.listNotices({ ...filter, isOverdue: true })).toHaveLength(1);
    expect(await late.listNotices({ ...filter, isOverdue: false })).toHaveLength(0);
  });

  it("are paged by block and id", async () => {
    const store = await filled();
    const [first] = await store.listNotices({ viewerId: 2, now: 0, limit: 1 });
    const place = { blockNumber: first?.blockNumber ?? 0, id: first?.noticeId ?? "" };
    const rest = await store.listNotices({ viewerId: 2, now: 0, limit: 9, after: place });
    expect(rest.map(({ noticeId }) => noticeId)).toEqual([updated]);
  });
});

describe("agreements", () => {
  it("are listed by party, by whether they are in force, and after a version", async () => {
    const store = await storeAfter();
    const list = async (filter: object) =>
      (await store.listAgreements({ limit: 9, ...filter })).map(
        ({ agreementId, version }) => `${agreementId}.${version}`,
      );
    expect(await list({})).toEqual(["1.1", "2.1"]);
    expect(await list({ partyId: 12 })).toEqual(["2.1"]);
    expect(await list({ partyId: 1, agreementId: 1 })).toEqual(["1.1"]);
    expect(await list({ after: { agreementId: 1, version: 1 } })).toEqual(["2.1"]);
    const at = 1_700_000_000;
    expect(await list({ inForce: { is: true, at } })).toEqual(["1.1"]);
    expect(await list({ inForce: { is: false, at } })).toEqual(["2.1"]);
    expect(await list({ inForce: { is: true, at: 2_173_219_200 } })).toEqual([]);
  });
});

describe("signers of a partner", () => {
  it("are listed by address, each after the last", async () => {
    const signer = (n: number, partnerId: number): LedgerFact => ({
      name: "SignerAuthorised",
      args: { signer: `0x${String(n).repeat(40)}`, partnerId, roles: 1, validFrom: 1, validTo: 2, by: OFFICER },
    });
    const store = await storeAfter([signer(3, 2), signer(1, 2), signer(2, 12), signer(4, 2)]);
    const addresses = async (page: { limit: number; after?: string }) =>
      (await store.signersOf(2, page)).map(({ address }) => address[2]);
    expect(await addresses({ limit: 2 })).toEqual(["1", "3"]);
    expect(await addresses({ limit: 2, after: `0x${"3".repeat(40)}` })).toEqual(["4"]);
  });
});
