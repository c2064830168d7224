import { decodeRlp, encodeRlp } from "ethers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OpenedLedger, openLedger } from "../../gateway/chain/ledger.ts";
import type { DeploymentOfNode } from "../../gateway/chain/probe-node.ts";
import type { NodeHealth, NodeStanding } from "../../gateway/domain/ports.ts";
import { makeKey } from "../../scripts/local/make-keys.ts";
import { type BlockJson, changeAt, resultOf } from "../receipts/block-header.ts";
import { type SimulatedNode, simulated, simulateNode } from "./simulated-node.ts";

const CHECK_MS = 25;

let nodes: SimulatedNode[];
let ledger: OpenedLedger;
let changes: NodeHealth[];

beforeEach(async () => {
  nodes = await Promise.all([simulateNode(), simulateNode(), simulateNode()]);
  changes = [];
});
afterEach(async () => {
  ledger.close();
  await Promise.all(nodes.map((each) => each.close()));
});

function open(count = 2, timeoutMs = 200, changed: Partial<DeploymentOfNode> = {}): void {
  ledger = openLedger({
    ...simulated,
    ...changed,
    nodeUrls: nodes.slice(0, count).map(({ url }) => url),
    relay: makeKey(),
    timeoutMs,
    checkMs: CHECK_MS,
    mostBehind: 3,
    deepestReorganisation: 1,
    onNodeChange: (health) => void changes.push(health),
  });
}

const [first, second, third] = [0, 1, 2].map((place) => (): SimulatedNode => {
  const node = nodes[place];
  if (node === undefined) throw new Error(`there is no node ${place}`);
  return node;
}) as [() => SimulatedNode, () => SimulatedNode, () => SimulatedNode];
const standings = (): NodeStanding[] => ledger.nodes().map(({ standing }) => standing);
const inUse = (): number | undefined => ledger.nodes().find((each) => each.isInUse)?.place;
const until = (wanted: readonly NodeStanding[]) =>
  expect.poll(standings, { timeout: 3_000, interval: 5 }).toEqual(wanted);

