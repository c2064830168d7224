import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Wallet } from "ethers";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodyOf, hashOfEntry, originOf } from "../../gateway/domain/access-log.ts";
import { languages } from "../../gateway/domain/codes/code-list.ts";
import { forwardRequestMessage, forwardRequestTypes } from "../../gateway/domain/submission.ts";
import { requirePartner } from "../../gateway/storage/require-partner.ts";
import { type AnchorSigner, anchorAccessLog } from "../../gateway/verbs/anchor-access-log.ts";
import { identityOf } from "../../scripts/local/deploy.ts";
import { sharedIssuer } from "../auth/test-issuer.ts";
import { writeSoundConfig } from "../gateway/sound-config.ts";
import { entry } from "../storage/access-entry.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { openGateway, settled, type TestGateway } from "../verbs/test-gateway.ts";
import { type Office, openOffice, urlOf } from "./office.ts";

// One log, past the usual length: what is done to it, one after the other, is seen from every side.

const DAY_MS = 86_400_000;
const NOBODY_URL = "http://127.0.0.1:9";

let chain: ChainChild;
let other: ChainChild;
let founded: Founded;
let cn: TestGateway;
let hk: TestGateway;
let door: Door;
let hkDoor: Door;
let office: Office;
let asAuditor: string[];
let passed = 0;
/** Of a backup that was made while the log was what it should be. */
let backup: string;

beforeAll(async () => {
  [chain, other] = await Promise.all([startChain(), startChain()]);
  founded = await foundSmall(chain.url);
  [cn, hk] = await Promise.all([openGateway(founded, "CN"), openGateway(founded, "HK")]);
  await requirePartner(cn.database, cn.partner.id);
  [door, hkDoor] = await Promise.all([takeDoor(), takeDoor()]);
  door.open(cn);
  hkDoor.open(hk);
  office = await openOffice(founded, "CN", door.url, { "cn-jiangmen": keyOf(founded.officers, "CN") as Wallet });
  const wanted = { partner: "CN", roles: ["auditor"], audience: door.url, subject: "auditor-1" };
  const tokenFile = join(office.home, "auditor-token");
  writeFileSync(tokenFile, await (await sharedIssuer()).tokenOf(wanted), { mode: 0o600 });
  asAuditor = ["--token-file", tokenFile];
});
afterAll(async () => {
  await office?.dispose();
  await Promise.all([door?.close(), hkDoor?.close()]);
  await Promise.all([cn?.stop(), hk?.stop()]);
  await Promise.all([chain?.stop(), other?.stop()]);
});

const audit = (...words: string[]) => office.run(["audit", "access", ...words]);
const overHttp = (...words: string[]) => audit(...asAuditor, ...words);

/** A day passes, and its log is anchored. */
async function passDay(): Promise<void> {
  await chain.ask("evm_increaseTime", 86_400);
  await chain.ask("evm_mine");
  passed += 1;
  cn.clock.ahead = passed * DAY_MS;
  await cn.follower.catchUp();
  const key = keyOf(founded.gatewayKeys, "CN");
  const signer: AnchorSigner = {
    address: key.address,
    signRequest: (request, domain) => key.signTypedData(domain, forwardRequestTypes, forwardRequestMessage(request)),
  };
  await settled(cn, (await anchorAccessLog(cn, signer, 0)) ?? "");
  await Promise.all([cn.follower.catchUp(), hk.follower.catchUp()]);
  // For the token, which is of today.
  cn.clock.ahead = 0;
}

