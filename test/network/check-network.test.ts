import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Transaction } from "ethers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { keccakOfText } from "../../gateway/domain/keccak.ts";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import { foundNetwork, networkText } from "../../gateway/network/derive.ts";
import { runUnattended } from "../cli/unattended.ts";
import { type Block, type FakeNode, type Faults, makeChain, type Said, startNode } from "./fake-nodes.ts";
import { NAMES, partOf, terms } from "./network-kit.ts";

// Every fault of a network with what is told of it, past the usual length: which are found is seen on one page.

const NOW = Date.parse("2026-11-27T08:00:00.400Z");
const LAST_AT = Math.floor(NOW / 1_000) - 1;
const network = foundNetwork(NAMES.map((name) => partOf(name)));
const makeOther = (options: object): Block[] => makeChain(network, { blocks: 40, lastAt: LAST_AT, ...options });
const chain = makeOther({});
const running: FakeNode[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "concord-check-"));
  await writeFile(path.join(folder, "network.json"), networkText(network));
});
afterEach(() => Promise.all(running.splice(0).map((node) => node.close())));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the check over four nodes, with what is wrong with some of them. */
async function check(faults: Readonly<Record<string, Faults>> = {}, ...words: string[]) {
  const rpc = [];
  for (const { node } of network.parts) {
    const started = await startNode(network, node, chain, () => NOW, faults[node.name]);
    running.push(started);
    rpc.push("--rpc", `${node.name}=${started.url}`);
  }
  return runCheck(...rpc, "--listen", "127.0.0.1:0", ...words);
}

const runCheck = (...words: string[]) =>
  runUnattended(["network", "check", path.join(folder, "network.json"), "--timeout", "20", ...words], folder, {
    now: () => NOW,
    sleep: () => new Promise((resolve) => setTimeout(resolve, 60)),
    openKeystore,
  });

interface Told {
  readonly verdict: string;
  readonly checks: { check: string; verdict: string; findings: { node: string; code: string; verdict: string }[] }[];
}

/** What of an answer does not hold, as `check node code`. */
const troublesIn = (output: string): string[] =>
  (JSON.parse(output) as Told).checks.flatMap(({ check: name, findings }) =>
    findings.filter(({ verdict }) => verdict !== "holds").map(({ node, code }) => `${name} ${node} ${code}`),
  );

const everywhere = (faults: Faults): Record<string, Faults> => Object.fromEntries(NAMES.map((name) => [name, faults]));
const says = (method: string, said: Said): Faults => ({ says: (asked) => (asked === method ? said : undefined) });
const ofAll = (line: string): string[] => NAMES.map((name) => line.replace("*", name));