describe("several nodes", () => {
  it("are asked one at a time; what the first does not answer the next is asked, with the same bytes", async () => {
    open();
    await ledger.sendTransaction("0x01");
    expect([first().sent, second().sent]).toEqual([["0x01"], []]);
    await first().close();
    await ledger.sendTransaction("0x02");
    expect([second().sent, inUse()]).toEqual([["0x02"], 2]);
    await until(["unreachable", "sound"]);
  });

  it("are left when they hang, and are sound again when they answer", async () => {
    open();
    expect((await ledger.head()).blockNumber).toBe(10);
    first().isSilent = true;
    expect((await ledger.head().catch(() => ledger.head())).blockNumber).toBe(10);
    expect(inUse()).toBe(2);
    first().isSilent = false;
    await until(["sound", "sound"]);
    // One that is sound is not left for another that is so too.
    expect((await ledger.head()).blockNumber).toBe(10);
    expect(inUse()).toBe(2);
    expect(changes.map(({ place, standing }) => `${place} ${standing}`)).toContain("1 unreachable");
  });

  it("are not used where they are of another chain or have other code, be they the first", async () => {
    first().chainAt = () => "other";
    second().code = () => "0x6099";
    open(3);
    expect((await ledger.head()).blockNumber).toBe(10);
    expect([inUse(), standings()]).toEqual([3, ["other-chain", "other-code", "sound"]]);
    expect(first().asked.map(({ method }) => method)).not.toContain("eth_getTransactionCount");
  });

  it("say together what is wrong with all of them", async () => {
    first().chainAt = second().chainAt = () => "other";
    open();
    await expect(ledger.byOneNode()).rejects.toMatchObject({ code: "chain-lost" });
    first().chainAt = second().chainAt = () => "main";
    first().code = second().code = () => "0x6099";
    await until(["other-code", "other-code"]);
    await expect(ledger.relayNonce()).rejects.toMatchObject({ code: "code-differs" });
    await first().close();
    await second().close();
    await until(["unreachable", "unreachable"]);
    await expect(ledger.head()).rejects.toMatchObject({ code: "node-unreachable" });
  });

  it("never take a reader back: one that has fewer blocks than were read is used when it has caught up", async () => {
    second().head = 9;
    open();
    expect((await ledger.head()).blockNumber).toBe(10);
    await first().close();
    await expect(ledger.head()).rejects.toMatchObject({ code: "node-unreachable" });
    await expect(ledger.head()).rejects.toMatchObject({ code: "node-unreachable" });
    second().head = 10;
    expect((await ledger.head()).blockNumber).toBe(10);
    await expect(ledger.byOneNode(11)).rejects.toMatchObject({ code: "node-unreachable" });
  });

  it("are set aside when they are far behind the foremost", async () => {
    first().head = 4;
    open();
    await until(["behind", "sound"]);
    expect((await ledger.head()).blockNumber).toBe(10);
    first().head = 8;
    await until(["sound", "sound"]);
  });

  it("are set aside when they have another block than the others: the most are believed, of two the one in use", async () => {
    first().chainAt = (number) => (number >= 7 ? "lie" : "main");
    open(3);
    await until(["disagrees", "sound", "sound"]);
    expect(inUse()).toBeUndefined();
    expect((await ledger.head()).blockNumber).toBe(10);
    expect(inUse()).toBe(2);
    first().chainAt = () => "main";
    await until(["sound", "sound", "sound"]);
    await third().close();
    await until(["sound", "sound", "unreachable"]);
    first().chainAt = (number) => (number >= 9 ? "lie" : "main");
    await until(["disagrees", "sound", "unreachable"]);
  });

  it("read by one alone are not changed for another in the middle: the reader is told, and begins anew with the next", async () => {
    open();
    const reader = await ledger.byOneNode();
    expect((await reader.head()).blockNumber).toBe(10);
    await first().close();
    await expect(reader.relayNonce()).rejects.toMatchObject({ code: "node-unreachable" });
    await expect(reader.block(3)).rejects.toMatchObject({ code: "node-unreachable" });
    expect(second().asked.map(({ method }) => method)).not.toContain("eth_getTransactionCount");
    expect(await (await ledger.byOneNode()).relayNonce()).toBe(10);
  });

  it("are of another chain where its blocks bear seals, and the deployment is said to have none", async () => {
    const genesis = resultOf<BlockJson>("changes/vote-genesis");
    first().blockAt = second().blockAt = (number) => (number === 0 ? genesis : changeAt("vote-epoch-block-30").block);
    open(2, 1_000, { engine: "none", genesisHash: genesis.hash });
    await expect(ledger.identify()).rejects.toMatchObject({ code: "chain-lost" });
    expect(standings()).toEqual(["other-chain", "other-chain"]);
  });

  it("of QBFT are used as long as their last block is sealed", async () => {
    const recorded = (name: string) => changeAt(name).block;
    const genesis = resultOf<BlockJson>("changes/vote-genesis");
    const blocks = new Map(
      [genesis, ...[28, 29, 30].map((number) => recorded(`vote-epoch-block-${number}`))].map((block) => [
        Number(block.number),
        block,
      ]),
    );
    const [vanity, validators, vote, round, seals] = decodeRlp(blocks.get(30)?.extraData ?? "0x") as unknown as [
      string,
      string[],
      string[],
      string,
      string[],
    ];
    const unsealed = { ...blocks.get(30), extraData: encodeRlp([vanity, validators, vote, round, seals.slice(0, 2)]) };
    for (const node of [first(), second()]) node.blockAt = (number) => blocks.get(number ?? 30);
    first().blockAt = (number) => (number === undefined ? unsealed : blocks.get(number));
    open(2, 1_000, { engine: "qbft", genesisHash: genesis.hash });
    expect(await ledger.head()).toMatchObject({ blockNumber: 30, blockHash: blocks.get(30)?.hash });
    expect([inUse(), standings()]).toEqual([2, ["unsealed", "sound"]]);
    first().blockAt = second().blockAt;
    await until(["sound", "sound"]);
    // Another block under the number that both have, which nobody sealed.
    first().blockAt = (number) => (number === 30 ? { ...blocks.get(29), number: "0x1e" } : blocks.get(number ?? 30));
    await until(["disagrees", "sound"]);
  });
});
