import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../../gateway/domain/actions.ts";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import { showSigner } from "../../gateway/verbs/show-signer.ts";
import { openSwitch, type SwitchableNode } from "../chain/switchable-node.ts";
import { type ChainChild, startChain } from "./chain-child.ts";
import { type Founded, foundSmall, keyOf } from "./founded.ts";
import {
  act,
  keepPackage,
  openGateway,
  recordingOf,
  settled,
  signActions,
  type TestGateway,
  until,
} from "./test-gateway.ts";

let chain: ChainChild;
let node: SwitchableNode;
let founded: Founded;
let cn: TestGateway;
/** Another gateway of CN, whose node is never away. */
let other: TestGateway;

beforeAll(async () => {
  chain = await startChain();
  node = await openSwitch(chain.port);
  founded = await foundSmall(chain.url);
});
beforeEach(async () => {
  [cn, other] = await Promise.all([openGateway({ ...founded, nodeUrl: node.url }, "CN"), openGateway(founded, "CN")]);
});
afterEach(async () => {
  node.lead(chain.port);
  expect([...cn.reported, ...other.reported]).toEqual([]);
  await Promise.all([cn.stop(), other.stop()]);
});
afterAll(async () => {
  await node.close();
  await chain.stop();
});

const officer = () => keyOf(founded.officers, "CN");
const deputy = () => keyOf(founded.deputies, "CN");
const addressOf = (key = officer()) => key.address.toLowerCase();

async function cutOff(): Promise<void> {
  node.lead(undefined);
  await until("the node to be away", async () =>
    (await cn.store.nodeStatus()).node === "unreachable" ? true : undefined,
  );
}

const putBack = () => node.lead(chain.port);

/** Hands actions in, as they are signed now. */
async function submit(actions: readonly Action[], key = officer()): Promise<string> {
  const { submission } = await acceptSubmission(cn, await signActions(cn, key, actions));
  expect(submission).toMatchObject({ state: "accepted", isSimulated: false });
  return submission.id;
}

const outcomesOf = async (ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => settled(cn, id)))).map(({ requests }) => requests.map(({ outcome }) => outcome));

const isRecorded = expect.objectContaining({ state: "recorded" });
const isRefused = (code: string, transactionHash: unknown = null) =>
  expect.objectContaining({ state: "refused", code, transactionHash });

type Recording = Action & { name: "record" };
const recordOf = async (name: string): Promise<Recording> => recordingOf(await keepPackage(cn, name)) as Recording;
/** A record that the contracts refuse. */
const recordUnderNothing = async (name: string) => recordingOf(await keepPackage(cn, name), 1, { agreementId: 99 });

function withdrawalOf({ args }: Recording): Action {
  const { agreementId, version, kind, root } = args.recording;
  const member = { partnerId: 1, agreementId, version, kind, root, path: [] };
  return { contract: "ledger", name: "withdraw", args: { member, reason: 1 } };
}

/** Has requests carried by another than this gateway. */
async function carryElsewhere(actions: readonly Action[]): Promise<void> {
  const signed = await signActions(other, officer(), actions);
  await sendElsewhere(signed);
}

async function sendElsewhere(signed: Awaited<ReturnType<typeof signActions>>): Promise<void> {
  const { raw } = await other.ledger.signTransaction(signed, await other.ledger.relayNonce(), 0n);
  await other.ledger.sendTransaction(raw);
}

