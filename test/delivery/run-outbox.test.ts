import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
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
async function openHeld(options: { replaceAfterMs?: number } = {}): Promise<TestGateway> {
  const gateway = await openGateway(founded, "CN", { isHeld: true, ...options });
  opened.push(gateway);
  return gateway;
}

/** Accepts a record of a new package. */
async function accept(gateway: TestGateway, name: string, key = officer()): Promise<string> {
  const requests = await signActions(gateway, key, [recordingOf(await keepPackage(gateway, name))]);
  return (await acceptSubmission(gateway, requests)).submission.id;
}

const outcomesOf = async (gateway: TestGateway, ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => settled(gateway, id)))).map(({ requests }) => requests[0]?.outcome);

const states = (outcomes: readonly ({ state: string } | null | undefined)[]) =>
  outcomes.map((outcome) => outcome?.state);

describe("several submissions", () => {
  it("of several officers, and consecutive ones of one, are carried in one transaction", async () => {
    const gateway = await openHeld();
    const ids = [];
    for (const name of ["one", "two", "three"]) ids.push(await accept(gateway, name));
    ids.push(await accept(gateway, "four", deputy()));
    gateway.carry();
    const done = await Promise.all(ids.map((id) => settled(gateway, id)));
    expect(states(done.map(({ requests }) => requests[0]?.outcome))).toEqual(Array(4).fill("recorded"));
    expect(new Set(done.map(({ transactionHash }) => transactionHash)).size).toBe(1);
    expect(await gateway.ledger.relayNonce()).toBe(1);
  });

  it("more than fit in one transaction are carried in several that are under way together", async () => {
    const gateway = await openHeld();
    const ids: string[] = [];
    const before = Number((await chain.ask<{ number: string }>("eth_getBlockByNumber", "latest", false)).number);
    for (let n = 0; n < 45; n += 1) ids.push(await accept(gateway, `many ${n}`, n % 2 === 0 ? officer() : deputy()));
    await chain.ask("evm_setAutomine", false);
    gateway.carry();
    await until("all to be sent", async () =>
      gateway.taken.filter(([step]) => step === "sent").length >= 45 ? true : undefined,
    );
    const hashes = new Set(
      (await Promise.all(ids.map((id) => showSubmission(gateway, id)))).map((s) => s.transactionHash),
    );
    expect(hashes.size).toBe(2);
    await chain.ask("hardhat_mine", "0x1");
    expect(states(await outcomesOf(gateway, ids))).toEqual(Array(45).fill("recorded"));
    const after = Number((await chain.ask<{ number: string }>("eth_getBlockByNumber", "latest", false)).number);
    expect(after - before).toBeLessThan(5);
  });

  it("one that the contracts refuse holds up nothing, before or after it, of the same officer or of others", async () => {
    const gateway = await openHeld();
    const quick = await openHeld();
    const root = await keepPackage(gateway, "taken meanwhile");
    const ids = [await accept(gateway, "before")];
    const overtaken = await signActions(gateway, officer(), [recordingOf(root)]);
    ids.push((await acceptSubmission(gateway, overtaken)).submission.id, await accept(gateway, "after"));
    ids.push(await accept(gateway, "beside", deputy()));
    // Another gateway of the partner has the same package recorded by its deputy.
    await keepPackage(quick, "taken meanwhile");
    const others = await signActions(quick, deputy(), [recordingOf(root)]);
    const { raw } = await quick.ledger.signTransaction(others, 0, 0n);
    await quick.ledger.sendTransaction(raw);
    gateway.carry();
    const outcomes = await outcomesOf(gateway, ids);
    expect(states(outcomes)).toEqual(["recorded", "refused", "recorded", "refused"]);
    expect(outcomes[1]).toMatchObject({ code: "already-recorded" });
    // The deputy signed the two with one nonce: the first of them to be carried counts.
    expect(outcomes[3]).toMatchObject({ code: "wrong-nonce", transactionHash: null });
  });

  it("whose predecessor's deadline passed is refused, since its nonce cannot come any more", async () => {
    const gateway = await openHeld();
    const root = await keepPackage(gateway, "too late");
    const deadline = Math.floor(Date.now() / 1_000) + 10;
    const first = await acceptSubmission(
      gateway,
      await signActions(gateway, officer(), [recordingOf(root)], { deadline }),
    );
    const second = await accept(gateway, "behind it");
    await chain.ask("evm_increaseTime", "0x1e");
    await chain.ask("hardhat_mine", "0x1");
    gateway.carry();
    const outcomes = await outcomesOf(gateway, [first.submission.id, second]);
    expect(outcomes).toMatchObject([
      { state: "refused", code: "deadline-passed", transactionHash: null },
      { state: "refused", code: "wrong-nonce", transactionHash: null },
    ]);
    expect(states(await outcomesOf(gateway, [await accept(gateway, "anew")]))).toEqual(["recorded"]);
  });
});

