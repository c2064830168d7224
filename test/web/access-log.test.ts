import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccessEntry } from "../../gateway/domain/access-log.ts";
import { acceptBatch } from "../../gateway/verbs/accept-batch.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { act, keepPackage, openGateway, recordingOf, strangeId, type TestGateway } from "../verbs/test-gateway.ts";
import { publishNotice } from "./published-notice.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let door: Door;
/** What the log's writing waits for, or fails with. */
let writing: Promise<void>;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
  door = await takeDoor();
  const { store } = cn;
  writing = Promise.resolve();
  const appendAccess: typeof store.appendAccess = async (entry) => {
    await writing;
    return store.appendAccess(entry);
  };
  await door.openWithPages({ ...cn, store: { ...store, appendAccess } });
});
afterAll(async () => {
  await door.close();
  await cn.stop();
  await chain.stop();
});

/** Asks for a page and answers what the log has of it. */
async function entriesOf(path: string, init?: RequestInit): Promise<{ status: number; entries: AccessEntry[] }> {
  const before = (await cn.store.accessEntries(0, 1_000)).length;
  const answer = await fetch(`${door.url}${path}`, init);
  await answer.text();
  const rows = await cn.store.accessEntries(before, 100);
  return { status: answer.status, entries: rows.map(({ body }) => JSON.parse(body) as AccessEntry) };
}

const nothing = { evidence: [], notices: [], submissions: [] };
const known = { partner: "CN", credential: "token" };
const officer = () => keyOf(founded.officers, "CN");

describe("a page that shows data is an entry of the access log", () => {
  it("with the notices of the front page and of the board", async () => {
    const { noticeId: first } = await publishNotice(founded, cn);
    const { noticeId: second } = await publishNotice(founded, cn);
    const notices = expect.arrayContaining([first, second]);
    for (const [path, operation] of [
      ["/verify", "showFrontPage"],
      ["/verify/board", "showBoard"],
    ] as const) {
      expect(await entriesOf(path)).toMatchObject({
        status: 200,
        entries: [{ operation, identity: known, status: 200, code: null, named: [], shown: { ...nothing, notices } }],
      });
    }
  });

  it("with the evidence, the notice or the batch that is looked up by its id", async () => {
    const { noticeId } = await publishNotice(founded, cn);
    const roots = [await keepPackage(cn, "first"), await keepPackage(cn, "second")];
    const { root } = await acceptBatch(cn, roots);
    await act(cn, officer(), recordingOf(root, 2));
    const [record] = await cn.store.recordsOfRoot(root);
    const evidence = (await cn.store.evidenceOfRoots(roots)).map(({ evidenceId }) => evidenceId);
    const [one = ""] = evidence;
    for (const [id, shown] of [
      [one, { ...nothing, evidence: [one] }],
      [noticeId, { ...nothing, notices: [noticeId] }],
      [record?.recordId ?? "", { ...nothing, evidence: expect.arrayContaining(evidence) }],
    ] as const) {
      const given = ` ${id.slice(2).toUpperCase()} `;
      const { entries } = await entriesOf(`/verify/record?${new URLSearchParams({ id: given })}`);
      expect(entries).toMatchObject([{ operation: "showRecordPage", status: 200, code: null, named: [id], shown }]);
    }
  });

  it("bears the request's id", async () => {
    const id = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
    const { entries } = await entriesOf("/verify/board", { headers: { "x-request-id": id } });
    expect(entries).toMatchObject([{ requestId: id }]);
  });

  it("with nothing shown where there is nothing to show, and with the code of what was refused", async () => {
    const id = strangeId();
    expect((await entriesOf(`/verify/record?id=${id}`)).entries).toMatchObject([
      { status: 404, named: [id], shown: nothing },
    ]);
    expect((await entriesOf("/verify/record?id=0x12")).entries).toMatchObject([
      { status: 422, named: [], shown: nothing },
    ]);
    expect((await entriesOf("/verify?after=nowhere")).entries).toMatchObject([
      { status: 422, code: "invalid-cursor", shown: nothing },
    ]);
    expect((await entriesOf("/verify/board", { method: "HEAD" })).entries).toMatchObject([
      { status: 200, shown: nothing },
    ]);
  });

  it("and no address is that shows none", async () => {
    const html = await (await fetch(`${door.url}/verify`)).text();
    const asset = /"(\/verify\/assets\/[^"]+)"/.exec(html)?.[1] ?? "";
    for (const path of [asset, "/verify/nowhere", "/verify/sign-in", "/verify/receipt"])
      expect((await entriesOf(path)).entries).toEqual([]);
  });
});

describe("a page", () => {
  it("is not shown before its entry is durable", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    writing = promise;
    let isShown = false;
    const asked = fetch(`${door.url}/verify/board`).then((answer) => {
      isShown = true;
      return answer;
    });
    await new Promise((done) => setTimeout(done, 200));
    expect(isShown).toBe(false);
    resolve();
    expect((await asked).status).toBe(200);
  });

  it.each([
    ["EBUSY", 503, "The storage does not answer"],
    ["ENOSPC", 507, "The storage is full"],
  ])("is withheld where its entry cannot be written (%s)", async (code, status, text) => {
    const { noticeId } = await publishNotice(founded, cn);
    for (const path of ["/verify", "/verify/board", `/verify/record?id=${noticeId}`]) {
      writing = Promise.reject(Object.assign(new Error(code), { code }));
      writing.catch(() => undefined);
      const answer = await fetch(`${door.url}${path}`, { headers: { "accept-language": "en" } });
      const html = await answer.text();
      expect([path, answer.status]).toEqual([path, status]);
      expect(html).not.toMatch(/notice-0x|Notice: Alert/);
      expect(html).not.toContain("JM-1");
      expect(html).toContain(text);
      writing = Promise.resolve();
    }
  });
});
