import type { BaseWallet } from "ethers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Action, nothing } from "../../gateway/domain/actions.ts";
import type { SubmissionOutcome, SubmittedRequest } from "../../gateway/domain/submission.ts";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import { listSubmissions } from "../../gateway/verbs/list-submissions.ts";
import { showSubmission } from "../../gateway/verbs/show-submission.ts";
import { openSwitch, type SwitchableNode } from "../chain/switchable-node.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import {
  keepPackage,
  keepTransaction,
  openGateway,
  recordingOf,
  settled,
  signActions,
  type TestGateway,
  until,
} from "../verbs/test-gateway.ts";

let chain: ChainChild;
let node: SwitchableNode;
let founded: Founded;
const opened: TestGateway[] = [];

beforeAll(async () => {
  chain = await startChain();
  node = await openSwitch(chain.port);
  founded = { ...(await foundSmall(chain.url)), nodeUrl: node.url };
});
afterEach(async () => {
  node.lead(chain.port);
  await chain.ask("evm_setAutomine", true);
  for (const gateway of opened.splice(0)) {
    expect(gateway.reported).toEqual([]);
    await gateway.stop();
  }
});
afterAll(async () => {
  await node.close();
  await chain.stop();
});

const officer = () => keyOf(founded.officers, "CN");
const deputy = () => keyOf(founded.deputies, "CN");

/** A gateway of CN whose outbox stands still until `carry()`. */
async function openHeld(): Promise<TestGateway> {
  const gateway = await openGateway(founded, "CN", { isHeld: true });
  opened.push(gateway);
  return gateway;
}

/** Accepts a record of a new package. */
async function accept(gateway: TestGateway, name: string, key = officer()): Promise<string> {
  const requests = await signActions(gateway, key, [recordingOf(await keepPackage(gateway, name))]);
  return (await acceptSubmission(gateway, requests)).submission.id;
}

const requestsOf = async (gateway: TestGateway, id: string): Promise<readonly SubmittedRequest[]> =>
  (await gateway.store.submission(id))?.requests ?? [];

/** Signs what is to be done instead, with the nonces and the deadline of a submission unless told otherwise. */
async function signInstead(
  gateway: TestGateway,
  id: string,
  changes: { actions?: readonly Action[]; key?: BaseWallet; nonce?: number; deadline?: number } = {},
): Promise<SubmittedRequest[]> {
  const requests = await requestsOf(gateway, id);
  const { actions = requests.map(() => nothing), key = officer() } = changes;
  const nonce = changes.nonce ?? requests[0]?.nonce ?? 0;
  const deadline = changes.deadline ?? requests[0]?.deadline ?? 0;
  const signed = [];
  for (const [position, action] of actions.entries()) {
    signed.push(...(await signActions(gateway, key, [action], { nonce: nonce + position, deadline })));
  }
  return signed;
}

async function supersede(gateway: TestGateway, id: string, actions?: readonly Action[]): Promise<string> {
  const requests = await signInstead(gateway, id, actions === undefined ? {} : { actions });
  return (await acceptSubmission(gateway, requests, id)).submission.id;
}

async function outcomeOf(gateway: TestGateway, id: string): Promise<SubmissionOutcome | null | undefined> {
  return (await settled(gateway, id)).requests[0]?.outcome;
}

/** How many of the officers' requests the ledger's events tell of, by the root that was recorded. */
async function recordsOf(gateway: TestGateway, roots: readonly string[]): Promise<number[]> {
  await gateway.follower.catchUp();
  return Promise.all(roots.map(async (root) => (await gateway.store.recordsOfRoot(root)).length));
}

const rootOf = async (gateway: TestGateway, name: string) => keepPackage(gateway, name);