describe("a transaction", () => {
  it("that the node forgot is sent again as it was", async () => {
    const gateway = await openHeld();
    const id = await accept(gateway, "forgotten");
    await chain.ask("evm_setAutomine", false);
    gateway.carry();
    const { transactionHash } = await until("it to be sent", async () => {
      const shown = await showSubmission(gateway, id);
      return gateway.taken.some(([step]) => step === "sent") ? shown : undefined;
    });
    expect(await chain.ask<boolean>("hardhat_dropTransaction", transactionHash)).toBe(true);
    await until("it to be sent again", async () =>
      (await chain.ask("eth_getTransactionByHash", transactionHash)) === null ? undefined : true,
    );
    await chain.ask("hardhat_mine", "0x1");
    expect(await settled(gateway, id)).toMatchObject({
      transactionHash,
      requests: [{ outcome: { state: "recorded" } }],
    });
  });

  it("that is left out of block after block gives its nonce to one without requests, and these are carried again", async () => {
    const gateway = await openHeld({ replaceAfterMs: 50 });
    const id = await accept(gateway, "left out");
    const requests = (await gateway.store.submission(id))?.requests ?? [];
    // It offers what the relay does not have, so that the node takes it into no block.
    const kept = await keepTransaction(gateway, id, requests, 0, 1n);
    await chain.ask("hardhat_mine", "0xa");
    gateway.carry();
    const done = await settled(gateway, id);
    expect(done.requests[0]?.outcome?.state).toBe("recorded");
    expect(done.transactionHash).not.toBe(kept.hash);
    const rows = await gateway.database.selectFrom("relay_transaction").selectAll().orderBy("nonce").execute();
    expect(rows.filter(({ nonce }) => nonce === 0).map(({ is_empty, state }) => [is_empty, state])).toEqual([
      [0, "unused"],
      [1, "mined"],
    ]);
  });

  it("where gas has a price is replaced by one that offers more, with the same requests", async () => {
    const gateway = await openHeld({ replaceAfterMs: 50 });
    const id = await accept(gateway, "priced");
    const snapshot = await chain.ask<string>("evm_snapshot");
    try {
      await chain.ask("hardhat_setBalance", gateway.ledger.relay, "0xde0b6b3a7640000");
      await chain.ask("hardhat_setNextBlockBaseFeePerGas", "0x3b9aca00");
      const kept = await keepTransaction(gateway, id, (await gateway.store.submission(id))?.requests ?? [], 0);
      await chain.ask("hardhat_mine", "0xa");
      gateway.carry();
      const done = await settled(gateway, id);
      expect(done.requests[0]?.outcome).toMatchObject({ state: "recorded" });
      expect(done.transactionHash).not.toBe(kept.hash);
      const mined = await chain.ask<{ gasPrice: string; nonce: string }>(
        "eth_getTransactionByHash",
        done.transactionHash,
      );
      expect(Number(mined.nonce)).toBe(0);
      expect(Number(mined.gasPrice)).toBeGreaterThan(0);
    } finally {
      await gateway.stop();
      opened.splice(0);
      await chain.ask("evm_revert", snapshot);
      await chain.ask("hardhat_setNextBlockBaseFeePerGas", "0x0");
      await chain.ask("hardhat_mine", "0x14");
    }
  });
});

describe("nonces of the relay", () => {
  it("that another user of its key took are given up, and what went with them is carried with others", async () => {
    const gateway = await openHeld();
    const ids = [await accept(gateway, "relay 1"), await accept(gateway, "relay 2")];
    const rows = await gateway.store.waitingSubmissions(2);
    for (const [nonce, { submissionId, requests }] of rows.entries()) {
      await keepTransaction(gateway, submissionId, requests, nonce);
    }
    for (const nonce of [0, 1, 2]) {
      const { raw } = await gateway.ledger.signTransaction([], nonce, 0n);
      await gateway.ledger.sendTransaction(raw);
    }
    gateway.carry();
    expect(states(await outcomesOf(gateway, ids))).toEqual(["recorded", "recorded"]);
    // What was carried before goes alone.
    expect(await gateway.ledger.relayNonce()).toBe(5);
  });

  it("are filled up where one is missing before others", async () => {
    const gateway = await openHeld();
    const id = await accept(gateway, "behind a gap");
    const [row] = await gateway.store.waitingSubmissions(1);
    await keepTransaction(gateway, id, row?.requests ?? [], 2);
    gateway.carry();
    expect(states(await outcomesOf(gateway, [id]))).toEqual(["recorded"]);
    expect(await gateway.ledger.relayNonce()).toBe(3);
  });
});

describe("a reorganisation", () => {
  it("of several blocks, while others are under way, ends each request once", async () => {
    const gateway = await openHeld();
    const snapshot = await chain.ask<string>("evm_snapshot");
    gateway.carry();
    const ids = [];
    for (const name of ["r1", "r2", "r3"]) {
      ids.push(await accept(gateway, name));
      await settled(gateway, ids.at(-1) ?? "");
    }
    const before = await outcomesOf(gateway, ids);
    await chain.ask("evm_revert", snapshot);
    await chain.ask("hardhat_mine", "0x6");
    await until("the roll-back", async () =>
      (await gateway.store.feedEntries({ after: 0, upTo: 9_999, types: ["ledger.rolled-back"], limit: 9 })).length > 0
        ? true
        : undefined,
    );
    const after = await outcomesOf(gateway, ids);
    expect(states(after)).toEqual(["recorded", "recorded", "recorded"]);
    expect(after).not.toEqual(before);
    const evidence = await gateway.store.listEvidence({ limit: 1_000 });
    const own = evidence.filter(({ transactionHash }) => after.some((o) => o?.transactionHash === transactionHash));
    expect(own).toHaveLength(3);
  });
});
