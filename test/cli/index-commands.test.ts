import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "../../gateway/domain/actions.ts";
import { type NoticeBody, saltedNoticeBodySchema, termsOf } from "../../gateway/domain/notice-body.ts";
import type { EvidenceRow, TableDigest } from "../../gateway/domain/ports.ts";
import { acceptBatch } from "../../gateway/verbs/accept-batch.ts";
import { acceptFeedback, acceptNoticeBody } from "../../gateway/verbs/accept-document.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type GatewayChild, prepareGateway } from "../verbs/gateway-child.ts";
import { memberOf } from "../verbs/members.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import {
  act,
  bytesOf,
  keepPackage,
  manifestOf,
  openGateway,
  recordingOf,
  type TestGateway,
  until,
} from "../verbs/test-gateway.ts";

const MAIN = resolve(import.meta.dirname, "../../gateway/cli/main.ts");
const NO_OFFICE = `0x${"0".repeat(64)}`;

let chain: ChainChild;
let founded: Founded;
let door: Door;
let cn: TestGateway;
/** Carries what Hong Kong's officers sign, with a database of its own. */
let carrier: TestGateway;
/** The gateway whose index is rebuilt. */
let hk: GatewayChild;

beforeAll(async () => {
  chain = await startChain();
  door = await takeDoor();
  founded = await foundSmall(chain.url, { CN: door.url });
  [cn, carrier] = await Promise.all([openGateway(founded, "CN"), openGateway(founded, "HK")]);
  door.open(cn);
  hk = await prepareGateway(founded, "HK");
  await hk.start();
  await makeHistory();
}, 120_000);
afterAll(async () => {
  await hk.dispose();
  await Promise.all([cn.stop(), carrier.stop()]);
  await door.close();
  await chain.stop();
});

const officer = (iso: string) => keyOf(founded.officers, iso);
async function rowOf(root: string): Promise<EvidenceRow> {
  await carrier.follower.catchUp();
  const [row] = await cn.store.evidenceOfRoots([root]);
  if (row === undefined) throw new Error(`${root} is not recorded`);
  return row;
}

async function recordSingle(ref: string): Promise<EvidenceRow> {
  const root = await keepPackage(cn, ref);
  await act(cn, officer("CN"), recordingOf(root));
  return rowOf(root);
}

/** Everything that an index holds: recorded, decided, withdrawn, published, answered, revoked, and reorganised away. */
async function makeHistory(): Promise<void> {
  const [recognised, superseded, successor] = [
    await recordSingle("one"),
    await recordSingle("two"),
    await recordSingle("three"),
  ];
  const roots: string[] = [];
  for (let n = 0; n < 5; n += 1) roots.push(await keepPackage(cn, `member ${n}`));
  const { root } = await acceptBatch(cn, roots);
  await act(cn, officer("CN"), recordingOf(root, 5));
  const member = await rowOf(roots[3] ?? "");
  await carrier.store.addBatch(root, roots, root.slice(2));
  const recognise = (row: EvidenceRow): Action => ({
    contract: "ledger",
    name: "recognise",
    args: { member: memberOf(row), recognition: { grade: 2, facets: 0, reason: 0, conditions: 0 } },
  });
  const recogniser = keyOf(founded.recognisers, "HK");
  await act(carrier, recogniser, recognise(recognised), recognise(member));
  const revoke = { member: memberOf(recognised), reason: 128 };
  await act(carrier, recogniser, { contract: "ledger", name: "revokeRecognition", args: revoke });
  await act(cn, officer("CN"), {
    contract: "ledger",
    name: "supersede",
    args: { member: memberOf(superseded), successor: memberOf(successor), reason: 64 },
  });
  await act(cn, officer("CN"), {
    contract: "ledger",
    name: "withdraw",
    args: { member: memberOf(member), reason: 32 },
  });
  await answerNotice();

  const deputy = keyOf(founded.deputies, "CN").address.toLowerCase();
  const snapshot = await chain.ask<string>("evm_snapshot");
  await recordSingle("reorganised away, and carried again");
  await followed();
  await chain.ask("evm_revert", snapshot);
  await chain.ask("hardhat_mine", "0x3");
  await until("the chain to be followed again", async () =>
    (await cn.store.nodeStatus()).node === "following" ? true : undefined,
  );
  await act(cn, keyOf(founded.signatories, "CN"), {
    contract: "registry",
    name: "revokeSigner",
    args: { signer: deputy, validTo: 0 },
  });
  // Of its own: handed in here, and found again by its content.
  const own = { method: "POST", headers: { "content-type": "application/json" } };
  for (const ref of ["own one", "own two"]) {
    const body = JSON.stringify(manifestOf("HK", ref, bytesOf(ref)));
    expect((await hk.ask(`${hk.url}/v1/packages`, { ...own, body })).status).toBe(201);
  }
  await followed();
}