describe("a submission that is superseded", () => {
  it("before any transaction carried it is not carried, and the one in its place is", async () => {
    const gateway = await openHeld();
    const first = await accept(gateway, "waits");
    const after = await accept(gateway, "comes after it");
    const second = await supersede(gateway, first);
    expect(await showSubmission(gateway, first)).toMatchObject({ state: "accepted", supersededBy: second });
    gateway.carry();
    expect(await outcomeOf(gateway, second)).toMatchObject({ state: "recorded" });
    expect(await outcomeOf(gateway, first)).toMatchObject({ state: "refused", code: "superseded" });
    expect(await outcomeOf(gateway, after)).toMatchObject({ state: "recorded" });
    const roots = [await rootOf(gateway, "waits"), await rootOf(gateway, "comes after it")];
    expect(await recordsOf(gateway, roots)).toEqual([0, 1]);
  });

  it("while a transaction under way carries it gives its place in there to the other, and what goes with it is carried", async () => {
    const gateway = await openHeld();
    const ids = [await accept(gateway, "under way"), await accept(gateway, "goes with it")];
    ids.push(await accept(gateway, "of another officer", deputy()));
    await chain.ask("evm_setAutomine", false);
    gateway.carry();
    await until("them to be sent", async () =>
      gateway.taken.filter(([step]) => step === "sent").length >= 3 ? true : undefined,
    );
    const sent = await showSubmission(gateway, ids[0] as string);
    const instead = await rootOf(gateway, "instead");
    const second = await supersede(gateway, ids[0] as string, [recordingOf(instead)]);
    await until("the other to be sent", async () =>
      gateway.taken.some(([step, id]) => step === "sent" && id === second) ? true : undefined,
    );
    await chain.ask("hardhat_mine", "0x1");
    const done = await settled(gateway, second);
    expect(done.requests[0]?.outcome).toMatchObject({ state: "recorded" });
    expect(done.transactionHash).not.toBe(sent.transactionHash);
    expect(await outcomeOf(gateway, ids[0] as string)).toMatchObject({ code: "superseded", transactionHash: null });
    for (const id of ids.slice(1)) {
      expect(await settled(gateway, id)).toMatchObject({
        transactionHash: done.transactionHash,
        requests: [{ outcome: { state: "recorded" } }],
      });
    }
    expect(await gateway.ledger.relayNonce()).toBe(1);
    expect(await recordsOf(gateway, [await rootOf(gateway, "under way"), instead])).toEqual([0, 1]);
  });

  it("too late is recorded, and the other is refused", async () => {
    const gateway = await openHeld();
    const first = await accept(gateway, "is mined");
    await chain.ask("evm_setAutomine", false);
    const { raw, hash } = await keepTransaction(gateway, first, await requestsOf(gateway, first), 0);
    await gateway.ledger.sendTransaction(raw);
    const second = await supersede(gateway, first);
    await chain.ask("hardhat_mine", "0x1");
    await chain.ask("evm_setAutomine", true);
    gateway.carry();
    expect(await outcomeOf(gateway, first)).toMatchObject({ state: "recorded", transactionHash: hash });
    expect(await outcomeOf(gateway, second)).toMatchObject({ state: "refused", code: "not-superseded" });
    const again = await signInstead(gateway, first, { actions: [recordingOf(await rootOf(gateway, "too late"))] });
    await expect(acceptSubmission(gateway, again, first)).rejects.toMatchObject({ code: "not-superseded" });
  });

  it("and carried together with the other by somebody is the one that was carried out", async () => {
    const gateway = await openHeld();
    const first = await accept(gateway, "both at once");
    const second = await supersede(gateway, first);
    const both = [...(await requestsOf(gateway, first)), ...(await requestsOf(gateway, second))];
    const { raw } = await gateway.ledger.signTransaction(both, 0, 0n);
    await gateway.ledger.sendTransaction(raw);
    gateway.carry();
    expect(await outcomeOf(gateway, first)).toMatchObject({ state: "recorded" });
    expect(await outcomeOf(gateway, second)).toMatchObject({ state: "refused", code: "not-superseded" });
  });

  it("while the node is away is superseded as far as is known, and so when it is back", async () => {
    const gateway = await openHeld();
    const first = await accept(gateway, "the node goes away");
    const [request] = await requestsOf(gateway, first);
    const instead = await signInstead(gateway, first);
    node.lead(undefined);
    const { submission } = await acceptSubmission(gateway, instead, first);
    expect(submission).toMatchObject({ isSimulated: false, supersedes: first });
    expect(request?.nonce).toBe(submission.requests[0]?.nonce);
    node.lead(chain.port);
    gateway.carry();
    expect(await outcomeOf(gateway, submission.id)).toMatchObject({ state: "recorded" });
    expect(await outcomeOf(gateway, first)).toMatchObject({ code: "superseded" });
  });

  it("by one that is superseded in turn gives its place to the last", async () => {
    const gateway = await openHeld();
    const first = await accept(gateway, "the first of three");
    const second = await supersede(gateway, first, [recordingOf(await rootOf(gateway, "the second of three"))]);
    await expect(supersede(gateway, first)).rejects.toMatchObject({
      code: "superseded",
      params: { submission: first, supersededBy: second },
    });
    const third = await supersede(gateway, second);
    gateway.carry();
    expect(await outcomeOf(gateway, third)).toMatchObject({ state: "recorded" });
    for (const id of [first, second]) expect(await outcomeOf(gateway, id)).toMatchObject({ code: "superseded" });
  });

  it("with several requests is superseded as a whole", async () => {
    const gateway = await openHeld();
    const actions = [recordingOf(await rootOf(gateway, "one")), recordingOf(await rootOf(gateway, "two"))];
    const first = (await acceptSubmission(gateway, await signActions(gateway, officer(), actions))).submission.id;
    const second = await supersede(gateway, first);
    const after = await accept(gateway, "three");
    gateway.carry();
    expect((await settled(gateway, second)).requests.map(({ outcome }) => outcome?.state)).toEqual([
      "recorded",
      "recorded",
    ]);
    expect((await settled(gateway, first)).requests).toMatchObject([
      { outcome: { code: "superseded" } },
      { outcome: { code: "superseded" } },
    ]);
    expect(await outcomeOf(gateway, after)).toMatchObject({ state: "recorded" });
  });

  it("after a reorganisation that mined it instead of the other is recorded, and the other is refused", async () => {
    const gateway = await openHeld();
    const first = await accept(gateway, "in another chain's block");
    const { raw } = await keepTransaction(gateway, first, await requestsOf(gateway, first), 0);
    const second = await supersede(gateway, first);
    const snapshot = await chain.ask<string>("evm_snapshot");
    gateway.carry();
    expect(await outcomeOf(gateway, second)).toMatchObject({ state: "recorded" });
    expect(await outcomeOf(gateway, first)).toMatchObject({ code: "superseded" });
    await chain.ask("evm_revert", snapshot);
    await chain.ask("eth_sendRawTransaction", raw);
    await chain.ask("hardhat_mine", "0x6");
    await until("the roll-back", async () =>
      (await gateway.store.feedEntries({ after: 0, upTo: 9_999, types: ["ledger.rolled-back"], limit: 9 })).length > 0
        ? true
        : undefined,
    );
    expect(await outcomeOf(gateway, first)).toMatchObject({ state: "recorded" });
    expect(await outcomeOf(gateway, second)).toMatchObject({ state: "refused", code: "not-superseded" });
  });
});

