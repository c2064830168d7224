import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import type { BaseWallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signExchangeRequest } from "../../gateway/auth/exchange-signature.ts";
import { fetchWanted } from "../../gateway/delivery/exchange-client.ts";
import type { Repetition } from "../../gateway/delivery/repeat.ts";
import type { Action } from "../../gateway/domain/actions.ts";
import { type NoticeBody, saltedNoticeBodySchema, termsOf } from "../../gateway/domain/notice-body.ts";
import { acceptBatch } from "../../gateway/verbs/accept-batch.ts";
import { acceptFeedback, acceptNoticeBody } from "../../gateway/verbs/accept-document.ts";
import { listNotices } from "../../gateway/verbs/list-notices.ts";
import { openExhibit, showEvidence } from "../../gateway/verbs/show-evidence.ts";
import { showNotice } from "../../gateway/verbs/show-notice.ts";
import { makeKey } from "../../scripts/local/make-keys.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, exchangeOf, takeDoor, withExchange } from "../verbs/serve-gateway.ts";
import { act, keepPackage, openGateway, recordingOf, type TestGateway, until } from "../verbs/test-gateway.ts";

let chain: ChainChild;
let founded: Founded;
let doors: Readonly<Record<string, Door>>;
let cn: TestGateway;
let hk: TestGateway;
let my: TestGateway;
const fetchers: Repetition[] = [];

const doorOf = (iso: string): Door => {
  const door = doors[iso];
  if (door === undefined) throw new Error(`${iso} has no door`);
  return door;
};

beforeAll(async () => {
  chain = await startChain();
  const [first, second, third] = await Promise.all([takeDoor(), takeDoor(), takeDoor()]);
  doors = { CN: first, HK: second, MY: third };
  founded = await foundSmall(chain.url, { CN: first.url, HK: second.url, MY: third.url });
  [cn, hk, my] = (await Promise.all(["CN", "HK", "MY"].map((iso) => openGateway(founded, iso)))) as [
    TestGateway,
    TestGateway,
    TestGateway,
  ];
  for (const gateway of [cn, hk, my]) {
    doorOf(gateway.partner.iso).open(gateway);
    fetchers.push(fetchWanted(exchangeOf(founded, gateway)));
  }
});
afterAll(async () => {
  await Promise.all(fetchers.map((fetcher) => fetcher.stop()));
  await Promise.all([cn.stop(), hk.stop(), my.stop()]);
  await Promise.all(Object.values(doors).map((door) => door.close()));
  await chain.stop();
});

const officer = (iso: string) => keyOf(founded.officers, iso);

async function record(ref: string): Promise<{ root: string; evidenceId: string }> {
  const root = await keepPackage(cn, ref);
  await act(cn, officer("CN"), recordingOf(root));
  const [row] = await cn.store.evidenceOfRoots([root]);
  if (row === undefined) throw new Error(`${ref} is not recorded`);
  return { root, evidenceId: row.evidenceId };
}

const fetched = (gateway: TestGateway, root: string) =>
  until(`${gateway.partner.iso} to have ${root}`, async () => gateway.store.document(root));

const bodyOf = (to: NoticeBody["to"]): NoticeBody => ({
  format: "concord-notice/1",
  case: { number: "JM-1", partner: "CN", office: "Jiangmen", title: randomUUID(), basis: "ex-officio" },
  handling: { tlp: "AMBER", use: "H1" },
  agreement: "GBA",
  type: "alert",
  priority: 2,
  valid: { from: "2023-06-01", to: "2099-12-31" },
  to,
  grading: { source: "A", information: 1 },
  right: "trademark",
  channel: "post",
  action: "inspect",
});

async function publish(to: NoticeBody["to"]): Promise<{ noticeId: string; terms: ReturnType<typeof termsOf> }> {
  const body = bodyOf(to);
  const { salts, commitment } = await acceptNoticeBody(cn, body);
  const terms = termsOf(
    saltedNoticeBodySchema.parse({ document: body, salts }),
    { agreementId: 1, version: 1 },
    (iso) => founded.directory.partners.find((partner) => partner.iso === iso)?.id ?? 0,
  );
  const action: Action = { contract: "board", name: "publish", args: { terms } };
  const done = await act(cn, officer("CN"), action);
  expect(done.requests[0]?.outcome).toMatchObject({ state: "recorded" });
  const [row] = await cn.store.noticesOfCommitment(commitment);
  if (row === undefined) throw new Error("the notice is not published");
  return { noticeId: row.noticeId, terms };
}