async function answerNotice(): Promise<void> {
  const body: NoticeBody = {
    format: "concord-notice/1",
    case: { number: "JM-1", partner: "CN", office: "Jiangmen", title: "Parcels", basis: "ex-officio" },
    handling: { tlp: "AMBER", use: "H1" },
    agreement: "GBA",
    type: "alert",
    priority: 2,
    valid: { from: "2023-06-01", to: "2099-12-31" },
    to: [{ partner: "HK" }],
    grading: { source: "A", information: 1 },
    right: "trademark",
    channel: "post",
    action: "inspect",
  };
  const { salts, commitment } = await acceptNoticeBody(cn, body);
  const salted = saltedNoticeBodySchema.parse({ document: body, salts });
  const idOf = (iso: string) => founded.directory.partners.find((partner) => partner.iso === iso)?.id ?? 0;
  const terms = termsOf(salted, { agreementId: 1, version: 1 }, idOf);
  await act(cn, officer("CN"), { contract: "board", name: "publish", args: { terms } });
  await carrier.follower.catchUp();
  const [notice] = await carrier.store.noticesOfCommitment(commitment);
  const to = { noticeId: notice?.noticeId ?? "", recipients: terms.recipients, office: NO_OFFICE };
  const answer = await acceptFeedback(carrier, {
    format: "concord-feedback/1",
    notice: notice?.noticeId ?? "",
    partner: "HK",
    outcome: "no-hit",
  });
  await act(carrier, officer("HK"), { contract: "board", name: "acknowledge", args: to });
  await act(carrier, officer("HK"), {
    contract: "board",
    name: "answer",
    args: { ...to, outcome: 2, commitment: answer.commitment },
  });
}

/** Waits until Hong Kong's gateway has the ledger's last block and every document that it is entitled to. */
async function followed(): Promise<void> {
  const { blockNumber } = await cn.ledger.head();
  await until("the index to be level", async () => {
    const { indexed } = (await (await hk.ask(`${hk.url}/v1/network`)).json()) as { indexed: { block: number } | null };
    return (indexed?.block ?? 0) >= blockNumber ? true : undefined;
  });
  await until("every document to be fetched", async () => {
    const page = (await (await hk.ask(`${hk.url}/v1/evidence?limit=100`)).json()) as {
      evidence: { ref: string | null }[];
    };
    return page.evidence.length >= 8 && page.evidence.every(({ ref }) => ref !== null) ? true : undefined;
  });
}

async function concord(...words: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [MAIN, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  const exitCode = await new Promise<number>((done) => child.once("close", (code) => done(code ?? -1)));
  return { exitCode, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}

async function digest(): Promise<TableDigest[]> {
  const { exitCode, stdout, stderr } = await concord("index", "digest", "--config", hk.configFile, "--json");
  if (exitCode !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as { tables: TableDigest[] }).tables;
}

const DATABASE = ["gateway.sqlite", "gateway.sqlite-wal", "gateway.sqlite-shm"];
const dropDatabase = () => {
  for (const name of DATABASE) rmSync(join(hk.storeFolder, name), { force: true });
};

describe("concord index", () => {
  let before: TableDigest[];

  it("is refused while the gateway runs, which goes on", async () => {
    for (const command of ["rebuild", "digest"]) {
      const { exitCode, stderr } = await concord("index", command, "--config", hk.configFile);
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining("a gateway is running on it")]);
      expect(stderr).toContain("[index-unavailable]");
    }
    expect((await hk.ask(`${hk.url}/v1/network`)).status).toBe(200);
  });

  it("is refused for a configuration that is none", async () => {
    const { exitCode, stderr } = await concord("index", "digest", "--config", "/nowhere/gateway.json");
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("/nowhere/gateway.json cannot be read")]);
    expect((await concord("index", "rebuild")).exitCode).toBe(64);
  });

  it("rebuild gives the same content, table by table, and says so", async () => {
    expect(await hk.end("SIGTERM")).toBe(0);
    before = await digest();
    const elsewhere = new Set(["successor", "proposal", "vote", "access_log_anchor"]);
    for (const { table, rows } of before) if (!elsewhere.has(table)) expect(rows, table).toBeGreaterThan(0);
    const { exitCode, stdout, stderr } = await concord("index", "rebuild", "--config", hk.configFile);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("its content is what it was")]);
    expect(stderr).toMatch(/objects read, block (\d+) of \1\n$/);
    expect(await digest()).toEqual(before);
  });

  it("rebuild repairs an index that was altered, and says where it was", async () => {
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(join(hk.storeFolder, "gateway.sqlite"));
    database.exec("update decision set grade = 4; delete from exhibit; delete from ledger_event;");
    database.close();
    const { stdout } = await concord("index", "rebuild", "--config", hk.configFile);
    expect(stdout).toContain("its content is another in: ledger_event, decision, exhibit\n");
    expect(await digest()).toEqual(before);
  });

  it("rebuild without a database gives the same again", async () => {
    dropDatabase();
    const { exitCode } = await concord("index", "rebuild", "--config", hk.configFile);
    expect(exitCode).toBe(0);
    expect(await digest()).toEqual(before);
  });

  it("rebuild leaves the index as it is when the node goes away or is another", async () => {
    await chain.ask("hardhat_mine", "0x1");
    const other = await startChain();
    const file = `${hk.configFile}.other`;
    const { readFileSync, writeFileSync } = await import("node:fs");
    for (const [url, code] of [
      [other.url, "chain-lost"],
      ["http://127.0.0.1:9", "node-unreachable"],
    ]) {
      const config = JSON.parse(readFileSync(hk.configFile, "utf8"));
      writeFileSync(file, JSON.stringify({ ...config, node: { ...config.node, url } }));
      const { exitCode, stderr } = await concord("index", "rebuild", "--config", file);
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining(`[${code}]`)]);
    }
    await other.stop();
    expect(await digest()).toEqual(before);
  });

  it("is made by a gateway that starts without its database, from the chain and the objects, by itself", async () => {
    dropDatabase();
    expect(existsSync(join(hk.storeFolder, "gateway.sqlite"))).toBe(false);
    await hk.start();
    await followed();
    expect(await hk.end("SIGTERM")).toBe(0);
    // It has come one block further than before.
    const content = (tables: readonly TableDigest[]) => tables.filter(({ table }) => table !== "chain_head");
    expect(content(await digest())).toEqual(content(before));
  });
});
