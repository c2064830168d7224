import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { evidenceIdOf } from "../../gateway/domain/ids.ts";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import { showNetwork } from "../../gateway/verbs/show-network.ts";
import { showSigner } from "../../gateway/verbs/show-signer.ts";
import { showSubmission } from "../../gateway/verbs/show-submission.ts";
import { verifyFiles } from "../../gateway/verbs/verify-files.ts";
import { openSwitch, type SwitchableNode } from "../chain/switchable-node.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import {
  act,
  bytesOf,
  digestsOf,
  keepPackage,
  keepTransaction,
  openGateway,
  recordingOf,
  settled,
  signActions,
  type TestGateway,
  until,
} from "../verbs/test-gateway.ts";

// Following a chain and its reorganisations, past the usual length: one chain serves every case.

let chain: ChainChild;
let other: ChainChild;
let node: SwitchableNode;
let founded: Founded;
let cn: TestGateway;

beforeAll(async () => {
  [chain, other] = await Promise.all([startChain(), startChain()]);
  node = await openSwitch(chain.port);
  founded = { ...(await foundSmall(chain.url)), nodeUrl: node.url };
  // The same consortium again on another chain: the same code at other addresses, and another deployment id.
  await foundSmall(other.url);
  cn = await openGateway(founded, "CN");
});
afterEach(() => node.lead(chain.port));
afterAll(async () => {
  await cn.stop();
  await node.close();
  await Promise.all([chain.stop(), other.stop()]);
});

const officer = () => keyOf(founded.officers, "CN");
const stateOf = (gateway: TestGateway, state: string) =>
  until(`the node to be ${state}`, async () => ((await gateway.store.nodeStatus()).node === state ? state : undefined));
const idOf = (root: string): string =>
  evidenceIdOf({
    chainId: cn.ledger.chainId,
    ledger: cn.ledger.contracts.ledger,
    partnerId: 1,
    agreementId: 1,
    version: 1,
    kind: 4,
    root,
  });