/** Asks a gateway as another's would, with what the test changes. */
async function ask(
  iso: string,
  path: string,
  changes: {
    key?: BaseWallet;
    at?: number;
    nonce?: string;
    signedUrl?: string;
    deploymentId?: string;
  } = {},
): Promise<{ status: number; code: string | undefined }> {
  const url = `${doorOf(iso).url}${path}`;
  const key = changes.key ?? keyOf(founded.gatewayKeys, "HK");
  const { deploymentId = founded.deployment.deploymentId } = changes;
  const headers = await signExchangeRequest(
    { address: key.address, sign: (text) => key.signMessage(text) },
    { chainId: 31_337n, deploymentId },
    { method: "GET", url: changes.signedUrl ?? url },
    changes.at ?? Date.now(),
    changes.nonce ?? randomUUID(),
  );
  const answer = await fetch(url, { headers });
  const body = (await answer.json().catch(() => ({}))) as { code?: string };
  return { status: answer.status, code: body.code };
}

describe("a party's gateway", () => {
  it("fetches the manifest of what another party records, and its file when it is asked for", async () => {
    const { root, evidenceId } = await record("shared");
    await fetched(hk, root);
    const detail = await showEvidence(hk, evidenceId);
    expect(detail).toMatchObject({ manifest: { ref: "shared" }, manifestProblem: null, exhibits: [{ isHeld: false }] });
    const gateway = withExchange(hk, exchangeOf(founded, hk));
    const file = await openExhibit(gateway, evidenceId, 0);
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.read()) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe("content of shared");
    expect((await showEvidence(hk, evidenceId)).exhibits).toMatchObject([{ isHeld: true }]);
  });

  it("fetches the list of a batch and every member's manifest", async () => {
    const roots = [];
    for (let n = 0; n < 4; n += 1) roots.push(await keepPackage(cn, `in a batch ${n}`));
    const { root } = await acceptBatch(cn, roots);
    await act(cn, officer("CN"), recordingOf(root, 4));
    for (const member of roots) await fetched(hk, member);
    expect(await hk.store.batch(root)).toEqual(roots);
    expect((await hk.store.evidenceOfRoots(roots)).map(({ path }) => path.length)).toEqual([2, 2, 2, 2]);
    expect(await hk.store.dueWanted(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
  });

  it("fetches a notice that is sent to it, and the publisher fetches the answer", async () => {
    const { noticeId, terms } = await publish([{ partner: "HK" }]);
    await fetched(hk, terms.commitment);
    expect((await showNotice(hk, noticeId)).notice).toMatchObject({
      state: "published",
      body: { case: { number: "JM-1" } },
      recipients: [{ partner: "HK", delivery: "own", acknowledgedAt: null, outcome: null }],
    });
    const feedback = await acceptFeedback(hk, {
      format: "concord-feedback/1",
      notice: noticeId,
      partner: "HK",
      outcome: "no-hit",
      found: "nothing",
    });
    const answer: Action = {
      contract: "board",
      name: "answer",
      args: {
        noticeId,
        recipients: terms.recipients,
        office: `0x${"0".repeat(64)}`,
        outcome: 2,
        commitment: feedback.commitment,
      },
    };
    const done = await act(hk, officer("HK"), answer);
    expect(done.requests[0]?.outcome).toMatchObject({ state: "recorded" });
    await fetched(cn, feedback.commitment);
    expect((await showNotice(cn, noticeId)).notice.recipients).toMatchObject([
      { partner: "HK", outcome: "no-hit", answers: 1, feedback: { found: "nothing" }, feedbackProblem: null },
    ]);
    // What HK answered is HK's to give, to CN and nobody else; CN passes it on to nobody.
    const path = `/v1/exchange/documents/${feedback.commitment}`;
    expect(await ask("HK", path, { key: keyOf(founded.gatewayKeys, "CN") })).toMatchObject({ status: 200 });
    expect(await ask("HK", path, { key: keyOf(founded.gatewayKeys, "MY") })).toMatchObject({ status: 404 });
    expect(await ask("CN", path)).toMatchObject({ status: 404, code: "unknown-object" });
  });

  it("does not carry terms that are not the body's, nor an outcome that is not the answer's", async () => {
    const { noticeId, terms } = await publish([{ partner: "HK" }]);
    const wrong: Action = { contract: "board", name: "publish", args: { terms: { ...terms, rights: 4 } } };
    await expect(act(cn, officer("CN"), wrong)).rejects.toMatchObject({ code: "invalid-request" });
    const unknown: Action = {
      contract: "board",
      name: "publish",
      args: { terms: { ...terms, commitment: `0x${"5a".repeat(32)}` } },
    };
    await expect(act(cn, officer("CN"), unknown)).rejects.toMatchObject({ code: "unknown-object" });
    await hk.follower.catchUp();
    const { commitment } = await acceptFeedback(hk, {
      format: "concord-feedback/1",
      notice: noticeId,
      partner: "HK",
      outcome: "no-hit",
    });
    const office = `0x${"0".repeat(64)}`;
    const args = { noticeId, recipients: terms.recipients, office, outcome: 3, commitment };
    const answer: Action = { contract: "board", name: "answer", args };
    await expect(act(hk, officer("HK"), answer)).rejects.toMatchObject({ code: "invalid-request" });
  });

  it("of a third partner neither fetches nor is served, and is told nothing of what there is", async () => {
    const { root, evidenceId } = await record("not for MY");
    const { noticeId, terms } = await publish([{ partner: "HK" }]);
    await my.follower.catchUp();
    expect(await my.store.dueWanted(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
    expect((await showEvidence(my, evidenceId)).manifestProblem).toBe("not entitled to it");
    expect((await showNotice(my, noticeId)).notice).toMatchObject({
      body: null,
      bodyProblem: "not addressed to this partner",
    });
    expect((await listNotices(my, { limit: 9 })).notices).toEqual([]);
    const key = keyOf(founded.gatewayKeys, "MY");
    const nothing = await ask("CN", `/v1/exchange/documents/0x${"0".repeat(64)}`, { key });
    expect(nothing).toEqual({ status: 404, code: "unknown-object" });
    expect(await ask("CN", `/v1/exchange/documents/${root}`, { key })).toEqual(nothing);
    expect(await ask("CN", `/v1/exchange/documents/${terms.commitment}`, { key })).toEqual(nothing);
    expect(await ask("CN", `/v1/exchange/packages/${root}/exhibits/0`, { key })).toEqual(nothing);
    expect(await ask("CN", `/v1/exchange/batches/${root}`, { key })).toEqual(nothing);
  });

  it("is not served by HK what CN gave HK", async () => {
    const { root } = await record("CN's alone to give");
    await fetched(hk, root);
    const key = keyOf(founded.gatewayKeys, "CN");
    expect(await ask("HK", `/v1/exchange/documents/${root}`, { key })).toMatchObject({ status: 404 });
    expect(await ask("HK", `/v1/exchange/packages/${root}/exhibits/0`, { key })).toMatchObject({ status: 404 });
  });

  it("is not served a package that is kept and not recorded", async () => {
    const root = await keepPackage(cn, "still a draft");
    expect(await ask("CN", `/v1/exchange/documents/${root}`)).toMatchObject({ status: 404 });
  });
});

describe("a request between gateways", () => {
  let path: string;
  beforeAll(async () => {
    path = `/v1/exchange/documents/${(await record("asked for")).root}`;
  });
  const refused = { status: 401, code: "gateway-not-authenticated" };

  it("is answered when the registered key of a party signs it", async () => {
    expect(await ask("CN", path)).toMatchObject({ status: 200 });
  });

  it("is refused unsigned", async () => {
    const answer = await fetch(`${doorOf("CN").url}${path}`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: "gateway-not-authenticated" });
  });

  it("is refused when it comes a second time", async () => {
    const nonce = randomUUID();
    expect(await ask("CN", path, { nonce })).toMatchObject({ status: 200 });
    expect(await ask("CN", path, { nonce })).toEqual(refused);
  });

  it.each([
    ["a key that nobody registered", () => ({ key: makeKey() })],
    ["an officer's key", () => ({ key: officer("HK") })],
    ["a time long past", () => ({ at: Date.now() - 600_000 })],
    ["a time to come", () => ({ at: Date.now() + 600_000 })],
    ["another gateway's address", () => ({ signedUrl: `${doorOf("HK").url}${path}` })],
    ["another path", () => ({ signedUrl: `${doorOf("CN").url}/v1/exchange/documents/0x${"0".repeat(64)}` })],
    ["another deployment", () => ({ deploymentId: `0x${"d1".repeat(32)}` })],
  ])("is refused with %s", async (_what, changes) => {
    expect(await ask("CN", path, changes() as Parameters<typeof ask>[2])).toEqual(refused);
  });

  it("is refused when the partner has revoked its gateway's key", async () => {
    const key = keyOf(founded.gatewayKeys, "MY");
    expect(await ask("CN", path, { key: key })).toMatchObject({ status: 404 });
    const done = await act(my, keyOf(founded.signatories, "MY"), {
      contract: "registry",
      name: "revokeSigner",
      args: { signer: key.address.toLowerCase(), validTo: 0 },
    });
    expect(done.requests[0]?.outcome?.state).toBe("recorded");
    await cn.follower.catchUp();
    await until("the key to be refused", async () => {
      const answer = await ask("CN", path, { key: key });
      return answer.status === 401 ? answer : undefined;
    });
  });
});

describe("nothing", () => {
  it("unforeseen was met, and no half-written object stays", () => {
    for (const gateway of [cn, hk, my]) {
      expect(gateway.reported).toEqual([]);
      const files = readdirSync(gateway.folder, { recursive: true }).map(String);
      expect(files.filter((name) => name.includes("incoming/"))).toEqual([]);
    }
  });
});
