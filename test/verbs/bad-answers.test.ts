import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "../../gateway/domain/actions.ts";
import { type NoticeTerms, noticeIdOf } from "../../gateway/domain/ids.ts";
import { type Feedback, type NoticeBody, termsOf } from "../../gateway/domain/notice-body.ts";
import { ZERO_BYTES32 } from "../../gateway/domain/scalars.ts";
import { acceptFeedback, acceptNoticeBody } from "../../gateway/verbs/accept-document.ts";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import { type ChainChild, startChain } from "./chain-child.ts";
import { type Founded, foundSmall, keyOf } from "./founded.ts";
import {
  act,
  keepPackage,
  openGateway,
  recordingOf,
  signActions,
  strangeId,
  type TestGateway,
} from "./test-gateway.ts";
import { tracesOf } from "./traces.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let hk: TestGateway;
let my: TestGateway;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  [cn, hk, my] = (await Promise.all(["CN", "HK", "MY"].map((iso) => openGateway(founded, iso)))) as [
    TestGateway,
    TestGateway,
    TestGateway,
  ];
});
afterAll(async () => {
  await Promise.all([cn.stop(), hk.stop(), my.stop()]);
  await chain.stop();
});

const officer = (gateway: TestGateway) => keyOf(founded.officers, gateway.partner.iso);
const recogniser = (gateway: TestGateway) => keyOf(founded.recognisers, gateway.partner.iso);
const today = () => new Date().toISOString().slice(0, 10);

interface Published {
  readonly id: string;
  readonly terms: NoticeTerms;
}

/** A notice of CN to HK and to its own office Guangzhou, on the ledger. */
async function publish(title: string, previous?: NoticeTerms): Promise<Published> {
  const body: NoticeBody = {
    format: "concord-notice/1",
    case: { number: "JM-1", partner: "CN", office: "Jiangmen", title, basis: "ex-officio" },
    handling: { tlp: "AMBER", use: "H1" },
    agreement: "GBA",
    type: "alert",
    priority: 2,
    valid: { from: "2023-07-01", to: today() },
    to: [{ partner: "HK" }, { partner: "CN", office: "Guangzhou" }],
    grading: { source: "A", information: 1 },
    right: "trademark",
    channel: "post",
    action: "inspect",
  };
  const { salts } = await acceptNoticeBody(cn, body);
  const idOf = (iso: string) => founded.directory.partners.find((partner) => partner.iso === iso)?.id ?? 0;
  const terms = termsOf({ document: body, salts }, { agreementId: 1, version: 1 }, idOf);
  await carried(
    cn,
    previous === undefined
      ? { contract: "board", name: "publish", args: { terms } }
      : { contract: "board", name: "update", args: { previous, terms } },
  );
  await hk.follower.catchUp();
  await my.follower.catchUp();
  return { id: noticeIdOf(cn.ledger.chainId, cn.ledger.contracts.board, 1, terms), terms };
}

async function carried(gateway: TestGateway, action: Action, key = officer(gateway)): Promise<void> {
  const { requests } = await act(gateway, key, action);
  expect(requests).toMatchObject([{ outcome: { state: "recorded" } }]);
}

const noticeOf = (terms: NoticeTerms): { noticeId: string; recipients: string } => ({
  noticeId: noticeIdOf(cn.ledger.chainId, cn.ledger.contracts.board, 1, terms),
  recipients: terms.recipients,
});

const acknowledgement = (terms: NoticeTerms, office = ZERO_BYTES32): Action => ({
  contract: "board",
  name: "acknowledge",
  args: { ...noticeOf(terms), office },
});

const feedbackOn = (notice: string, partner = "HK", changes: Partial<Feedback> = {}): Feedback => ({
  format: "concord-feedback/1",
  notice,
  partner,
  outcome: "no-hit",
  ...changes,
});

/** Evidence of CN on the ledger, as a call names it. */
async function record(ref: string, agreementId = 1) {
  const root = await keepPackage(cn, ref);
  await carried(cn, recordingOf(root, 1, { agreementId }));
  await Promise.all([hk.follower.catchUp(), my.follower.catchUp()]);
  return { partnerId: 1, agreementId, version: 1, kind: 4, root, path: [] };
}

type Member = Awaited<ReturnType<typeof record>>;

