import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiClient } from "../../gateway/cli/api-client.ts";
import type { GatewayConfig } from "../../gateway/config.ts";
import { encodeAction } from "../../gateway/domain/actions.ts";
import {
  ACTION_GAS,
  forwarderDomain,
  forwardRequestMessage,
  forwardRequestTypes,
  type SubmittedRequest,
} from "../../gateway/domain/submission.ts";
import type { Submission } from "../../gateway/domain/wire/filing.ts";
import { isOnPostgres, makeTestDatabase, postgresServer, type TestDatabase } from "../storage/test-database.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type GatewayChild, prepareGateway } from "../verbs/gateway-child.ts";
import { bytesOf, digestsOf as digestsOfFile, manifestOf, recordingOf, until } from "../verbs/test-gateway.ts";
import { type CommandLine, prepareCommandLine } from "./command-line.ts";

/** What one package has led to. */
interface Filed {
  readonly ref: string;
  readonly root: string;
  readonly salts: unknown;
  readonly requests: readonly SubmittedRequest[];
  readonly submission: Submission;
}

let chain: ChainChild;
let founded: Founded;
let concord: CommandLine;
let gateway: GatewayChild;
let backup: string;
let before: Filed[];
let during: Filed[];
let after: Filed[];
let digests: string;
let lastEvent: string;
/** Manifests that were handed in together, whose documents are lines of one object. */
let together: readonly { readonly root: string; readonly salts: unknown }[];
const databases: TestDatabase[] = [];
const children: GatewayChild[] = [];

const makeDatabase = async (): Promise<GatewayConfig["database"]> => {
  const database = await makeTestDatabase("");
  databases.push(database);
  return { connections: 5, timeoutMs: 10_000, ...(database.url === undefined ? {} : { url: database.url }) };
};

async function file(url: string, ref: string): Promise<Filed> {
  const api = createApiClient(url, gateway.ask);
  const content = bytesOf(`content of ${ref}`);
  const { root, salts } = await api.sendManifest(manifestOf("CN", ref, content));
  await api.sendExhibit(root, 0, digestsOfFile(content), ReadableStream.from([content]));
  const officer = keyOf(founded.officers, "CN");
  const { contracts, chainId } = founded.deployment;
  const { nonce } = await until("the gateway to be level", async () => {
    // It may not have heard of its node yet.
    const signer = await api.readSigner(officer.address.toLowerCase()).catch(() => undefined);
    return signer === undefined || signer.partner === null ? undefined : signer;
  });
  const deadline = Math.floor(Date.now() / 1_000) + 3_600;
  const call = encodeAction(recordingOf(root), contracts);
  const unsigned = { from: officer.address.toLowerCase(), gas: ACTION_GAS, deadline, nonce, ...call };
  const domain = forwarderDomain(BigInt(chainId), contracts.forwarder);
  const signature = await officer.signTypedData(domain, forwardRequestTypes, forwardRequestMessage(unsigned));
  const requests = [{ ...unsigned, signature }];
  const { id } = await api.submit(requests);
  return { ref, root, salts, requests, submission: await settled(url, id) };
}

const settled = (url: string, id: string): Promise<Submission> =>
  until(`${id} to be settled`, async () => {
    const submission = await createApiClient(url, gateway.ask).readSubmission(id);
    return submission.state === "settled" ? submission : undefined;
  });

async function fileMany(url: string, name: string, count: number): Promise<Filed[]> {
  const filed: Filed[] = [];
  for (let n = 0; n < count; n += 1) filed.push(await file(url, `${name} ${n}`));
  return filed;
}

/** A gateway of its own with nothing yet, on the same configuration and keys. */
async function elsewhere(database?: GatewayConfig["database"]): Promise<GatewayChild> {
  const folder = join(backup, "..", `elsewhere-${children.length}`);
  const child = await gateway.beside({ folder, database: database ?? (await makeDatabase()) });
  children.push(child);
  return child;
}

