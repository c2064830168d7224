import type { BaseWallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { interfaces } from "../../gateway/chain/contracts.ts";
import { connectNode, type Node } from "../../gateway/chain/node.ts";
import { type Action, encodeAction, type MemberArgument } from "../../gateway/domain/actions.ts";
import { DomainError } from "../../gateway/domain/errors.ts";
import { type NoticeTerms, noticeIdOf } from "../../gateway/domain/ids.ts";
import { ZERO_BYTES32 } from "../../gateway/domain/scalars.ts";
import type { SubmittedRequest } from "../../gateway/domain/submission.ts";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import { makeKey } from "../../scripts/local/make-keys.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { act, keepPackage, openGateway, recordingOf, signActions, type TestGateway } from "../verbs/test-gateway.ts";
import { tracesOf } from "../verbs/traces.ts";
import { execute } from "./carry.ts";
import { sendFrom, stateOf } from "./ledger-state.ts";

const NO_END = 2n ** 40n - 1n;

let chain: ChainChild;
let node: Node;
let founded: Founded;
/** Another consortium on the same chain, in which the same officer acts. */
let elsewhere: Founded;
let cn: TestGateway;
let cnElsewhere: TestGateway;

beforeAll(async () => {
  chain = await startChain();
  node = connectNode(chain.url, 31_337n, 10_000);
  founded = await foundSmall(chain.url);
  elsewhere = await foundSmall(chain.url);
  const authorise = [officer("CN").address, 1, 0, NO_END];
  const data = interfaces.registry.encodeFunctionData("authoriseSigner", authorise);
  await sendFrom(node, keyOf(elsewhere.signatories, "CN"), elsewhere.deployment.contracts.registry, data);
  [cn, cnElsewhere] = await Promise.all([openGateway(founded, "CN"), openGateway(elsewhere, "CN")]);
}, 60_000);
afterAll(async () => {
  await Promise.all([cn.stop(), cnElsewhere.stop()]);
  node.close();
  await chain.stop();
});

const officer = (iso: string): BaseWallet => keyOf(founded.officers, iso);

/** What the forwarder of a deployment says to a request, when anybody has it carried: nothing is changed by what it refuses. */
async function carryPastTheGateway(to: Founded, request: SubmittedRequest): Promise<string> {
  const { contracts } = to.deployment;
  const before = await stateOf(node, contracts);
  const call = { to: contracts.forwarder, data: execute(request) };
  const refusal = await node.call(call).then(
    () => "none",
    (error) => (error instanceof DomainError ? error.code : "unknown"),
  );
  const result = await sendFrom(node, makeKey(), call.to, call.data);
  if (result === "reverted") expect(await stateOf(node, contracts)).toEqual(before);
  return result === "reverted" ? refusal : "recorded";
}

const forged: [what: string, code: string, make: (action: Action, other: Action) => Promise<SubmittedRequest[]>][] = [
  [
    "with swapped arguments",
    "wrong-signature",
    async (action, other) => {
      const [signed] = await signActions(cn, officer("CN"), [action]);
      return [{ ...(signed as SubmittedRequest), ...encodeAction(other, cn.ledger.contracts) }];
    },
  ],
  [
    "for another contract",
    "wrong-signature",
    async (action) => {
      const [signed] = await signActions(cn, officer("CN"), [action]);
      return [{ ...(signed as SubmittedRequest), to: cn.ledger.contracts.board }];
    },
  ],
  ["for another chain", "wrong-signature", (action) => signActions(cn, officer("CN"), [action], { chainId: 1n })],
  ["for another deployment", "wrong-signature", (action) => signActions(cnElsewhere, officer("CN"), [action])],
  [
    "with another nonce than was signed",
    "wrong-signature",
    async (action) => {
      const [signed] = await signActions(cn, officer("CN"), [action], { nonce: 77 });
      const [now] = await signActions(cn, officer("CN"), [action]);
      return [{ ...(signed as SubmittedRequest), nonce: now?.nonce ?? 0 }];
    },
  ],
  [
    "with a later deadline than was signed",
    "wrong-signature",
    async (action) => {
      const [signed] = await signActions(cn, officer("CN"), [action]);
      return [{ ...(signed as SubmittedRequest), deadline: (signed?.deadline ?? 0) + 60 }];
    },
  ],
  [
    "with more gas than was signed",
    "wrong-signature",
    async (action) => {
      const [signed] = await signActions(cn, officer("CN"), [action]);
      return [{ ...(signed as SubmittedRequest), gas: (signed?.gas ?? 0) + 1 }];
    },
  ],
  [
    "in the name of another officer",
    "wrong-signature",
    async (action) => {
      const [signed] = await signActions(cn, keyOf(founded.deputies, "CN"), [action]);
      return [{ ...(signed as SubmittedRequest), from: officer("CN").address.toLowerCase() }];
    },
  ],
  [
    "in the name of an officer of another partner",
    "wrong-signature",
    async (action) => {
      const [signed] = await signActions(cn, officer("CN"), [action]);
      return [{ ...(signed as SubmittedRequest), from: officer("HK").address.toLowerCase() }];
    },
  ],
];

describe("a request", () => {
  it.each(forged)(
    "%s is refused by the gateway (%s) and by the forwarder, and leaves nothing",
    async (what, code, make) => {
      const action = recordingOf(await keepPackage(cn, what));
      const other = recordingOf(await keepPackage(cn, `not ${what}`));
      const requests = await make(action, other);
      const before = await tracesOf(cn);
      await expect(acceptSubmission(cn, requests)).rejects.toMatchObject({ code });
      expect(await tracesOf(cn)).toEqual(before);
      // To the forwarder the contracts of another deployment are no contracts of its own.
      const past = what === "for another deployment" ? "wrong-target" : code;
      expect(await carryPastTheGateway(founded, requests[0] as SubmittedRequest)).toBe(past);
    },
  );

  it.each<[what: string, code: string, seconds: number]>([
    ["after its deadline", "deadline-passed", -5],
    ["whose deadline is more than a day ahead", "deadline-too-far", 90_000],
  ])("%s is refused (%s)", async (what, code, seconds) => {
    const action = recordingOf(await keepPackage(cn, what));
    const deadline = Math.floor(Date.now() / 1_000) + seconds;
    const requests = await signActions(cn, officer("CN"), [action], { deadline });
    await expect(acceptSubmission(cn, requests)).rejects.toMatchObject({ code });
    if (seconds < 0) expect(await carryPastTheGateway(founded, requests[0] as SubmittedRequest)).toBe(code);
  });

  it("made again is answered with what became of it, and carried by nobody a second time", async () => {
    const requests = await signActions(cn, officer("CN"), [recordingOf(await keepPackage(cn, "replayed"))]);
    const first = await acceptSubmission(cn, requests);
    const again = await acceptSubmission(cn, requests);
    expect(again).toMatchObject({ isNew: false, submission: { id: first.submission.id } });
    await act(cn, officer("CN"), recordingOf(await keepPackage(cn, "after the replayed")));
    expect(await carryPastTheGateway(founded, requests[0] as SubmittedRequest)).toBe("wrong-signature");
    expect(await carryPastTheGateway(elsewhere, requests[0] as SubmittedRequest)).toBe("wrong-target");
  });
});

describe("an officer of another partner", () => {
  let member: MemberArgument;
  let successor: MemberArgument;
  let terms: NoticeTerms;

  beforeAll(async () => {
    const recorded = async (ref: string): Promise<MemberArgument> => {
      const root = await keepPackage(cn, ref);
      await act(cn, officer("CN"), recordingOf(root));
      return { partnerId: 1, agreementId: 1, version: 1, kind: 4, root, path: [] };
    };
    [member, successor] = [await recorded("of CN"), await recorded("of CN too")];
    const validTo = Math.floor(Date.now() / 1_000) + 86_400;
    const commitment = `0x${"c1".repeat(32)}`;
    terms = {
      agreementId: 1,
      version: 1,
      rights: 2,
      channels: 4,
      validFrom: 0,
      validTo,
      recipients: "4",
      offices: [],
      commitment,
    };
    const published = await sendAction(officer("CN"), { contract: "board", name: "publish", args: { terms } });
    expect(published).toBe("succeeded");
  });

  const sendAction = (key: BaseWallet, action: Action) => {
    const { to, data } = encodeAction(action, founded.deployment.contracts);
    return sendFrom(node, key, to, data);
  };

  it.each<[what: string, code: string, who: () => BaseWallet, make: () => Action]>([
    ["withdraws", "not-recorder", () => officer("HK"), () => withdrawal(member)],
    ["supersedes", "not-recorder", () => officer("HK"), () => supersession(member, successor)],
    ["decides as its recogniser on", "own-evidence", () => keyOf(founded.recognisers, "CN"), () => recognition(member)],
    ["decides, being no recogniser, on", "signer-role", () => officer("HK"), () => recognition(member)],
    [
      "decides, being of no party, on",
      "not-a-party",
      () => keyOf(founded.recognisers, "MY"),
      () => recognition(member),
    ],
    ["withdraws the notice of", "unknown-notice", () => officer("HK"), () => noticeWithdrawal(terms)],
    ["updates the notice of", "unknown-notice", () => officer("HK"), () => update(terms)],
    ["acknowledges, not addressed, the notice of", "not-addressed", () => officer("MY"), () => acknowledgement(terms)],
    ["answers, not addressed, the notice of", "not-addressed", () => officer("MY"), () => answer(terms)],
    ["authorises a signer for", "signer-role", () => officer("HK"), () => authorisation()],
    ["revokes a signer of", "foreign-signer", () => keyOf(founded.signatories, "HK"), () => revocation()],
  ])("%s CN in vain (%s), by way of its gateway or past it", async (_what, code, who, make) => {
    const action = make();
    const { to, data } = encodeAction(action, founded.deployment.contracts);
    const from = who().address.toLowerCase();
    const [refusal] = await cn.ledger.simulate([{ from, to, data, gas: 400_000 }]);
    expect(refusal?.code).toBe(code);

    const before = await stateOf(node, founded.deployment.contracts);
    const [request] = await signActions(cn, who(), [action]);
    expect(
      await sendFrom(node, makeKey(), founded.deployment.contracts.forwarder, execute(request as SubmittedRequest)),
    ).toBe("reverted");
    expect(await sendAction(who(), action)).toBe("reverted");
    expect(await stateOf(node, founded.deployment.contracts)).toEqual(before);
  });

  const withdrawal = (of: MemberArgument): Action => ({
    contract: "ledger",
    name: "withdraw",
    args: { member: of, reason: 1 },
  });
  const supersession = (of: MemberArgument, by: MemberArgument): Action => ({
    contract: "ledger",
    name: "supersede",
    args: { member: of, successor: by, reason: 1 },
  });
  const recognition = (of: MemberArgument): Action => ({
    contract: "ledger",
    name: "recognise",
    args: { member: of, recognition: { grade: 2, facets: 2, reason: 0, conditions: 0 } },
  });
  const noticeWithdrawal = (of: NoticeTerms): Action => ({
    contract: "board",
    name: "withdraw",
    args: { terms: of, reason: 1 },
  });
  const update = (of: NoticeTerms): Action => ({
    contract: "board",
    name: "update",
    args: { previous: of, terms: { ...of, commitment: `0x${"c2".repeat(32)}` } },
  });
  const acknowledgement = (of: NoticeTerms): Action => ({
    contract: "board",
    name: "acknowledge",
    args: {
      noticeId: noticeIdOf(31_337n, founded.deployment.contracts.board, 1, of),
      recipients: of.recipients,
      office: ZERO_BYTES32,
    },
  });
  const answer = (of: NoticeTerms): Action => ({
    contract: "board",
    name: "answer",
    args: {
      noticeId: noticeIdOf(31_337n, founded.deployment.contracts.board, 1, of),
      recipients: of.recipients,
      office: ZERO_BYTES32,
      outcome: 2,
      commitment: `0x${"c3".repeat(32)}`,
    },
  });
  const authorisation = (): Action => ({
    contract: "registry",
    name: "authoriseSigner",
    args: { signer: makeKey().address.toLowerCase(), roles: 1, validFrom: 0, validTo: 2 ** 40 - 1 },
  });
  const revocation = (): Action => ({
    contract: "registry",
    name: "revokeSigner",
    args: { signer: officer("CN").address.toLowerCase(), validTo: 0 },
  });
});