describe("followLedger", () => {
  it("indexes up to the node's last block and says when it was level", async () => {
    await cn.follower.catchUp();
    const { number } = await chain.ask<{ number: string }>("eth_getBlockByNumber", "latest", false);
    const network = await showNetwork(cn);
    expect(network).toMatchObject({ node: "following", indexed: { block: Number(number) } });
    expect(Date.parse(network.checkedAt ?? "")).toBeGreaterThan(Date.now() - 5_000);
    expect(await cn.store.partners()).toEqual([
      { partnerId: 1, iso: "CN", state: 2 },
      { partnerId: 2, iso: "HK", state: 2 },
      { partnerId: 12, iso: "MY", state: 2 },
    ]);
    expect(
      (await cn.store.listAgreements({ limit: 99 })).map(({ agreementId, state, ratifiedBy, parties }) => [
        agreementId,
        state,
        ratifiedBy === parties,
      ]),
    ).toEqual([
      [1, 2, true],
      [2, 2, true],
    ]);
  });

  it("says that the node is away, keeps what it has, and goes on when it is back", async () => {
    const before = await cn.store.head();
    node.lead(undefined);
    await stateOf(cn, "unreachable");
    await expect(cn.follower.catchUp()).rejects.toMatchObject({ code: "node-unreachable" });
    expect(await cn.store.head()).toEqual(before);
    await chain.ask("hardhat_mine", "0x3");
    node.lead(chain.port);
    await stateOf(cn, "following");
    expect((await cn.store.head())?.blockNumber).toBe((before?.blockNumber ?? 0) + 3);
  });

  it("goes on by a second node where the first is gone or of another chain, and back, each record once", async () => {
    const two = await openGateway(founded, "CN", { otherNodes: [chain.url] });
    const standingOf = (place: number) => two.ledger.nodes()[place - 1]?.standing;
    try {
      expect(two.ledger.nodes().find(({ isInUse }) => isInUse)?.place).toBe(1);
      const strikes = [
        ["unreachable", undefined],
        ["other-chain", other.port],
      ] as const;
      for (const [standing, port] of strikes) {
        node.lead(port);
        const root = await keepPackage(two, `by a second node: ${standing}`);
        const done = await act(two, keyOf(founded.deputies, "CN"), recordingOf(root));
        expect(done.requests[0]?.outcome?.state).toBe("recorded");
        expect(await two.store.evidence(idOf(root))).toBeDefined();
        expect((await two.store.nodeStatus()).node).toBe("following");
        await expect.poll(() => standingOf(1), { timeout: 5_000 }).toBe(standing);
        node.lead(chain.port);
        await expect.poll(() => standingOf(1), { timeout: 5_000 }).toBe("sound");
      }
      expect(two.reported).toEqual([]);
    } finally {
      await two.stop();
    }
  });

  it("never writes another chain into the index: it stops, says so, takes nothing on, and goes on with the right one", async () => {
    const root = await keepPackage(cn, "chain lost");
    const requests = await signActions(cn, officer(), [recordingOf(root)]);
    const before = await cn.store.head();
    node.lead(other.port);
    await stateOf(cn, "chain-lost");
    expect(await cn.store.head()).toEqual(before);
    expect(await showNetwork(cn)).toMatchObject({ node: "chain-lost", genesisHash: founded.deployment.genesisHash });
    await expect(acceptSubmission(cn, requests)).rejects.toMatchObject({ code: "chain-lost" });
    await expect(showSigner(cn, officer().address.toLowerCase())).rejects.toMatchObject({ code: "chain-lost" });
    expect(await cn.store.waitingSubmissions(1)).toEqual([]);
    node.lead(chain.port);
    await stateOf(cn, "following");
    const { submission } = await acceptSubmission(cn, requests);
    expect((await settled(cn, submission.id)).requests[0]?.outcome?.state).toBe("recorded");
  });

  it("rolls the index back when the chain was reorganised, and follows the new one", async () => {
    const reader = await openGateway(founded, "CN", { isHeld: true });
    try {
      await reader.follower.catchUp();
      const snapshot = await chain.ask<string>("evm_snapshot");
      const before = await reader.store.head();
      const deputy = keyOf(founded.deputies, "CN");
      const [root, second] = [await keepPackage(reader, "reorganised"), await keepPackage(reader, "after it")];
      const send = async (recorded: string) => {
        const requests = await signActions(reader, deputy, [recordingOf(recorded)]);
        const { raw } = await reader.ledger.signTransaction(requests, await reader.ledger.relayNonce(), 0n);
        await reader.ledger.sendTransaction(raw);
        await reader.follower.catchUp();
      };
      await send(root);
      expect(await reader.store.evidence(idOf(root))).toBeDefined();
      const reorganised = await reader.store.head();
      await chain.ask("evm_revert", snapshot);
      // As long as the node's chain is only shorter, nothing says that it was reorganised.
      await expect(reader.follower.catchUp()).rejects.toMatchObject({ code: "chain-lost" });
      expect(await reader.store.head()).toEqual(reorganised);
      await chain.ask("hardhat_mine", "0x1");
      await reader.follower.catchUp();
      expect(await reader.store.evidence(idOf(root))).toBeUndefined();
      const head = await reader.store.head();
      expect(head?.blockNumber).toBe((before?.blockNumber ?? 0) + 1);
      expect(head?.blockHash).not.toBe(reorganised?.blockHash);
      // Higher than before, with other blocks.
      await chain.ask("hardhat_mine", "0x2");
      await send(second);
      expect(await reader.store.evidence(idOf(second))).toBeDefined();
      expect(await reader.store.evidence(idOf(root))).toBeUndefined();
    } finally {
      await reader.stop();
    }
  });

  it("takes a chain that differs for more blocks than configured, or is shorter, for a lost one: it rolls nothing back, and carries nothing", async () => {
    const strict = await openGateway(founded, "CN", { deepestReorganisation: 2 });
    try {
      const snapshot = await chain.ask<string>("evm_snapshot");
      const root = await keepPackage(strict, "deep");
      await act(strict, keyOf(founded.deputies, "CN"), recordingOf(root));
      await chain.ask("hardhat_mine", "0x3");
      await strict.follower.catchUp();
      const before = await strict.store.head();
      await chain.ask("evm_revert", snapshot);
      for (const [blocks, how] of [
        ["0x1", "shorter"],
        ["0x5", "another for more than two blocks"],
      ] as const) {
        await chain.ask("hardhat_mine", blocks);
        await expect(strict.follower.catchUp(), how).rejects.toMatchObject({ code: "chain-lost" });
        expect((await strict.store.nodeStatus()).node).toBe("chain-lost");
        expect(await strict.store.head()).toEqual(before);
        expect(await strict.store.evidence(idOf(root))).toBeDefined();
        await expect(acceptSubmission(strict, [])).rejects.toMatchObject({ code: "chain-lost" });
      }
      const { files } = await verifyFiles(strict, [{ name: "deep.csv", ...digestsOf(bytesOf("content of deep")) }]);
      expect(files[0]).toMatchObject({ verdict: "unknown" });
      expect(files[0]?.findings.find(({ fragment }) => fragment === "recorded")?.code).toBe("chain-lost");
      expect(strict.reported).toEqual([]);
    } finally {
      await strict.stop();
    }
    // The gateway that may follow it does.
    await cn.follower.catchUp();
  });

  it("has a submission carried again whose block was reorganised away", async () => {
    await cn.follower.catchUp();
    const snapshot = await chain.ask<string>("evm_snapshot");
    const root = await keepPackage(cn, "carried again");
    const first = await act(cn, officer(), recordingOf(root));
    // Nobody is asked in between, who would take the record into a block of the former's number.
    node.lead(undefined);
    await chain.ask("evm_revert", snapshot);
    await chain.ask("hardhat_mine", "0x5");
    node.lead(chain.port);
    const again = await until("the submission to be settled on the new chain", async () => {
      const now = await showSubmission(cn, first.id);
      const outcome = now.requests[0]?.outcome;
      const old = first.requests[0]?.outcome;
      if (outcome?.state !== "recorded" || old?.state !== "recorded") return undefined;
      return outcome.blockNumber === old.blockNumber ? undefined : now;
    });
    expect(again.transactionHash).toBe(first.transactionHash);
    expect(await cn.store.evidence(idOf(root))).toBeDefined();
    expect(await showSigner(cn, officer().address.toLowerCase())).toMatchObject({
      nonce: (first.requests[0]?.nonce ?? 0) + 1,
    });
  });
});