const manifestsTogether = () => ["one", "two", "three"].map((ref) => manifestOf("CN", `together ${ref}`, bytesOf(ref)));

const timesOnChain = async (root: string): Promise<number> => {
  const logs = await chain.ask<{ data: string }[]>("eth_getLogs", {
    address: founded.deployment.contracts.ledger,
    fromBlock: "0x0",
  });
  return logs.filter(({ data }) => data.includes(root.slice(2))).length;
};

const digestsOf = async ({ configFile }: GatewayChild): Promise<string> => {
  const { output, diagnostics } = await concord.run("index", "digest", "--config", configFile, "--json");
  expect(diagnostics).toBe("");
  return output;
};

const restore = async (child: GatewayChild, from = backup, ...words: string[]) =>
  concord.run("restore", from, "--config", child.configFile, ...words);

beforeAll(async () => {
  if (isOnPostgres && postgresServer === undefined) return;
  chain = await startChain();
  founded = await foundSmall(chain.url);
  concord = await prepareCommandLine("http://127.0.0.1:9");
  backup = join(concord.folder, "backup");
  gateway = await prepareGateway(founded, "CN", (await makeDatabase()).url);
  await gateway.start();
  before = await fileMany(gateway.url, "before", 3);
  together = await createApiClient(gateway.url, gateway.ask).sendManifests(manifestsTogether());
  const filing = fileMany(gateway.url, "during", 4);
  const first = await concord.run("backup", "--config", gateway.configFile, "-o", backup);
  expect([first.diagnostics, first.exitCode]).toEqual(["", 0]);
  during = await filing;
  after = await fileMany(gateway.url, "after", 3);
  const page = (await (await gateway.ask(`${gateway.url}/v1/events?limit=500`, jsonOnly)).json()) as { next: string };
  lastEvent = page.next;
  await gateway.end("SIGKILL");
  digests = await digestsOf(gateway);
}, 180_000);
afterAll(async () => {
  for (const child of [...children, gateway]) await child?.dispose();
  for (const database of databases) await database.drop();
  await concord?.dispose();
  await chain?.stop();
});

const jsonOnly = { headers: { accept: "application/json" } };

