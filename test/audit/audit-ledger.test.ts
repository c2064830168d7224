import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Wallet } from "ethers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "../../gateway/audit/finding.ts";
import { languages } from "../../gateway/domain/codes/code-list.ts";
import { signerSlot } from "../../gateway/receipts/slots.ts";
import { sharedIssuer } from "../auth/test-issuer.ts";
import { type Office, openOffice } from "../cli/office.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { act, keepPackage, openGateway, recordingOf, type TestGateway } from "../verbs/test-gateway.ts";
import { openWorld } from "./ledger-world.ts";
import { openLyingNode } from "./lying-node.ts";

// One ledger, past the usual length: what is done to it, and to what is told of it, is audited from every side.

const LONG = ["--max-gap", "30d"];

let chain: ChainChild;
let founded: Founded;
let gateways: TestGateway[] = [];
let doors: Door[] = [];
let office: Office;
let node: Awaited<ReturnType<typeof openLyingNode>>;
let world: ReturnType<typeof openWorld>;
let silent: string;
/** Of the ledger as it should be. */
let sound: Audit;

interface Audit {
  readonly exitCode: number;
  readonly digest: string | null;
  readonly findings: readonly Finding[];
  readonly finality: { readonly code: string; readonly verdict: string } | null;
  readonly storage: readonly { readonly contract: string; readonly words: number }[];
  readonly states: Readonly<Record<string, number>>;
  readonly signers: readonly { readonly signer: string; readonly events: Readonly<Record<string, number>> }[];
  readonly range: { readonly from: number; readonly to: number };
}

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  world = openWorld(chain, founded);
  ({ silent } = await world.live());
  gateways = await Promise.all(["CN", "HK"].map((iso) => openGateway(founded, iso)));
  doors = await Promise.all(gateways.map(() => takeDoor()));
  for (const [position, gateway] of gateways.entries()) doors[position]?.open(gateway);
  // One that was relayed, beside those that were not.
  const [cn] = gateways as [TestGateway];
  await act(cn, keyOf(founded.officers, "CN"), recordingOf(await keepPackage(cn, "relayed")));
  office = await openOffice(founded, "CN", urlAt(0), { "cn-jiangmen": keyOf(founded.officers, "CN") as Wallet });
  node = await openLyingNode(chain.url);
  sound = await audit(...LONG);
});
afterAll(async () => {
  await node?.close();
  await office?.dispose();
  await Promise.all([...doors.map((door) => door.close()), ...gateways.map((gateway) => gateway.stop())]);
  await chain?.stop();
});

afterEach(() => {
  node.lie = (_method, result) => result;
});

const urlAt = (position: number): string => doors[position]?.url ?? "";
const run = (...words: string[]) => office.run(["audit", "ledger", ...words]);

/** By the node, which says what it is made to say. */
async function audit(...words: string[]): Promise<Audit> {
  const { exitCode, output, diagnostics } = await run("--rpc", node.url, "--json", ...words);
  if (output === "") throw new Error(diagnostics);
  return { exitCode, ...(JSON.parse(output) as Omit<Audit, "exitCode">) };
}

/** As an auditor of a partner, through its own gateway. */
async function auditAt(iso: "CN" | "HK", ...words: string[]) {
  const url = urlAt(iso === "CN" ? 0 : 1);
  const wanted = { partner: iso, roles: ["auditor"], audience: url, subject: `${iso}-auditor` };
  const tokenFile = join(office.home, `${iso}-auditor-token`);
  writeFileSync(tokenFile, await (await sharedIssuer()).tokenOf(wanted), { mode: 0o600 });
  return run("--gateway", url, "--token-file", tokenFile, ...words);
}

const codesOf = ({ findings }: Pick<Audit, "findings">): string[] => [...new Set(findings.map(({ code }) => code))];

/** Does something to the chain's state, and takes it back. */
async function onSnapshot(work: () => Promise<void>): Promise<void> {
  const snapshot = await chain.ask<string>("evm_snapshot");
  try {
    await work();
  } finally {
    await chain.ask("evm_revert", snapshot);
  }
}