describe("runOutbox", () => {
  it("keeps what was accepted while the node is away, and carries it when the node is back", async () => {
    const held = await openGateway(founded, "CN", { isHeld: true });
    try {
      const root = await keepPackage(held, "outage");
      const { submission } = await acceptSubmission(held, await signActions(held, officer(), [recordingOf(root)]));
      node.lead(undefined);
      held.carry();
      await stateOf(held, "unreachable");
      await new Promise((later) => setTimeout(later, 300));
      expect(await showSubmission(held, submission.id)).toMatchObject({ state: "accepted" });
      node.lead(chain.port);
      expect((await settled(held, submission.id)).requests[0]?.outcome?.state).toBe("recorded");
      expect(held.reported).toEqual([]);
    } finally {
      await held.stop();
    }
  });

  it("keeps what was accepted while another chain answers", async () => {
    const held = await openGateway(founded, "CN", { isHeld: true });
    try {
      const root = await keepPackage(held, "other chain");
      const { submission } = await acceptSubmission(held, await signActions(held, officer(), [recordingOf(root)]));
      node.lead(other.port);
      held.carry();
      await stateOf(held, "chain-lost");
      await new Promise((later) => setTimeout(later, 300));
      expect(await showSubmission(held, submission.id)).toMatchObject({ state: "accepted" });
      node.lead(chain.port);
      expect((await settled(held, submission.id)).requests[0]?.outcome?.state).toBe("recorded");
    } finally {
      await held.stop();
    }
  });

  it.each([
    ["kept and never sent", false],
    ["sent, and nobody waited for the receipt", true],
  ])("after a crash finishes a transaction that was %s, once", async (name, isSent) => {
    const held = await openGateway(founded, "CN", { isHeld: true });
    try {
      const root = await keepPackage(held, `crash ${name}`);
      const requests = await signActions(held, officer(), [recordingOf(root)]);
      const { submission } = await acceptSubmission(held, requests);
      const relayNonce = await held.ledger.relayNonce();
      const { raw, hash } = await keepTransaction(held, submission.id, requests, relayNonce);
      if (isSent) await held.ledger.sendTransaction(raw);
      held.carry();
      const done = await settled(held, submission.id);
      expect(done).toMatchObject({
        transactionHash: hash,
        requests: [{ outcome: { state: "recorded", transactionHash: hash } }],
      });
      expect(await held.ledger.relayNonce()).toBe(relayNonce + 1);
    } finally {
      await held.stop();
    }
  });

  it("signs a transaction anew whose nonce went to another", async () => {
    const held = await openGateway(founded, "CN", { isHeld: true });
    try {
      const first = await signActions(held, officer(), [recordingOf(await keepPackage(held, "taken first"))]);
      const { submission } = await acceptSubmission(held, first);
      const lost = await keepTransaction(held, submission.id, first, 0);
      // The relay's nonce 0 goes to a request of another officer.
      const { nonce } = await showSigner(held, keyOf(founded.deputies, "CN").address.toLowerCase());
      const foreign = await signActions(
        held,
        keyOf(founded.deputies, "CN"),
        [recordingOf(await keepPackage(held, "taken second"))],
        { nonce },
      );
      const { raw } = await held.ledger.signTransaction(foreign, 0, 0n);
      await held.ledger.sendTransaction(raw);
      held.carry();
      const done = await settled(held, submission.id);
      expect(done.requests[0]?.outcome?.state).toBe("recorded");
      expect(done.transactionHash).not.toBe(lost.hash);
    } finally {
      await held.stop();
    }
  });
});

describe("nothing unforeseen", () => {
  it("was met on the way", () => {
    expect(cn.reported).toEqual([]);
  });
});