describe("a gateway that is made from a backup and the chain", () => {
  it("has everything again where its objects outlived its database", async () => {
    const restored = await elsewhere();
    cpSync(join(gateway.storeFolder, "objects"), join(restored.storeFolder, "objects"), { recursive: true });
    expect((await restore(restored)).exitCode).toBe(0);
    await restored.start();
    const api = createApiClient(restored.url, gateway.ask);
    for (const { ref, requests, root, salts, submission } of [...before, ...during, ...after]) {
      const again = await api.sendManifest(manifestOf("CN", ref, bytesOf(`content of ${ref}`)));
      expect([again.root, again.salts, again.isNew]).toEqual([root, salts, false]);
      const answered = await settled(restored.url, (await api.submit(requests)).id);
      expect(answered.requests).toEqual(submission.requests);
      expect(await timesOnChain(root)).toBe(1);
    }
    await restored.end("SIGTERM");
    expect(await digestsOf(restored)).toBe(digests);
  }, 120_000);

  it("goes on with its feed where nobody was told of anything since, and only when told so", async () => {
    const [restored, kept] = [await elsewhere(), await elsewhere()];
    const last = join(concord.folder, "last");
    await concord.run("backup", "--config", gateway.configFile, "-o", last);
    expect((await restore(restored, last)).exitCode).toBe(0);
    expect((await restore(kept, last, "--keep-feed")).exitCode).toBe(0);
    await Promise.all([restored.start(), kept.start()]);
    const eventsOf = async ({ url }: GatewayChild) => gateway.ask(`${url}/v1/events?after=${lastEvent}`, jsonOnly);
    expect((await eventsOf(restored)).status).toBe(410);
    expect(await (await eventsOf(kept)).json()).toEqual({ events: [], next: lastEvent, hasMore: false });
  }, 60_000);

  it("is the same gateway, though the backup is older than the chain: nothing is lost that it held, and nothing doubled", async () => {
    const restored = await elsewhere();
    const { exitCode, output, diagnostics } = await restore(restored);
    expect([diagnostics, exitCode]).toEqual(["", 0]);
    expect(output).toContain("the gateway of CN as of");
    await restored.start();
    const api = createApiClient(restored.url, gateway.ask);

    for (const { submission, root, requests } of before) {
      expect(await api.readSubmission(submission.id)).toEqual(submission);
      expect((await api.submit(requests)).id).toBe(submission.id);
      expect((await api.readPackage(root)).missing).toEqual([]);
    }
    await until("the index to be level", async () => {
      const { evidence } = await api.listEvidence({ limit: 500 });
      return evidence.length === before.length + during.length + after.length ? true : undefined;
    });
    const again = await api.sendManifests(manifestsTogether());
    expect(again.map(({ root, salts }) => ({ root, salts }))).toEqual(
      together.map(({ root, salts }) => ({ root, salts })),
    );
    for (const { root } of together) expect((await api.readPackage(root)).missing).toEqual([0]);
    // Taken on after the backup: its id is forgotten, but whoever hands it in again is told what became of it.
    for (const { requests, root, submission } of after) {
      await expect(api.readSubmission(submission.id)).rejects.toMatchObject({ code: "unknown-submission" });
      const again = await settled(restored.url, (await api.submit(requests)).id);
      expect(again.requests).toEqual(submission.requests);
      expect(await timesOnChain(root)).toBe(1);
    }
    // Who took events after the backup is told that this is another feed, and can begin anew.
    const resumed = await gateway.ask(`${restored.url}/v1/events?after=${lastEvent}`, jsonOnly);
    expect([resumed.status, ((await resumed.json()) as { code: string }).code]).toEqual([410, "unknown-event"]);
    const more = await file(restored.url, "more");
    expect(more.submission.requests[0]?.outcome?.state).toBe("recorded");
    expect(await timesOnChain(more.root)).toBe(1);
  }, 120_000);
});

