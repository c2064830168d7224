import { randomBytes } from "node:crypto";
import type { BaseWallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "../../gateway/domain/actions.ts";
import {
  type Decision,
  descriptionHashOf,
  encodeDecision,
  hexOfProposal,
  proposalIdOf,
} from "../../gateway/domain/decisions.ts";
import { DomainError } from "../../gateway/domain/errors.ts";
import type { Submission } from "../../gateway/domain/wire/filing.ts";
import { listAgreements } from "../../gateway/verbs/list-agreements.ts";
import { listPartners } from "../../gateway/verbs/list-partners.ts";
import { listProposals, showProposal } from "../../gateway/verbs/show-proposal.ts";
import { makeKey } from "../../scripts/local/make-keys.ts";
import { type ChainChild, startChain } from "./chain-child.ts";
import { type Founded, foundSmall, keyOf } from "./founded.ts";
import { act, keepPackage, openGateway, recordingOf, type TestGateway, until } from "./test-gateway.ts";

const ACTIVE = 2;
const SUSPENDED = 3;
const FOR = 1;
const AGAINST = 0;

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

const signatory = (iso: string) => keyOf(founded.signatories, iso);
const newReference = () => `0x${randomBytes(32).toString("hex")}`;

/** Every action on one proposal, and its id. */
function proposalOf(decisions: readonly Decision[], reference = newReference()) {
  const calldatas = decisions.map(encodeDecision);
  const targets = calldatas.map(() => founded.deployment.contracts.registry);
  const calls = { targets, values: targets.map(() => "0"), calldatas };
  const id = proposalIdOf(targets, calldatas, reference);
  const after = { ...calls, descriptionHash: descriptionHashOf(reference) };
  return {
    id,
    propose: { contract: "consortium", name: "propose", args: { ...calls, description: reference } } as Action,
    vote: (support: number): Action => ({
      contract: "consortium",
      name: "castVote",
      args: { proposalId: BigInt(id).toString(), support },
    }),
    queue: { contract: "consortium", name: "queue", args: after } as Action,
    execute: { contract: "consortium", name: "execute", args: after } as Action,
    cancel: { contract: "consortium", name: "cancel", args: after } as Action,
  };
}

const stateOf = async (id: string) => (await showProposal(cn, id)).proposal.state;
const tooEarly = new Set(["proposal-state", "decision-waits"]);

/** Acts as soon as the chain's clock, which may be a little behind this gateway's, allows it. */
function actInTime(key: BaseWallet, action: Action): Promise<Submission> {
  return until(`${action.name} to be in time`, async () => {
    try {
      return await act(cn, key, action);
    } catch (error) {
      if (error instanceof DomainError && tooEarly.has(error.code)) return undefined;
      throw error;
    }
  });
}

const standings = async () =>
  Object.fromEntries((await listPartners(cn)).partners.map(({ iso, state }) => [iso, state]));

/** HK proposes, as many as are needed are for it, and it is carried out, all through the gateway of CN. */
async function decide(decisions: readonly Decision[]): Promise<string> {
  const proposal = proposalOf(decisions);
  await act(cn, signatory("HK"), proposal.propose);
  for (const iso of ["HK", "MY", "CN"]) {
    await actInTime(signatory(iso), proposal.vote(FOR));
    if ((await stateOf(proposal.id)) === "succeeded") break;
  }
  await act(cn, signatory("HK"), proposal.queue);
  await actInTime(signatory("MY"), proposal.execute);
  return proposal.id;
}

describe("the consortium through a gateway", () => {
  it("admits a partner by vote, and its signatory then authorises officers", async () => {
    const newcomer = makeKey();
    const id = await decide([
      { name: "admitPartner", partnerId: 20, iso: "BR", signatory: newcomer.address.toLowerCase() },
      { name: "setPartnerState", partnerId: 20, state: ACTIVE },
    ]);
    expect(await standings()).toMatchObject({ BR: "active" });
    const { proposal } = await showProposal(cn, id);
    expect(proposal).toMatchObject({ state: "executed", partner: "HK", inFavour: 2, needed: 2 });
    expect(proposal.votes.map(({ partner, support }) => `${partner} ${support}`)).toEqual(["HK for", "MY for"]);
    expect(proposal.decisions.map(({ words }) => words.en)).toEqual([
      `admit BR (20) as a candidate, with the signatory ${newcomer.address.toLowerCase()}`,
      "change the standing of BR (20) to: Active",
    ]);
    await decide([{ name: "setPartnerState", partnerId: 20, state: SUSPENDED }]);
  });

  it("lists proposals newest first, page by page", async () => {
    const first = await listProposals(cn, { limit: 1 });
    expect(first.proposals).toHaveLength(1);
    const second = await listProposals(cn, { limit: 1, after: first.next ?? "" });
    expect(second.proposals[0]?.block).toBeLessThan(first.proposals[0]?.block ?? 0);
  });

  it("carries votes and revocations of every partner's signers, and nothing else of theirs", async () => {
    const root = await keepPackage(cn, "not HK's");
    await expect(act(cn, keyOf(founded.officers, "HK"), recordingOf(root))).rejects.toMatchObject({
      code: "not-entitled",
    });
    const revoked = keyOf(founded.deputies, "HK").address.toLowerCase();
    const revoke: Action = { contract: "registry", name: "revokeSigner", args: { signer: revoked, validTo: 0 } };
    await expect(act(cn, signatory("HK"), revoke)).resolves.toMatchObject({
      requests: [{ outcome: { state: "recorded" } }],
    });
  });

  it("refuses by code a second vote, a vote too late, a call that is no decision, and what still waits", async () => {
    const proposal = proposalOf([{ name: "setPartnerState", partnerId: 12, state: SUSPENDED }]);
    await act(cn, signatory("CN"), proposal.propose);
    const refused = (iso: string, action: Action) => expect(act(cn, signatory(iso), action)).rejects;
    await actInTime(signatory("MY"), proposal.vote(AGAINST));
    await refused("MY", proposal.vote(FOR)).toMatchObject({ code: "already-voted" });
    await refused("CN", proposal.cancel).toMatchObject({ code: "not-proposer" });
    await refused("CN", proposal.queue).toMatchObject({ code: "proposal-state" });
    await refused("CN", proposal.propose).toMatchObject({ code: "proposal-state" });
    await act(cn, signatory("CN"), proposal.vote(FOR));
    await act(cn, signatory("HK"), proposal.vote(FOR));
    expect(await stateOf(proposal.id)).toBe("succeeded");
    await act(cn, signatory("HK"), proposal.queue);
    await refused("CN", proposal.execute).toMatchObject({ code: "decision-waits" });
    await refused("CN", proposalOf([]).vote(FOR)).toMatchObject({ code: "unknown-proposal" });
    const elsewhere: Action = {
      contract: "consortium",
      name: "propose",
      args: { targets: [signatory("CN").address], values: ["0"], calldatas: ["0x"], description: newReference() },
    };
    await refused("CN", elsewhere).toMatchObject({ code: "not-a-decision" });
    await expect(act(cn, keyOf(founded.officers, "CN"), proposal.vote(FOR))).rejects.toMatchObject({
      code: "proposal-state",
    });
    await expect(showProposal(cn, hexOfProposal("5"))).rejects.toMatchObject({ code: "unknown-proposal" });
  });

  it("suspends a partner by vote: at once it neither writes nor votes, its history stays, its stolen keys are stopped", async () => {
    const before = await keepPackage(cn, "before the suspension");
    await act(cn, keyOf(founded.officers, "CN"), recordingOf(before));
    const open = proposalOf([{ name: "setPartnerState", partnerId: 20, state: ACTIVE }]);
    await act(cn, signatory("MY"), open.propose);
    const after = await keepPackage(cn, "after the suspension");
    await decide([{ name: "setPartnerState", partnerId: 1, state: SUSPENDED }]);
    expect(await standings()).toMatchObject({ CN: "suspended" });
    await expect(act(cn, keyOf(founded.officers, "CN"), recordingOf(after))).rejects.toMatchObject({
      code: "partner-not-active",
    });
    await expect(act(cn, signatory("CN"), open.vote(FOR))).rejects.toMatchObject({ code: "partner-not-active" });
    const stolen = keyOf(founded.officers, "CN").address.toLowerCase();
    await act(cn, signatory("CN"), {
      contract: "registry",
      name: "revokeSigner",
      args: { signer: stolen, validTo: 0 },
    });
    expect((await cn.store.signer(stolen))?.validTo).toBeLessThan(Date.now() / 1_000 + 2);
    expect(await cn.store.evidenceOfRoots([before])).toHaveLength(1);
    const reinstated = await decide([{ name: "setPartnerState", partnerId: 1, state: ACTIVE }]);
    expect(await stateOf(reinstated)).toBe("executed");
  });

  it("suspends, resumes and ends an agreement by its own parties", async () => {
    const step = (iso: string, name: "suspendAgreement" | "resumeAgreement" | "endAgreement") =>
      act(iso === "CN" ? cn : hk, signatory(iso), { contract: "registry", name, args: { agreementId: 1, version: 1 } });
    const hk = await openGateway(founded, "HK");
    try {
      const gba = async () => (await listAgreements(cn, { limit: 50 })).agreements.find(({ code }) => code === "GBA");
      const root = await keepPackage(hk, "under GBA");
      await step("CN", "suspendAgreement");
      expect(await gba()).toMatchObject({ state: "suspended", isInForce: false, suspendedBy: ["CN"] });
      await expect(act(hk, keyOf(founded.officers, "HK"), recordingOf(root))).rejects.toMatchObject({
        code: "agreement-suspended",
      });
      await expect(step("CN", "suspendAgreement")).rejects.toMatchObject({ code: "already-suspended" });
      await expect(step("HK", "resumeAgreement")).rejects.toMatchObject({ code: "not-suspended" });
      await step("CN", "resumeAgreement");
      expect(await gba()).toMatchObject({ state: "ratified", isInForce: true, suspendedBy: [] });
      await act(hk, keyOf(founded.officers, "HK"), recordingOf(root));
      await step("CN", "endAgreement");
      await expect(step("CN", "endAgreement")).rejects.toMatchObject({ code: "already-ended" });
      await step("HK", "endAgreement");
      await cn.follower.catchUp();
      expect(await gba()).toMatchObject({ state: "terminated", isInForce: false, endedBy: ["CN", "HK"] });
      await expect(step("HK", "resumeAgreement")).rejects.toMatchObject({ code: "agreement-not-in-operation" });
    } finally {
      await hk.stop();
    }
  });
});
