import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Action, encodeAction } from "../../gateway/domain/actions.ts";
import { termsOf } from "../../gateway/domain/notice-body.ts";
import { acceptNoticeBody } from "../../gateway/verbs/accept-document.ts";
import { acceptPackage } from "../../gateway/verbs/accept-package.ts";
import { simulateActions } from "../../gateway/verbs/simulate-actions.ts";
import { type ChainChild, startChain } from "./chain-child.ts";
import { type Founded, foundSmall, keyOf } from "./founded.ts";
import {
  bytesOf,
  keepPackage,
  manifestOf,
  openGateway,
  recordingOf,
  strangeId,
  type TestGateway,
} from "./test-gateway.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
});
afterAll(async () => {
  await cn.stop();
  await chain.stop();
});

const simulate = (actions: readonly Action[], signer = keyOf(founded.officers, "CN").address.toLowerCase()) =>
  simulateActions(cn, { signer, calls: actions.map((action) => encodeAction(action, cn.ledger.contracts)) });

const codesOf = async (actions: readonly Action[]) =>
  (await simulate(actions)).calls.map(({ refusal }) => refusal?.code ?? null);

const memberOf = (root: string) => ({ partnerId: 1, agreementId: 1, version: 1, kind: 4, root, path: [] });

describe("simulateActions", () => {
  it("says of each what the contracts would, with nothing signed, kept or changed", async () => {
    const root = await keepPackage(cn, "simulated");
    const before = await cn.ledger.head();
    const { signer, calls } = await simulate([recordingOf(root)]);
    expect(calls).toEqual([{ action: "ledger.record", refusal: null }]);
    expect(signer).toBe(keyOf(founded.officers, "CN").address.toLowerCase());
    expect(await cn.store.waitingSubmissions(1)).toEqual([]);
    expect(await cn.ledger.head()).toEqual(before);
  });

  it("lets each action see what those before it did", async () => {
    const [old, young] = [await keepPackage(cn, "old"), await keepPackage(cn, "young")];
    const supersede: Action = {
      contract: "ledger",
      name: "supersede",
      args: { member: memberOf(old), successor: memberOf(young), reason: 1 },
    };
    expect(await codesOf([recordingOf(old), recordingOf(young), supersede])).toEqual([null, null, null]);
    expect(await codesOf([recordingOf(young), supersede, recordingOf(young)])).toEqual([
      null,
      "invalid-path",
      "already-recorded",
    ]);
  });

  it("finds a notice that is refused behind more recordings than one submission carries", async () => {
    const roots: string[] = [];
    for (let n = 0; n < 40; n += 1) roots.push(await keepPackage(cn, `one of many ${n}`));
    const body = {
      format: "concord-notice/1" as const,
      case: { number: "JM-1", partner: "CN", office: "Jiangmen", title: "A case", basis: "ex-officio" as const },
      handling: { tlp: "AMBER" as const, use: "H1" as const },
      agreement: "GBA",
      type: "alert" as const,
      priority: 2,
      valid: { from: "2020-01-01", to: `${new Date().getUTCFullYear() + 1}-12-31` },
      to: [{ partner: "HK" }],
      grading: { source: "A" as const, information: 1 },
      right: "trademark" as const,
      channel: "post" as const,
      action: "inspect" as const,
    };
    const { salts } = await acceptNoticeBody(cn, body);
    const terms = termsOf({ document: body, salts }, { agreementId: 1, version: 2 }, () => 2);
    const publish: Action = { contract: "board", name: "publish", args: { terms } };
    const codes = await codesOf([...roots.map((root) => recordingOf(root)), publish]);
    expect(codes).toEqual([...roots.map(() => null), "agreement-unknown"]);
  });

  it("takes packages whose exhibits are still to be uploaded", async () => {
    const { root } = await acceptPackage(cn, manifestOf("CN", "without its file", bytesOf("not uploaded")));
    expect(await codesOf([recordingOf(root)])).toEqual([null]);
  });

  it.each<[what: string, code: string, ask: () => Promise<unknown>]>([
    ["a package that is not here", "unknown-package", () => simulate([recordingOf(strangeId())])],
    [
      "a call that is no action",
      "wrong-target",
      () =>
        simulateActions(cn, {
          signer: keyOf(founded.officers, "CN").address.toLowerCase(),
          calls: [{ to: cn.ledger.contracts.forwarder, data: "0x" }],
        }),
    ],
    [
      "an officer of another partner",
      "not-entitled",
      async () =>
        simulate([recordingOf(await keepPackage(cn, "theirs"))], keyOf(founded.officers, "HK").address.toLowerCase()),
    ],
    [
      "an address that no partner authorised",
      "signer-unknown",
      async () => simulate([recordingOf(await keepPackage(cn, "nobody's"))], `0x${"5a".repeat(20)}`),
    ],
  ])("refuses %s as %s", async (_what, code, ask) => {
    await expect(ask()).rejects.toMatchObject({ code });
  });
});
