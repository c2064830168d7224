import type { BaseWallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "../../gateway/domain/actions.ts";
import { numberOf } from "../../gateway/domain/codes/code-list.ts";
import { type EvidenceKind, evidenceKinds } from "../../gateway/domain/codes/evidence-kinds.ts";
import { type Right, rights } from "../../gateway/domain/codes/rights.ts";
import type { NoticeBody } from "../../gateway/domain/notice-body.ts";
import { acceptNoticeBody } from "../../gateway/verbs/accept-document.ts";
import { acceptPackage } from "../../gateway/verbs/accept-package.ts";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import { storeExhibit } from "../../gateway/verbs/store-exhibit.ts";
import { type ChainChild, startChain } from "./chain-child.ts";
import { keyOf } from "./founded.ts";
import { act, bytesOf, manifestOf, openGateway, signActions, streamOf, type TestGateway } from "./test-gateway.ts";
import { tracesOf } from "./traces.ts";
import { agreementIds, foundTroubled, type Troubled } from "./troubled.ts";

let chain: ChainChild;
let troubled: Troubled;
let cn: TestGateway;
let hk: TestGateway;
let my: TestGateway;

beforeAll(async () => {
  chain = await startChain();
  troubled = await foundTroubled(chain);
  const { founded } = troubled;
  [cn, hk, my] = await Promise.all([
    openGateway(founded, "CN"),
    openGateway(founded, "HK"),
    openGateway(founded, "MY"),
  ]);
});
afterAll(async () => {
  await Promise.all([cn.stop(), hk.stop(), my.stop()]);
  await chain.stop();
});

const officer = (iso: string): BaseWallet => keyOf(troubled.founded.officers, iso);

interface Asked {
  readonly kind?: EvidenceKind;
  readonly right?: Right;
  readonly agreementId?: number;
  readonly version?: number;
}

/** A package that is here, and the action that records it as asked. */
async function recording(gateway: TestGateway, ref: string, asked: Asked): Promise<Action> {
  const { kind = "declaration", right = "trademark", agreementId = agreementIds.GBA, version = 1 } = asked;
  const file = bytesOf(ref);
  const manifest = { ...manifestOf(gateway.partner.iso, ref, file), kind, goods: { right } };
  const { root } = await acceptPackage(gateway, manifest);
  await storeExhibit(gateway, root, 0, streamOf(file));
  const bits = 1 << numberOf(rights, right);
  const args = {
    recording: { agreementId, version, kind: numberOf(evidenceKinds, kind), rights: bits, size: 1, root },
  };
  return { contract: "ledger", name: "record", args };
}

const year = new Date().getUTCFullYear();

function noticeOf(iso: string, changes: Partial<NoticeBody> = {}): NoticeBody {
  return {
    format: "concord-notice/1",
    case: { number: "JM-1", partner: iso, office: "Jiangmen", title: "A case", basis: "ex-officio" },
    handling: { tlp: "AMBER", use: "H1" },
    agreement: "GBA",
    type: "alert",
    priority: 2,
    valid: { from: "2023-07-01", to: `${year + 1}-12-31` },
    to: [{ partner: "HK" }],
    grading: { source: "A", information: 1 },
    right: "trademark",
    channel: "post",
    action: "inspect",
    ...changes,
  };
}

describe("a signed recording", () => {
  it.each<[what: string, clause: string, asked: Asked]>([
    ["of a kind that the agreement excludes", "evidence-kind", { kind: "web-capture" }],
    ["of a kind that another agreement excludes", "evidence-kind", { kind: "x-ray", agreementId: agreementIds.RCEP }],
    ["about a right that the agreement excludes", "right", { right: "patent", agreementId: agreementIds.RCEP }],
    ["under an agreement that there is not", "agreement-unknown", { agreementId: 99 }],
    ["under a version that there is not", "agreement-unknown", { version: 2 }],
    ["under no agreement but a version", "agreement-unknown", { agreementId: 0 }],
    ["under an agreement that is not ratified", "agreement-not-ratified", { agreementId: agreementIds.DRAFT }],
    ["under an agreement that is not effective", "agreement-not-effective", { agreementId: agreementIds.FUTURE }],
    ["under an agreement that has expired", "agreement-expired", { agreementId: agreementIds.PAST }],
  ])("%s is refused by the clause %s, and leaves nothing", async (what, clause, asked) => {
    const requests = await signActions(cn, officer("CN"), [await recording(cn, what, asked)]);
    const before = await tracesOf(cn);
    await expect(acceptSubmission(cn, requests)).rejects.toMatchObject({ code: clause });
    expect(await tracesOf(cn)).toEqual(before);
  });

  it.each<[what: string, clause: string, sign: () => Promise<[TestGateway, BaseWallet]>]>([
    ["of a partner that is no party", "not-a-party", async () => [my, officer("MY")]],
    ["by a signer who was revoked", "signer-expired", async () => [cn, troubled.revoked]],
    ["by a signer who is not yet valid", "signer-not-yet-valid", async () => [cn, troubled.early]],
    ["by a recogniser", "signer-role", async () => [cn, keyOf(troubled.founded.recognisers, "CN")]],
    ["by the gateway's own key", "signer-role", async () => [cn, keyOf(troubled.founded.gatewayKeys, "CN")]],
    ["by an officer of another partner", "not-entitled", async () => [cn, officer("HK")]],
  ])("%s is refused by the clause %s, and leaves nothing", async (what, clause, sign) => {
    const [gateway, key] = await sign();
    const requests = await signActions(gateway, key, [await recording(gateway, what, {})]);
    const before = await tracesOf(gateway);
    await expect(acceptSubmission(gateway, requests)).rejects.toMatchObject({ code: clause });
    expect(await tracesOf(gateway)).toEqual(before);
  });

  it("that says less than its package is refused as right, and one that says otherwise as evidence-kind", async () => {
    const action = await recording(cn, "says otherwise", {});
    const before = await tracesOf(cn);
    for (const [change, code] of [
      [{ rights: 4 }, "right"],
      [{ kind: 1 }, "evidence-kind"],
    ] as const) {
      const args = { recording: { ...(action.args as { recording: object }).recording, ...change } };
      const requests = await signActions(cn, officer("CN"), [{ ...action, args } as Action]);
      await expect(acceptSubmission(cn, requests)).rejects.toMatchObject({ code });
    }
    expect(await tracesOf(cn)).toEqual(before);
  });

  it("of the same package twice is answered with the one id, and refused as already-recorded when it is signed again", async () => {
    const action = await recording(cn, "twice", {});
    await act(cn, officer("CN"), action);
    const file = bytesOf("twice");
    const manifest = { ...manifestOf("CN", "twice", file), goods: { right: "trademark" as const } };
    const { isNew, evidence } = await acceptPackage(cn, manifest);
    expect([isNew, evidence.length]).toEqual([false, 1]);
    const before = await tracesOf(cn);
    const requests = await signActions(cn, officer("CN"), [action]);
    await expect(acceptSubmission(cn, requests)).rejects.toMatchObject({ code: "already-recorded" });
    expect((await acceptPackage(cn, manifest)).evidence).toEqual(evidence);
    expect(await tracesOf(cn)).toEqual(before);
  });
});

describe("a notice's body", () => {
  it.each<[what: string, code: string, gateway: () => TestGateway, changes: Partial<NoticeBody>]>([
    [
      "about a right that the agreement excludes",
      "right",
      () => cn,
      { agreement: "RCEP", right: "patent", to: [{ partner: "MY" }] },
    ],
    ["for a channel that the agreement excludes", "channel", () => cn, { channel: "passenger" }],
    ["to a partner that is no party", "recipient", () => cn, { to: [{ partner: "HK" }, { partner: "MY" }] }],
    ["to a partner that there is not", "unknown-partner", () => cn, { to: [{ partner: "ZZ" }] }],
    ["to one's own partner as a whole", "recipient", () => cn, { to: [{ partner: "CN" }] }],
    ["to an office of another partner", "recipient", () => cn, { to: [{ partner: "HK", office: "Airport" }] }],
    ["to an office that there is not", "recipient", () => cn, { to: [{ partner: "CN", office: "Atlantis" }] }],
    ["under an agreement that there is not", "agreement-unknown", () => cn, { agreement: "XYZ" }],
    ["under an agreement that is not ratified", "agreement-not-ratified", () => cn, { agreement: "DRAFT" }],
    ["under an agreement that is not effective", "agreement-not-effective", () => cn, { agreement: "FUTURE" }],
    ["under an agreement that has expired", "agreement-expired", () => cn, { agreement: "PAST" }],
    ["of a partner that is no party", "not-a-party", () => my, {}],
    ["of another partner's case", "not-publisher", () => hk, { case: noticeOf("CN").case }],
    [
      "whose days are reversed",
      "invalid-validity",
      () => cn,
      { valid: { from: `${year + 1}-02-01`, to: `${year + 1}-01-31` } },
    ],
    ["whose validity has ended", "invalid-validity", () => cn, { valid: { from: "2020-01-01", to: "2020-12-31" } }],
  ])("%s is refused as %s, and is not kept", async (_what, code, gateway, changes) => {
    const before = await tracesOf(gateway());
    const body = noticeOf(gateway().partner.iso, changes);
    await expect(acceptNoticeBody(gateway(), body)).rejects.toMatchObject({ code });
    expect(await tracesOf(gateway())).toEqual(before);
  });

  it("is taken on the last day of its validity", async () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(await acceptNoticeBody(cn, noticeOf("CN", { valid: { from: today, to: today } }))).toMatchObject({
      isNew: true,
    });
  });
});

// The last: it stays suspended.
describe("a suspended partner", () => {
  it("is refused as partner-not-active, whatever it files, and nothing is kept", async () => {
    const action = await recording(my, "before the suspension", { agreementId: agreementIds.RCEP });
    await troubled.suspend(12);
    await my.follower.catchUp();
    const before = await tracesOf(my);
    const requests = await signActions(my, officer("MY"), [action]);
    await expect(acceptSubmission(my, requests)).rejects.toMatchObject({ code: "partner-not-active" });
    const manifest = manifestOf("MY", "after the suspension", bytesOf("x"));
    await expect(acceptPackage(my, manifest)).rejects.toMatchObject({ code: "partner-not-active" });
    const body = noticeOf("MY", { agreement: "RCEP", to: [{ partner: "CN" }] });
    await expect(acceptNoticeBody(my, body)).rejects.toMatchObject({ code: "partner-not-active" });
    expect(await tracesOf(my)).toEqual(before);
  });
});