describe("concord network check", () => {
  it("holds line by line for a network that is as it should be", async () => {
    const { exitCode, output, diagnostics } = await check();
    expect([exitCode, diagnostics]).toEqual([0, ""]);
    expect(output.trim().split("\n")).toHaveLength(11);
    expect(output).toMatch(/^✓ Holds {2}Nodes answer +CN-1 HK-1 MO-1 MY-1: answers, block 40 \[node-answers\]$/m);
    expect(output).toMatch(/Finality .*block 40 has 3 seals of 4 \[seals-suffice\]/);
    expect(output).toMatch(/Nodes .*connects to no unlisted node \[peer-refused\]/);
  });

  it("has each node refuse another stranger, whose transaction would do nothing", async () => {
    await check();
    const sent = running.flatMap((node) => node.sent);
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map(({ from }) => from)).size).toBe(4);
    for (const each of sent) {
      expect(each).toMatchObject({
        chainId: BigInt(terms.chainId),
        nonce: 0,
        value: 0n,
        data: "0x",
        gasPrice: 0n,
        gasLimit: 21_000n,
      });
      expect(each.to).toBe(each.from);
    }
  });

  it.each<[string, Record<string, Faults>, string[], number]>([
    [
      "a genesis with another block limit",
      { "HK-1": { chain: [{ ...(chain[0] as Block), gasLimit: "0x1" }, ...chain.slice(1)] } },
      ["genesis HK-1 genesis-differs"],
      1,
    ],
    [
      "a genesis that only says the right hash",
      { "HK-1": { chain: [{ ...(chain[0] as Block), extraData: "0x" }, ...chain.slice(1)] } },
      ["genesis HK-1 genesis-differs"],
      1,
    ],
    ["another chain id", { "MO-1": says("eth_chainId", { result: "0x1" }) }, ["genesis MO-1 chain-id-differs"], 1],
    [
      "another timeout",
      { "MO-1": says("qbft_getRequestTimeoutSeconds", { result: 4 }) },
      ["settings MO-1 timeout-differs"],
      1,
    ],
    [
      "a validator missing",
      everywhere(says("qbft_getValidatorsByBlockNumber", { result: network.genesis.validators.slice(1) })),
      ofAll("validators * validators-differ"),
      1,
    ],
    [
      "a peer missing",
      { "MY-1": says("admin_peers", { result: [{ id: partOf("CN-1").node.publicKey }] }) },
      ["peers MY-1 peer-missing"],
      1,
    ],
    [
      "a stranger's key at a listed address",
      {
        "CN-1": says("admin_peers", {
          result: [...NAMES.slice(1), "XX-1"].map((name) => ({ id: partOf(name).node.publicKey })),
        }),
      },
      ["peers CN-1 peer-stranger"],
      1,
    ],
    [
      "a node without a list of accounts",
      { "HK-1": { hasAccountList: false } },
      ["accounts HK-1 stranger-accepted"],
      1,
    ],
    [
      "an account more on one list",
      { "HK-1": says("perm_getAccountsAllowlist", { result: ["0x00"] }) },
      ["accounts HK-1 account-list-differs"],
      1,
    ],
    [
      "a refusal for another reason",
      { "HK-1": says("eth_sendRawTransaction", { error: -32_009 }) },
      ["accounts HK-1 refusal-unclear"],
      2,
    ],
    ["a node without a list of nodes", { "HK-1": { hasNodeList: false } }, ["nodes HK-1 peer-dialled"], 1],
    [
      "a node more on one list",
      { "HK-1": says("perm_getNodesAllowlist", { result: [] }) },
      ["nodes HK-1 node-list-differs"],
      1,
    ],
    ["slow blocks", everywhere({ chain: makeOther({ period: 5 }) }), ofAll("blocks * blocks-slow"), 1],
    [
      "no blocks any more",
      everywhere({ chain: makeOther({ lastAt: LAST_AT - 60 }) }),
      ofAll("blocks * blocks-stopped"),
      1,
    ],
    ["one node behind", { "MY-1": { chain: chain.slice(0, 30) } }, ["blocks MY-1 node-behind"], 1],
    ["too few seals", everywhere({ chain: makeOther({ sealers: 2 }) }), ofAll("seals * seals-wrong"), 1],
    [
      "a block of its own at one node",
      { "MO-1": { chain: makeOther({ stateRoot: keccakOfText("other") }) } },
      ["seals MO-1 block-differs"],
      1,
    ],
    [
      "a block that is not what its hash says",
      { "MO-1": { chain: [...chain.slice(0, -1), { ...(chain.at(-1) as Block), stateRoot: keccakOfText("other") }] } },
      ["seals MO-1 block-untrue"],
      1,
    ],
    ["a clock 90 s off", { "CN-1": { clockAheadMs: 90_000 } }, ["clocks CN-1 clock-off"], 1],
    ["a clock 90 s behind", { "CN-1": { clockAheadMs: -90_000 } }, ["clocks CN-1 clock-off"], 1],
    [
      "all validators' clocks ahead",
      everywhere({ chain: makeOther({ lastAt: LAST_AT + 90 }) }),
      ofAll("clocks * clock-off"),
      1,
    ],
    ["nodes that do not say the time", everywhere({ hasNoDate: true }), [], 0],
    [
      "a node that has forgotten",
      { "HK-1": says("eth_getBalance", { result: null }) },
      ["history HK-1 state-forgotten"],
      1,
    ],
    ["a node that boasts of blocks", { "HK-1": { chain: makeOther({ blocks: 60 }) } }, ["seals HK-1 block-differs"], 1],
  ])("tells of %s", async (_what, faults, troubles, exitCode) => {
    const ended = await check(faults, "--json");
    expect(troublesIn(ended.output)).toEqual(troubles);
    expect(ended.exitCode).toBe(exitCode);
  });

  it("tells of a node that refuses a stranger in words and has its transaction recorded", async () => {
    const recorded = new Set<unknown>();
    const { exitCode, output } = await check(
      {
        "HK-1": {
          says: (method, [raw]) => {
            if (method !== "eth_sendRawTransaction") return undefined;
            recorded.add(Transaction.from(raw as string).from?.toLowerCase());
            return { error: -32_007 };
          },
        },
        "MY-1": {
          says: (method, [address]) =>
            method === "eth_getTransactionCount" && recorded.has(address) ? { result: "0x1" } : undefined,
        },
      },
      "--json",
    );
    expect([exitCode, troublesIn(output)]).toEqual([1, ["accounts HK-1 stranger-accepted"]]);
  });

  it.each<[string, Said]>([
    ["hangs", "hang"],
    ["answers what is no JSON", "garbage"],
    ["answers null", { result: null }],
    ["errs", { error: -32_603 }],
  ])("is unknown on every line where one node %s, and holds for nobody in its stead", async (_what, said) => {
    // Long enough for the others, and not so long for the one that hangs.
    const { exitCode, output } = await check({ "HK-1": { says: () => said } }, "--json", "--timeout", "3");
    expect(exitCode).toBe(2);
    const told = JSON.parse(output) as Told;
    expect(told.checks.every(({ verdict }) => verdict === "unknown")).toBe(true);
    expect(new Set(troublesIn(output).map((line) => line.replace(/^\w+ /, "")))).toEqual(
      new Set(["HK-1 not-answered"]),
    );
  });

  it.each([
    "eth_chainId",
    "admin_peers",
    "qbft_getValidatorsByBlockNumber",
    "qbft_getRequestTimeoutSeconds",
    "perm_getNodesAllowlist",
    "eth_sendRawTransaction",
    "admin_addPeer",
  ])("is unknown of a node that says nothing to %s", async (method) => {
    const { exitCode, output } = await check({ "HK-1": says(method, "garbage") }, "--json");
    expect([exitCode, troublesIn(output)]).toEqual([2, [expect.stringMatching(/^\w+ HK-1 not-answered$/)]]);
  });

  it("says what was not asked and not tried, and concludes nothing from it", async () => {
    const started = await startNode(network, (network.parts[0] as (typeof network.parts)[0]).node, chain, () => NOW);
    running.push(started);
    const { exitCode, output } = await runCheck("--rpc", `CN-1=${started.url}`, "--no-stranger", "--json");
    expect(exitCode).toBe(2);
    expect(troublesIn(output)).toContain("accounts CN-1 account-not-tried");
    expect(troublesIn(output)).toContain("nodes CN-1 peer-not-tried");
    expect(troublesIn(output)).toContain("seals MY-1 not-asked");
    expect(started.sent).toEqual([]);
    const shown = await runCheck("--rpc", `CN-1=${started.url}`, "--lang", "pt");
    expect(shown.output).toMatch(/^\? Desconhecido +Nós respondem +HK-1 MO-1 MY-1: não perguntado/m);
  });

  it("refuses a node that the network does not have, and an address where it cannot listen", async () => {
    expect(await runCheck("--rpc", "JP-1=http://127.0.0.1:1")).toMatchObject({ exitCode: 64 });
    expect(await check({}, "--listen", "192.0.2.200:30990")).toMatchObject({
      exitCode: 64,
      diagnostics: expect.stringContaining("EADDRNOTAVAIL"),
    });
  });
});