const recognition = (
  member: Member,
  changes: Partial<Record<"grade" | "facets" | "reason" | "conditions", number>> = {},
): Action => ({
  contract: "ledger",
  name: "recognise",
  args: { member, recognition: { grade: 2, facets: 0, reason: 0, conditions: 0, ...changes } },
});

async function expectRefusal(gateway: TestGateway, code: string, key: ReturnType<typeof officer>, action: Action) {
  const requests = await signActions(gateway, key, [action]);
  const before = await tracesOf(gateway);
  await expect(acceptSubmission(gateway, requests)).rejects.toMatchObject({ code });
  expect(await tracesOf(gateway)).toEqual(before);
}

describe("an acknowledgement", () => {
  it.each<[what: string, code: string, ask: () => Promise<[TestGateway, Action]>]>([
    [
      "by a partner to whom the notice was not addressed",
      "not-addressed",
      async () => [my, acknowledgement((await publish("to others")).terms)],
    ],
    [
      "by the publisher as a whole",
      "not-addressed",
      async () => [cn, acknowledgement((await publish("to offices")).terms)],
    ],
    [
      "for an office that the notice does not name",
      "not-addressed",
      async () => [cn, acknowledgement((await publish("to one office")).terms, strangeId())],
    ],
    [
      "of a notice that there is not",
      "unknown-notice",
      async () => [hk, acknowledgement({ ...(await publish("changed")).terms, commitment: strangeId() })],
    ],
    [
      "of a notice that was withdrawn",
      "notice-withdrawn",
      async () => {
        const { terms } = await publish("to be withdrawn");
        await carried(cn, { contract: "board", name: "withdraw", args: { terms, reason: 1 } });
        return [hk, acknowledgement(terms)];
      },
    ],
    [
      "of a notice that was updated",
      "notice-updated",
      async () => {
        const { terms } = await publish("to be updated");
        await publish("updated", terms);
        return [hk, acknowledgement(terms)];
      },
    ],
    [
      "that was made before",
      "already-acknowledged",
      async () => {
        const { terms } = await publish("to be acknowledged twice");
        await carried(hk, acknowledgement(terms));
        return [hk, acknowledgement(terms)];
      },
    ],
  ])("%s is refused as %s, and leaves nothing", async (_what, code, ask) => {
    const [gateway, action] = await ask();
    await expectRefusal(gateway, code, officer(gateway), action);
  });
});

describe("an answer's content", () => {
  it.each<[what: string, code: string, ask: () => Promise<[TestGateway, Feedback]>]>([
    [
      "from one to whom the notice was not addressed",
      "not-addressed",
      async () => [my, feedbackOn((await publish("a")).id, "MY")],
    ],
    ["from the publisher as a whole", "not-addressed", async () => [cn, feedbackOn((await publish("b")).id, "CN")]],
    [
      "from an office that the notice does not name",
      "not-addressed",
      async () => [cn, feedbackOn((await publish("c")).id, "CN", { office: "Gongbei" })],
    ],
    [
      "from an office of a partner that is addressed as a whole",
      "not-addressed",
      async () => [hk, feedbackOn((await publish("d")).id, "HK", { office: "Airport" })],
    ],
    ["in another partner's name", "not-addressed", async () => [hk, feedbackOn((await publish("e")).id, "CN")]],
    ["on a notice that there is not", "unknown-notice", async () => [hk, feedbackOn(strangeId())]],
  ])("%s is refused as %s, and is not kept", async (_what, code, ask) => {
    const [gateway, feedback] = await ask();
    const before = await tracesOf(gateway);
    await expect(acceptFeedback(gateway, feedback)).rejects.toMatchObject({ code });
    expect(await tracesOf(gateway)).toEqual(before);
  });
});