describe("a backup", () => {
  it("is added to by the next one in its folder, which copies only what is new of the objects", async () => {
    const folder = join(concord.folder, "repeated");
    cpSync(backup, folder, { recursive: true });
    const { output } = await concord.run("backup", "--config", gateway.configFile, "-o", folder, "--json");
    const { objects, backup: made } = JSON.parse(output) as {
      objects: { copied: number; present: number };
      backup: object;
    };
    expect(objects.present).toBeGreaterThanOrEqual(2 * before.length + 1);
    expect(objects.copied).toBeGreaterThanOrEqual(2 * after.length);
    expect(JSON.parse(readFileSync(join(folder, "backup.json"), "utf8"))).toEqual(made);
    expect(readdirSync(folder).toSorted()).toEqual([
      "backup.json",
      "config",
      expect.stringMatching(/^database-\d+\.jsonl$/),
      "objects",
    ]);
    expect((await concord.run("restore", folder, "--check")).output).toBe("the backup is whole\n");
  });

  it("lets go, in the next one in its folder, of what the gateway has erased, and of nothing that its database knows", async () => {
    const folder = join(concord.folder, "let-go");
    cpSync(backup, folder, { recursive: true });
    const erased = createHash("sha256").update("erased").digest("hex");
    const pathIn = (root: string) => join(root, "objects", erased.slice(0, 2), erased);
    mkdirSync(dirname(pathIn(folder)), { recursive: true });
    writeFileSync(pathIn(folder), "erased");
    const lost = documentIn(folder);
    const source = lost.replace(folder, gateway.storeFolder);
    const bytes = readFileSync(source);
    rmSync(source);
    try {
      expect((await concord.run("backup", "--config", gateway.configFile, "-o", folder)).exitCode).toBe(0);
    } finally {
      writeFileSync(source, bytes);
    }
    expect([existsSync(pathIn(folder)), existsSync(lost)]).toEqual([false, true]);
    expect((await concord.run("restore", folder, "--check")).output).toBe("the backup is whole\n");
  });

  it("has the configuration and locked keystores, and neither a passphrase nor the address of the database", () => {
    const config = JSON.parse(readFileSync(gateway.configFile, "utf8")) as GatewayConfig;
    const files = readdirSync(join(backup, "config"));
    expect(files).toContain("gateway.json");
    expect(files.length).toBeGreaterThan(2);
    const everything = files.map((name) => readFileSync(join(backup, "config", name), "utf8")).join("\n");
    for (const place of [config.keys.relay, config.keys.exchange]) {
      if (!("passphraseFile" in place)) throw new Error("the keys of this gateway are in files");
      expect(everything).not.toContain(readFileSync(place.passphraseFile, "utf8").trim());
    }
    expect(everything).not.toContain("postgresql://");
  });

  it.each([
    ["the database's file was changed", (folder: string) => writeFileSync(databaseFileIn(folder), "[]"), "is damaged"],
    ["the database's file is gone", (folder: string) => rmSync(databaseFileIn(folder)), "is missing"],
    ["a document is gone", (folder: string) => rmSync(documentIn(folder)), "the object documents/.* is missing"],
    [
      "a document was changed",
      (folder: string) => writeFileSync(documentIn(folder), "{}"),
      "the object documents/.* is damaged",
    ],
    ["it was never finished", (folder: string) => rmSync(join(folder, "backup.json")), "is no backup"],
  ])("is refused where %s, by the check and by the restoration", async (_what, spoil, why) => {
    const folder = join(concord.folder, `spoilt-${readdirSync(concord.folder).length}`);
    cpSync(backup, folder, { recursive: true });
    spoil(folder);
    const restored = await elsewhere();
    for (const ended of [await concord.run("restore", folder, "--check"), await restore(restored, folder)]) {
      expect(ended.exitCode).toBe(1);
      expect(ended.diagnostics).toMatch(new RegExp(why));
    }
  });

  it("is restored neither over a database, nor for another partner, nor with another lookup secret", async () => {
    expect((await restore(gateway)).diagnostics).toMatch(/is there already|is not empty/);
    const config = JSON.parse(readFileSync((await elsewhere()).configFile, "utf8")) as GatewayConfig;
    const refusedWith = async (changes: Partial<GatewayConfig>) => {
      const configFile = join(concord.folder, "changed.json");
      writeFileSync(configFile, JSON.stringify({ ...config, ...changes }));
      return (await concord.run("restore", backup, "--config", configFile)).diagnostics;
    };
    expect(await refusedWith({ partner: "HK" })).toContain("is of the gateway of CN");
    const lookupSecretFile = join(concord.folder, "another.secret");
    writeFileSync(lookupSecretFile, "ab".repeat(32));
    expect(await refusedWith({ keys: { ...config.keys, lookupSecretFile } })).toContain("lookup secret");
  });
});

if (isOnPostgres) {
  describe("a backup of a PostgreSQL database", () => {
    it("is restored into an embedded one", async () => {
      const restored = await elsewhere({ connections: 5, timeoutMs: 10_000 });
      expect((await restore(restored)).exitCode).toBe(0);
      await restored.start();
      const api = createApiClient(restored.url, gateway.ask);
      for (const { submission } of before) expect(await api.readSubmission(submission.id)).toEqual(submission);
    });
  });
}

const databaseFileIn = (folder: string): string =>
  join(folder, readdirSync(folder).find((name) => name.startsWith("database-")) ?? "");

/** One that the database of the backup knows. */
const documentIn = (folder: string): string => {
  const [, sha256 = ""] = /"object_sha256":"([0-9a-f]{64})"/.exec(readFileSync(databaseFileIn(folder), "utf8")) ?? [];
  return join(folder, "objects", "documents", sha256.slice(0, 2), sha256);
};