describe("what is to supersede a submission", () => {
  it("is of its officer, has its nonces, and is valid for as long; else nothing of it is kept", async () => {
    const gateway = await openHeld();
    const id = await accept(gateway, "stays");
    const [request] = await requestsOf(gateway, id);
    const { nonce = 0, deadline = 0 } = request ?? {};
    const reject = async (code: string, changes: Parameters<typeof signInstead>[2], of = id) =>
      expect(acceptSubmission(gateway, await signInstead(gateway, id, changes), of)).rejects.toMatchObject({ code });
    await reject("not-entitled", { key: deputy() });
    await reject("wrong-nonce", { nonce: nonce + 1 });
    await reject("wrong-nonce", { actions: [nothing, nothing] });
    await reject("deadline-too-near", { deadline: deadline - 1 });
    await reject("unknown-submission", {}, "8f14e45f-ceea-467f-9c3a-2b1a0e6f2c11");
    // Who does not say what is to be superseded means something else.
    await expect(acceptSubmission(gateway, await signInstead(gateway, id))).rejects.toMatchObject({
      code: "wrong-nonce",
    });
    expect(await showSubmission(gateway, id)).toMatchObject({ supersededBy: null });
    gateway.carry();
    expect(await outcomeOf(gateway, id)).toMatchObject({ state: "recorded" });
  });
});

describe("listSubmissions", () => {
  it("goes from the newest to the oldest in pages, by state and by officer", async () => {
    const gateway = await openHeld();
    const ids = [await accept(gateway, "list 1"), await accept(gateway, "list 2", deputy())];
    ids.push(await accept(gateway, "list 3"));
    const list = async (query: Partial<Parameters<typeof listSubmissions>[1]>) => {
      const { submissions, next } = await listSubmissions(gateway, { limit: 50, ...query });
      return { ids: submissions.map(({ id }) => id), next };
    };
    expect(await list({})).toEqual({ ids: ids.toReversed(), next: null });
    const page = await list({ limit: 2 });
    expect(page.ids).toEqual([ids[2], ids[1]]);
    expect(await list({ limit: 2, after: page.next ?? "" })).toEqual({ ids: [ids[0]], next: null });
    expect((await list({ signer: deputy().address.toLowerCase() })).ids).toEqual([ids[1]]);
    gateway.carry();
    await settled(gateway, ids[2] as string);
    expect((await list({ state: "settled" })).ids).toContain(ids[2]);
    expect((await list({ state: "accepted" })).ids).not.toContain(ids[2]);
    await expect(list({ after: "x" })).rejects.toMatchObject({ code: "invalid-cursor" });
  });
});