describe("the audit of a ledger", () => {
  it("finds nothing where all storage is exactly what the logs make, whatever became of the ledger", () => {
    expect([sound.exitCode, sound.findings]).toEqual([0, []]);
    expect(sound.storage.map(({ contract, words }) => [contract, words > 0])).toEqual([
      ["forwarder", true],
      ["registry", true],
      ["ledger", true],
      ["board", true],
      ["consortium", true],
      ["anchors", true],
    ]);
    expect(sound.states).toEqual({
      ...{ partners: 4, signers: 17, agreements: 2, records: 5, decisions: 5, notices: 5, answers: 2, proposals: 4 },
      ...{ anchors: 1, requests: 1 },
    });
    const recogniser = keyOf(founded.recognisers, "HK").address.toLowerCase();
    expect(sound.signers.find(({ signer }) => signer === recogniser)?.events).toEqual({
      EvidenceRecognised: 4,
      RecognitionRevoked: 1,
    });
  });

  it("gives auditors at two gateways and at a node the same digest, and says first what is not known of finality", async () => {
    const to = String(sound.range.to);
    for (const iso of ["CN", "HK"] as const) {
      const { exitCode, output, diagnostics } = await auditAt(iso, "--to", to, ...LONG);
      expect([exitCode, diagnostics]).toEqual([0, ""]);
      expect(output).toMatch(/^Finality: Unknown .*\[no-anchor\]\nblocks from the gateway of (CN|HK), http/);
      expect(output).toContain("nothing found");
      expect(output).toContain(`digest ${sound.digest} `);
    }
    const told = await Promise.all(
      languages.map(async (language) => (await auditAt("HK", "--to", to, ...LONG, "--lang", language)).output),
    );
    for (const output of told) expect(output).toContain(sound.digest);
    expect(new Set(told.map((output) => output.split("\n")[2])).size).toBe(languages.length);
  });

  it("lets nobody but auditors and operators read blocks through a gateway", async () => {
    const { exitCode, diagnostics } = await run();
    expect([exitCode, diagnostics.includes("[role-required]")]).toEqual([2, true]);
  });

  it("names a log that is left out, one that is told twice, and one that is altered", async () => {
    type Receipt = { logs: { address: string; data: string }[] };
    const ofLedger = (result: unknown): result is Receipt =>
      (result as Receipt).logs.some(({ address }) => address === founded.deployment.contracts.ledger);
    const spoil = (change: (logs: Receipt["logs"]) => Receipt["logs"]) => {
      let isDone = false;
      node.lie = (method, result) => {
        if (isDone || method !== "eth_getTransactionReceipt" || !ofLedger(result)) return result;
        isDone = true;
        return { ...result, logs: change(result.logs) };
      };
    };
    const lastDigit = (data: string): string => data.slice(0, -1) + (data.endsWith("1") ? "2" : "1");
    const cases = [
      ["log-missing", () => [], "storage-unexplained"],
      ["log-doubled", (logs) => logs.flatMap((log) => [log, log]), "entry-doubled"],
      ["log-altered", (logs) => logs.map((log) => ({ ...log, data: lastDigit(log.data) })), "storage-differs"],
    ] as const satisfies [string, (logs: Receipt["logs"]) => Receipt["logs"], string][];
    for (const [code, change, consequence] of cases) {
      spoil(change);
      const found = await audit(...LONG);
      expect([code, found.exitCode, found.findings[0]?.code]).toEqual([code, 1, code]);
      expect([code, codesOf(found)]).toEqual([code, expect.arrayContaining([consequence])]);
      expect(found.digest).not.toBe(sound.digest);
    }
  });

  it("concludes nothing from a node that makes blocks up, withholds them, has no proofs, or is of another chain", async () => {
    const ofBlock = (params: readonly unknown[]): boolean => params[0] === "0x5";
    for (const [code, lie] of [
      ["block-malformed", (block) => ({ ...block, number: "0x6" })],
      ["chain-broken", (block) => ({ ...block, extraData: "0x12" })],
      ["block-missing", () => null],
    ] as [string, (block: object) => object | null][]) {
      node.lie = (method, result, params) =>
        method === "eth_getBlockByNumber" && ofBlock(params) ? lie(result as object) : result;
      const { exitCode, findings, digest } = await audit(...LONG);
      expect([exitCode, findings.map((each) => each.code), digest]).toEqual([2, [code], null]);
    }
    node.lie = (method, result) => (method === "eth_getProof" ? { ...(result as object), accountProof: [] } : result);
    const unproven = await audit(...LONG);
    expect([unproven.exitCode, codesOf(unproven)]).toEqual([2, ["state-unproven"]]);
    node.lie = (_method, result) => result;
    const other = join(office.home, "other.json");
    writeFileSync(other, JSON.stringify({ ...founded.deployment, genesisHash: `0x${"12".repeat(32)}` }));
    const { exitCode, findings } = await audit("--deployment", other);
    expect([exitCode, findings.map((each) => each.code)]).toEqual([2, ["genesis-differs"]]);
    const silentNode = await run("--rpc", "http://127.0.0.1:9");
    expect([silentNode.exitCode, silentNode.diagnostics]).toEqual([2, expect.stringContaining("[node-unreachable]")]);
  });

  it("names the word that contradicts the logs, and what no log explains", () =>
    onSnapshot(async () => {
      const { contracts } = founded.deployment;
      const { key } = signerSlot(keyOf(founded.officers, "CN").address.toLowerCase());
      await chain.ask("hardhat_setStorageAt", contracts.registry, key, `0x${"0".repeat(62)}0f`);
      await chain.ask("hardhat_setStorageAt", contracts.board, world.wordOf("b"), world.wordOf("c"));
      await chain.ask("evm_mine");
      const found = await audit(...LONG);
      expect(found.exitCode).toBe(1);
      expect(found.findings.map(({ code, subject, details }) => [code, subject, details.slot ?? ""])).toEqual([
        ["storage-differs", `signer ${keyOf(founded.officers, "CN").address.toLowerCase()}`, key],
        ["storage-unexplained", "board", ""],
      ]);
    }));

  it("names what a revoked signer did, also where the contract let it", () =>
    onSnapshot(async () => {
      const deputy = keyOf(founded.deputies, "HK");
      const { registry } = founded.deployment.contracts;
      const { key } = signerSlot(deputy.address.toLowerCase());
      const revoked = await chain.ask<string>("eth_getStorageAt", registry, key, "latest");
      // The same window without its end.
      const open = `0x${"0".repeat(40)}${"f".repeat(10)}${revoked.slice(52)}`;
      await chain.ask("hardhat_setStorageAt", registry, key, open);
      await world.send(deputy, world.record(`0x${"ab".repeat(32)}`));
      await chain.ask("hardhat_setStorageAt", registry, key, revoked);
      await chain.ask("evm_mine");
      const { exitCode, findings } = await audit(...LONG);
      expect([exitCode, findings]).toEqual([
        1,
        [
          {
            code: "signer-outside-window",
            ...{ block: expect.any(Number), transaction: 0, log: 0 },
            subject: deputy.address.toLowerCase(),
            details: { event: "EvidenceRecorded" },
          },
        ],
      ]);
    }));

  it("names who is silent past an agreement's clock, and a jump of the validators'", () =>
    onSnapshot(async () => {
      await world.pass(11 * 86_400);
      const overdue = await audit(...LONG);
      const ofSilent = overdue.findings.filter(({ subject }) => subject === silent).map(({ code }) => code);
      expect([overdue.exitCode, ofSilent]).toEqual([1, ["acknowledgement-overdue", "answer-overdue"]]);
      expect(codesOf(overdue)).toEqual(["acknowledgement-overdue", "answer-overdue"]);
      expect(codesOf(await audit("--max-gap", "1d"))).toContain("clock-jump");
      const { output } = await run("--rpc", node.url, ...LONG);
      expect(output).toMatch(new RegExp(`\\[answer-overdue\\] +${silent} +partner HK, by 20`));
      expect(output).toContain("→ Remind the recipient.");
    }));

  it("reports a part of the ledger, by numbers and by days, and derives what is before", async () => {
    const { to } = sound.range;
    const part = await audit("--from", String(to - 3), "--to", String(to - 1), ...LONG);
    expect([part.exitCode, part.range]).toEqual([0, expect.objectContaining({ from: to - 3, to: to - 1 })]);
    expect(part.states.records).toBe(4);
    expect((await audit("--from", "2020-01-01", "--to", "2099-12-31", ...LONG)).digest).toBe(sound.digest);
    const none = await run("--rpc", node.url, "--to", "2020-01-01");
    const beyond = await run("--rpc", node.url, "--to", "9999");
    const neither = await run("--rpc", node.url, "--to", "soon");
    expect([none.exitCode, beyond.exitCode, neither.exitCode]).toEqual([64, 64, 64]);
  });

  it("shows that the last block is the anchor's, and refuses an anchor of another block or another ledger", async () => {
    const file = join(office.home, "anchor.json");
    const made = await office.run(["anchor", "-o", file, "--node", chain.url, "--block", String(sound.range.to)]);
    expect([made.exitCode, made.diagnostics]).toEqual([0, ""]);
    const anchored = await audit("--anchor", file, ...LONG);
    expect([anchored.exitCode, anchored.finality?.code, anchored.digest]).toEqual([0, "no-seals", sound.digest]);
    const anchor = JSON.parse(readFileSync(file, "utf8"));
    const spoilt = async (changes: object): Promise<Audit | string> => {
      const spoiltFile = join(office.home, "spoilt-anchor.json");
      writeFileSync(spoiltFile, JSON.stringify({ ...anchor, ...changes }));
      return audit("--anchor", spoiltFile, ...LONG).catch(String);
    };
    const otherBlock = { block: { ...anchor.block, hash: `0x${"34".repeat(32)}` } };
    expect(await spoilt(otherBlock)).toMatchObject({ exitCode: 1, finality: { code: "block-differs" } });
    const codeHashes = { ...anchor.ledger.codeHashes, registry: `0x${"56".repeat(32)}` };
    const otherCode = await spoilt({ ledger: { ...anchor.ledger, codeHashes } });
    expect(otherCode).toMatchObject({ exitCode: 1, findings: [{ code: "code-differs", subject: "registry" }] });
    const otherLedger = { ledger: { ...anchor.ledger, deploymentId: `0x${"78".repeat(32)}` } };
    expect(await spoilt(otherLedger)).toContain("[wrong-chain]");
  });
});