describe("the audit of an access log", () => {
  it("concludes nothing while nothing is anchored", async () => {
    for (let n = 0; n < 3; n += 1) await cn.store.appendAccess(entry);
    const { exitCode, output, diagnostics } = await overHttp();
    expect([exitCode, diagnostics]).toEqual([2, ""]);
    expect(output).toContain("[not-anchored-yet]");
    await passDay();
  });

  it("says first that the anchors are those that the gateway itself shows, where nobody else was asked", async () => {
    const { exitCode, output } = await overHttp();
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^nobody but the one that is audited was asked, also for the anchors/);
    expect(output).toMatch(/^Holds, as it shows the anchors itself {2}access log of the gateway of CN/m);
    expect(output).toMatch(/fits the anchor that the gateway itself shows \[anchored-as-shown\]/);
    expect(output).not.toContain("[anchored]");
    const told = await Promise.all(
      languages.map(async (lang) => (await overHttp("--lang", lang)).output.split("\n")[0]),
    );
    expect(new Set(told).size).toBe(languages.length);
    expect(JSON.parse((await overHttp("--json")).output)).toMatchObject({
      verdict: "holds",
      entriesFrom: { kind: "gateway", place: door.url },
      anchorsFrom: [],
    });
  });

  it("holds by the word of a node, of another partner's gateway, and of both, and says whose", async () => {
    for (const [words, sources] of [
      [["--rpc", chain.url], [`anchors from the chain node ${chain.url}, as of block`]],
      [["--witness", hkDoor.url], [`anchors from the gateway of HK, ${hkDoor.url}, as of block`]],
      [
        ["--rpc", chain.url, "--witness", hkDoor.url],
        ["anchors from the chain node", "anchors from the gateway of HK"],
      ],
    ] as const) {
      const { exitCode, output, diagnostics } = await overHttp(...words);
      expect([exitCode, diagnostics]).toEqual([0, ""]);
      expect(output).toMatch(new RegExp(`^entries from the gateway of CN, ${door.url}\n`));
      for (const source of sources) expect(output).toContain(source);
      expect(output).toMatch(/^Holds {2}access log/m);
      expect(output).toMatch(/is as it was anchored \[anchored\]/);
    }
    for (const language of languages) {
      const { output } = await overHttp("--rpc", chain.url, "--witness", hkDoor.url, "--lang", language);
      expect(output).toContain("[anchored]");
    }
  });

  it("shows the token for the one that is audited to no witness", async () => {
    const seen: [string, string | null][] = [];
    const spy: typeof fetch = async (input, init) => {
      const { authorization } = Object.fromEntries(new Request(input, init).headers);
      seen.push([new URL(urlOf(input)).origin, authorization ?? null]);
      return fetch(input, init);
    };
    const ended = await office.run(["audit", "access", ...asAuditor, "--witness", hkDoor.url], { fetch: spy });
    expect(ended.exitCode).toBe(0);
    const [toAudited, toWitness] = [door.url, hkDoor.url].map((url) => seen.filter(([place]) => place === url));
    expect(toAudited?.every(([, token]) => token?.startsWith("Bearer "))).toBe(true);
    expect(toWitness?.length).toBeGreaterThan(1);
    expect(toWitness?.every(([, token]) => token === null)).toBe(true);
    const witnessToken = join(office.home, "witness-token");
    const wanted = { partner: "CN", roles: ["auditor"], audience: hkDoor.url, subject: "auditor-1" };
    writeFileSync(witnessToken, await (await sharedIssuer()).tokenOf(wanted), { mode: 0o600 });
    const signedIn = await overHttp("--witness", hkDoor.url, "--witness-token-file", witnessToken);
    expect([signedIn.exitCode, signedIn.diagnostics]).toEqual([0, ""]);
  });

  it("concludes nothing where a node or a witness does not answer, or answers for another deployment", async () => {
    await foundSmall(other.url);
    for (const [words, code] of [
      [["--rpc", NOBODY_URL], "node-unreachable"],
      [["--rpc", other.url], "wrong-chain"],
      [["--witness", NOBODY_URL], "gateway-unreachable"],
    ] as const) {
      const { exitCode, output, diagnostics } = await overHttp(...words);
      expect([exitCode, output]).toEqual([2, ""]);
      expect(diagnostics).toContain(`[${code}]`);
    }
  });

  it("takes for a witness no gateway of the partner that is audited, and no deployment from the one that is", async () => {
    expect((await overHttp("--witness", door.url)).exitCode).toBe(64);
    const current = join(office.home, "current.json");
    const kept = readFileSync(current);
    writeFileSync(current, JSON.stringify({ folder: join(office.home, "none"), deploymentId: `0x${"00".repeat(32)}` }));
    try {
      const { exitCode, diagnostics } = await overHttp("--gateway", door.url, "--rpc", chain.url);
      expect([exitCode, diagnostics]).toEqual([64, expect.stringContaining("--deployment")]);
    } finally {
      writeFileSync(current, kept);
    }
  });

  it("reads the entries from a backup and from a database file with no gateway there, and writes nothing", async () => {
    const folder = join(office.home, "operator");
    mkdirSync(folder);
    const config = { ...(await writeSoundConfig(folder)), folder: cn.folder };
    const deployment = identityOf(founded.deployment);
    const configFile = join(folder, "gateway.json");
    writeFileSync(configFile, JSON.stringify({ ...config, deployment }));
    backup = join(office.home, "backup");
    expect(await office.run(["backup", "--config", configFile, "-o", backup])).toMatchObject({
      exitCode: 0,
      diagnostics: "",
    });
    const file = await copyDatabase("sound.sqlite");
    const before = readFileSync(file);
    for (const [store, source] of [
      [backup, /^entries from the backup of 20\S+Z in \S+backup\n/],
      [file, /^entries from the database \S+sound\.sqlite\n/],
    ] as const) {
      const { exitCode, output, diagnostics } = await audit("--store", store, "--partner", "CN", "--rpc", chain.url);
      expect([exitCode, diagnostics]).toEqual([0, ""]);
      expect(output).toMatch(source);
      expect(output).toMatch(/^Holds {2}access log/m);
      const alone = await audit("--store", store, "--partner", "CN");
      expect([alone.exitCode, alone.output]).toEqual([0, expect.stringMatching(/^nobody but the one that is audited/)]);
    }
    expect(readFileSync(file).equals(before)).toBe(true);
    const unnamed = await audit("--store", file, "--rpc", chain.url);
    expect([unnamed.exitCode, unnamed.diagnostics]).toEqual([64, expect.stringContaining("--partner")]);
    for (const wrong of [join(office.home, "nowhere"), office.home, configFile]) {
      const ended = await audit("--store", wrong, "--partner", "CN", "--rpc", chain.url);
      expect([ended.exitCode, ended.output]).toEqual([2, ""]);
      expect(ended.diagnostics).toContain("[file-unreadable]");
    }
    const elsewhere = await audit("--store", backup, "--partner", "HK", "--rpc", chain.url);
    expect([elsewhere.exitCode, elsewhere.output]).toEqual([1, expect.stringContaining("[entry-changed]")]);
  });

  it("does not take a backup for a log that was cut off because more was anchored since", async () => {
    await cn.store.appendAccess(entry);
    await passDay();
    const { exitCode, output } = await audit("--store", backup, "--rpc", chain.url);
    expect([exitCode, output]).toEqual([0, expect.stringContaining("[anchored]")]);
    expect((await overHttp("--rpc", chain.url)).exitCode).toBe(0);
  });

  it("finds a gateway out that shows false anchors with a log made anew, by a node and by a witness; not by its own word", async () => {
    await remakeLog();
    expect((await overHttp()).exitCode).toBe(0);
    const liar = await copyDatabase("remade.sqlite");
    for (const words of [
      [...asAuditor, "--rpc", chain.url],
      [...asAuditor, "--witness", hkDoor.url],
      ["--store", liar, "--partner", "CN", "--rpc", chain.url],
    ]) {
      const { exitCode, output, diagnostics } = await audit(...words);
      expect([exitCode, diagnostics]).toEqual([1, ""]);
      expect(output).toMatch(/^Fails {2}access log/m);
      expect(output).toContain("is not the log that was anchored [anchor-broken]");
      expect(output).toContain("is anchored otherwise than the gateway shows [anchor-shown-otherwise]");
    }
  });

  it("finds an entry that was changed in the database", async () => {
    await sql`update access_log set body = replace(body, '"status":403', '"status":404')`.execute(cn.database);
    const { exitCode, output } = await overHttp();
    expect([exitCode, output]).toEqual([1, expect.stringMatching(/entry \d+ +an entry was changed \[entry-changed\]/)]);
  });
});

/** The database as it is now, in a file of its own. */
async function copyDatabase(name: string): Promise<string> {
  await sql`pragma wal_checkpoint(truncate)`.execute(cn.database);
  const file = join(office.home, name);
  copyFileSync(join(cn.folder, "gateway.sqlite"), file);
  return file;
}

/** What somebody with the database would do: an entry is changed, all after it made anew, and its index of anchors with them. */
async function remakeLog(): Promise<void> {
  const { database } = cn;
  const triggers = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`.execute(database);
  for (const { name } of triggers.rows) await sql`drop trigger ${sql.ref(name)}`.execute(database);
  const { chainId, contracts } = cn.ledger;
  let hash = originOf({ chainId, ledger: contracts.ledger, partnerId: cn.partner.id });
  for (const row of await cn.store.accessEntries(0, 10_000)) {
    const said = JSON.parse(row.body);
    const body = bodyOf(row.sequence === 2 ? { ...said, status: 403 } : said);
    hash = hashOfEntry(hash, body);
    await sql`update access_log set body = ${body}, hash = ${hash} where sequence = ${row.sequence}`.execute(database);
    await sql`update access_log_anchor set head = ${hash} where count = ${row.sequence}`.execute(database);
  }
}