describe("while the node is away", () => {
  it("requests are accepted one after the other, and recorded when it is back", async () => {
    await cutOff();
    const { nonce } = await showSigner(cn, addressOf());
    const ids: string[] = [];
    for (const name of ["first", "second", "third"]) ids.push(await submit([await recordOf(name)]));
    expect((await showSigner(cn, addressOf())).nonce).toBe(nonce + 3);
    putBack();
    expect(await outcomesOf(ids)).toEqual(Array(3).fill([isRecorded]));
    expect(await settled(cn, ids[0] ?? "")).toMatchObject({ isSimulated: false });
    const steps = cn.taken.flatMap(([step, id]) => (id === ids[0] ? [step] : []));
    expect(steps.indexOf("accepted")).toBeLessThan(steps.indexOf("simulated"));
    expect(steps.indexOf("simulated")).toBeLessThan(steps.indexOf("nonce-assigned"));
  });

  it("the same requests again are the submission that they are", async () => {
    await cutOff();
    const requests = await signActions(cn, officer(), [await recordOf("twice")]);
    const { submission } = await acceptSubmission(cn, requests);
    expect(await acceptSubmission(cn, requests)).toEqual({ submission, isNew: false });
    putBack();
    expect(await outcomesOf([submission.id])).toEqual([[isRecorded]]);
  });

  it("one that the contracts refuse ends as that, without a transaction, and its nonce is free again", async () => {
    await cutOff();
    const { nonce } = await showSigner(cn, addressOf());
    const id = await submit([await recordUnderNothing("under nothing")]);
    putBack();
    expect(await outcomesOf([id])).toEqual([[isRefused("agreement-unknown")]]);
    expect((await showSigner(cn, addressOf())).nonce).toBe(nonce);
  });

  it("one that the contracts refuse does not keep those behind it from being recorded", async () => {
    await cutOff();
    const ids = [await submit([await recordUnderNothing("in the way")]), await submit([await recordOf("behind it")])];
    putBack();
    expect(await outcomesOf(ids)).toEqual([[isRefused("agreement-unknown", expect.any(String))], [isRecorded]]);
  });

  it("of several requests none is carried when the contracts refuse one", async () => {
    await cutOff();
    const sound = await recordOf("beside one that is refused");
    const id = await submit([sound, await recordUnderNothing("refused beside")]);
    putBack();
    expect(await outcomesOf([id])).toEqual([Array(2).fill(isRefused("agreement-unknown"))]);
    expect((await act(cn, officer(), sound)).requests).toMatchObject([{ outcome: { state: "recorded" } }]);
  });

  it("one that rests on others is not refused because those are still under way", async () => {
    await cutOff();
    const records = await Promise.all(Array.from({ length: 40 }, (_, n) => recordOf(`one of many ${n}`)));
    const ids = [];
    for (const recording of records) ids.push(await submit([recording]));
    ids.push(await submit([withdrawalOf(records[0] as Recording)], deputy()));
    putBack();
    expect(await outcomesOf(ids)).toEqual(Array(41).fill([isRecorded]));
  });

  it("a nonce that was used elsewhere meanwhile ends as refused, the same request carried elsewhere as recorded", async () => {
    await cutOff();
    await carryElsewhere([recordingOf(await keepPackage(other, "elsewhere"))]);
    const overtaken = await submit([await recordOf("overtaken")]);
    putBack();
    expect(await outcomesOf([overtaken])).toEqual([[isRefused("wrong-nonce")]]);
    await cutOff();
    const requests = await signActions(cn, officer(), [await recordOf("carried elsewhere")]);
    const { submission } = await acceptSubmission(cn, requests);
    await sendElsewhere(requests);
    putBack();
    expect(await outcomesOf([submission.id])).toEqual([[isRecorded]]);
  });

  it("a nonce that was used elsewhere before is known from the blocks", async () => {
    await carryElsewhere([recordingOf(await keepPackage(other, "elsewhere before"))]);
    await cn.follower.catchUp();
    await cutOff();
    const id = await submit([await recordOf("after that")]);
    putBack();
    expect(await outcomesOf([id])).toEqual([[isRecorded]]);
  });

  it("what is known to be wrong is refused at once, and nothing of it is kept", async () => {
    const late = Math.floor(cn.now() / 1_000) - 1;
    const recording = await recordOf("known to be wrong");
    await showSigner(cn, addressOf());
    const done = await signActions(cn, officer(), [await recordOf("done before")]);
    await settled(cn, (await acceptSubmission(cn, done)).submission.id);
    await cutOff();
    const { nonce } = await showSigner(cn, addressOf());
    const refusals: [string, Parameters<typeof signActions>[3]][] = [
      ["wrong-nonce", { nonce: nonce + 1 }],
      // Only the node could tell what became of it.
      ["node-unreachable", { nonce: nonce - 1 }],
      ["deadline-passed", { deadline: late }],
      ["wrong-signature", { chainId: 1n }],
    ];
    for (const [code, changes] of refusals) {
      const requests = await signActions(cn, officer(), [recording], changes);
      await expect(acceptSubmission(cn, requests)).rejects.toMatchObject({ code });
    }
    const strange = await signActions(cn, keyOf(founded.officers, "HK"), [recording]);
    await expect(acceptSubmission(cn, strange)).rejects.toMatchObject({ code: "not-entitled" });
    expect(await cn.store.waitingSubmissions(1)).toEqual([]);
  });

  it("a signer whose authorisation ended before is refused at once", async () => {
    const signer = addressOf(deputy());
    await act(cn, keyOf(founded.signatories, "CN"), {
      contract: "registry",
      name: "revokeSigner",
      args: { signer, validTo: 0 },
    });
    await cutOff();
    cn.clock.ahead = 60_000;
    const requests = await signActions(cn, deputy(), [await recordOf("by one revoked")]);
    await expect(acceptSubmission(cn, requests)).rejects.toMatchObject({ code: "signer-expired" });
  });

  it("a gateway that has no index yet takes nothing on", async () => {
    const requests = await signActions(cn, officer(), [await recordOf("before the first block")]);
    await cutOff();
    const store = Object.assign(Object.create(cn.store), { head: async () => undefined });
    await expect(acceptSubmission({ ...cn, store }, requests)).rejects.toMatchObject({ code: "node-unreachable" });
  });
});

describe("a gateway that never followed a node yet", () => {
  it("asks it all the same", async () => {
    await act(cn, officer(), await recordOf("so that the nonce is another than the first"));
    const { nonce } = await showSigner(cn, addressOf());
    const nothingKnown = { head: async () => undefined, nodeStatus: async () => ({ node: "unreachable" }) };
    const fresh = { ...cn, store: Object.assign(Object.create(cn.store), nothingKnown) };
    expect(await showSigner(fresh, addressOf())).toMatchObject({ nonce });
    node.lead(undefined);
    await expect(showSigner(fresh, addressOf())).rejects.toMatchObject({ code: "node-unreachable" });
  });
});