describe("a signed answer", () => {
  const answer = (terms: NoticeTerms, commitment: string, outcome = 2): Action => ({
    contract: "board",
    name: "answer",
    args: { ...noticeOf(terms), office: ZERO_BYTES32, outcome, commitment },
  });

  it.each<[what: string, code: string, ask: () => Promise<[TestGateway, Action]>]>([
    ["whose content is not here", "unknown-object", async () => [hk, answer((await publish("f")).terms, strangeId())]],
    [
      "with another outcome than its content",
      "invalid-request",
      async () => {
        const { id, terms } = await publish("g");
        const { commitment } = await acceptFeedback(hk, feedbackOn(id));
        return [hk, answer(terms, commitment, 3)];
      },
    ],
    [
      "with content on another notice",
      "invalid-request",
      async () => {
        const { commitment } = await acceptFeedback(hk, feedbackOn((await publish("h")).id));
        return [hk, answer((await publish("i")).terms, commitment)];
      },
    ],
    [
      "by one to whom the notice was not addressed, with the content of another",
      "unknown-object",
      async () => {
        const { id, terms } = await publish("j");
        const { commitment } = await acceptFeedback(hk, feedbackOn(id));
        return [my, answer(terms, commitment)];
      },
    ],
  ])("%s is refused as %s, and leaves nothing", async (_what, code, ask) => {
    const [gateway, action] = await ask();
    await expectRefusal(gateway, code, officer(gateway), action);
  });
});

describe("a recognition", () => {
  it.each<[what: string, code: string, ask: () => Promise<[TestGateway, Action]>]>([
    ["of one's own evidence", "own-evidence", async () => [cn, recognition(await record("own"))]],
    [
      "that was made before",
      "already-decided",
      async () => {
        const member = await record("twice");
        await carried(hk, recognition(member), recogniser(hk));
        return [hk, recognition(member)];
      },
    ],
    [
      "of evidence that there is not",
      "invalid-path",
      async () => [hk, recognition({ ...(await record("changed")), root: strangeId() })],
    ],
    [
      "under an agreement that the recogniser's partner is no party to",
      "not-a-party",
      async () => [my, recognition(await record("not theirs"))],
    ],
    [
      "for use in court where the agreement wants to be asked",
      "court",
      async () => [my, recognition(await record("for court", 2), { grade: 4 })],
    ],
    [
      "to a grade that there is not",
      "simulation-refused",
      async () => [hk, recognition(await record("no grade"), { grade: 9 })],
    ],
    [
      "that refuses without a reason",
      "reason-required",
      async () => [hk, recognition(await record("no reason"), { grade: 0 })],
    ],
    [
      "of evidence that was withdrawn",
      "evidence-withdrawn",
      async () => {
        const member = await record("to be withdrawn");
        await carried(cn, { contract: "ledger", name: "withdraw", args: { member, reason: 1 } });
        return [hk, recognition(member)];
      },
    ],
    [
      "of evidence that was superseded",
      "evidence-superseded",
      async () => {
        const [member, successor] = [await record("to be superseded"), await record("successor")];
        await carried(cn, { contract: "ledger", name: "supersede", args: { member, successor, reason: 1 } });
        return [hk, recognition(member)];
      },
    ],
  ])("%s is refused as %s, and leaves nothing", async (_what, code, ask) => {
    const [gateway, action] = await ask();
    await expectRefusal(gateway, code, recogniser(gateway), action);
  });

  it("by an officer who is no recogniser is refused as signer-role, and leaves nothing", async () => {
    await expectRefusal(hk, "signer-role", officer(hk), recognition(await record("by an officer")));
  });

  it("that was never made is not revoked, and another's evidence not withdrawn", async () => {
    const member = await record("never recognised");
    const revocation: Action = { contract: "ledger", name: "revokeRecognition", args: { member, reason: 1 } };
    await expectRefusal(hk, "not-decided", recogniser(hk), revocation);
    const withdrawal: Action = { contract: "ledger", name: "withdraw", args: { member, reason: 1 } };
    await expectRefusal(hk, "not-recorder", officer(hk), withdrawal);
  });
});

// The last: the chain's clock goes on to the next days.
describe("after its last day a notice", () => {
  it("is not acknowledged: notice-expired, and nothing is left", async () => {
    const { terms } = await publish("to expire");
    const twoDays = 2 * 86_400;
    await chain.ask("evm_increaseTime", `0x${twoDays.toString(16)}`);
    await chain.ask("evm_mine");
    hk.clock.ahead = twoDays * 1_000;
    await expectRefusal(hk, "notice-expired", officer(hk), acknowledgement(terms));
  });
});

describe("nothing unforeseen", () => {
  it("was met on the way", () => {
    expect([...cn.reported, ...hk.reported, ...my.reported]).toEqual([]);
  });
});
