import { readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type ExchangeOptions, fetchExhibitFile, fetchWanted } from "../../gateway/delivery/exchange-client.ts";
import { buildBatch } from "../../gateway/domain/ids.ts";
import { leavesOfManifest, packageTree } from "../../gateway/domain/package.ts";
import { saltLeaves } from "../../gateway/domain/salted-tree.ts";
import { openObjects } from "../../gateway/storage/objects.ts";
import { founding, inBlock, recorded } from "../storage/sample-events.ts";
import { headAt, id, openTemporaryStore, temporaryFolder } from "../storage/temporary-store.ts";
import { bytesOf, manifestOf, until } from "../verbs/test-gateway.ts";

const document = manifestOf("CN", "parcels", bytesOf("x"));
const salted = { document, salts: saltLeaves(leavesOfManifest(document), () => id("salt")) };
const { root } = packageTree(salted);
const members = [root, id("other")];
const batchRoot = buildBatch(members).root;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const servers: Server[] = [];
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function listen(answer: Answer): Promise<string> {
  const server = createServer((request, response) => answer(request, response));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const json =
  (body: unknown): Answer =>
  (_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  };

/** HK's gateway, which wants CN's package and batch, and MO's package if there is a peer for it. */
async function wanting(urls: { CN: string; MO?: string }, timeoutMs = 300) {
  const { store } = await openTemporaryStore();
  const folder = temporaryFolder();
  const partner = (partnerId: number, iso: string, gatewayUrl: string | undefined) => ({
    id: partnerId,
    iso,
    name: iso,
    offices: [],
    gatewayUrl,
  });
  await store.advance(headAt(1), inBlock(1, founding));
  const clock = { at: 1_000 };
  const reported: unknown[] = [];
  const options: ExchangeOptions = {
    store,
    objects: openObjects(folder),
    directory: { partners: [partner(1, "CN", urls.CN), partner(3, "MO", urls.MO)], agreements: [] },
    sign: async () => ({ "x-signed": "yes" }),
    now: () => clock.at,
    timeoutMs,
    idleMs: 10,
    report: (error) => void reported.push(error),
  };
  const begin = () => {
    const fetcher = fetchWanted(options);
    stops.push(() => fetcher.stop());
    return fetcher;
  };
  const filesHeld = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return { store, options, clock, reported, begin, filesHeld, objectsFolder: join(folder) };
}

const problem = (store: Awaited<ReturnType<typeof wanting>>["store"], key: string) =>
  until("a failure to be noted", async () => {
    const noted = await store.problemOfWanted(key);
    return noted === undefined || noted === "not fetched yet" ? undefined : noted;
  });

const lies: [what: string, answer: Answer, noted: RegExp][] = [
  [
    "another package than the one on the ledger",
    json({ ...salted, document: { ...document, ref: "forged" } }),
    /does not lead to the root/,
  ],
  [
    "a salt changed",
    json({ ...salted, salts: { ...salted.salts, "/ref": id("forged") } }),
    /does not lead to the root/,
  ],
  ["a salt too many", json({ ...salted, salts: { ...salted.salts, "/more": id("more") } }), /salts do not fit/],
  ["a member that nobody agreed on", json({ ...salted, more: 1 }), /not of the form agreed/],
  [
    "a manifest with a member too many",
    json({ ...salted, document: { ...document, note: "x" } }),
    /not of the form agreed/,
  ],
  ["what is not JSON", (_request, response) => void response.end("<html>"), /not of the form agreed/],
  [
    "what is not UTF-8",
    (_request, response) => void response.end(Buffer.from([0x22, 0xff, 0x22])),
    /not of the form agreed/,
  ],
  ["nothing", (_request, response) => void response.end(), /not of the form agreed/],
  ["a list instead", json([1, 2]), /not of the form agreed/],
  ["an error", (_request, response) => void response.writeHead(500).end("no"), /answers 500/],
  [
    "a redirect",
    (_request, response) => void response.writeHead(302, { location: "/elsewhere" }).end(),
    /does not answer/,
  ],
  [
    "an answer cut short",
    (_request, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("{");
      setTimeout(() => response.destroy(), 20);
    },
    /does not answer/,
  ],
  ["nothing, ever", () => undefined, /does not answer/],
  ["an answer that never ends", (_request, response) => void response.write("{"), /does not answer/],
];

describe("another gateway that answers with", () => {
  it.each(lies)("%s leaves nothing behind, and is asked again later and later", async (_what, answer, noted) => {
    let asked = 0;
    const url = await listen((request, response) => {
      asked += 1;
      answer(request, response);
    });
    const { store, clock, reported, begin, filesHeld } = await wanting({ CN: url });
    await store.advance(headAt(2), inBlock(2, [recorded(root)]));
    begin();
    expect(await problem(store, root)).toMatch(noted);
    expect(asked).toBe(1);
    expect(await store.document(root)).toBeUndefined();
    expect(filesHeld()).toEqual([]);
    // The first pause is a quarter of a second, the next half of one.
    expect(await store.dueWanted(clock.at + 249, 9)).toEqual([]);
    expect(await store.dueWanted(clock.at + 250, 9)).toMatchObject([{ attempts: 1 }]);
    clock.at += 250;
    await until(
      "a second attempt",
      async () => (await store.dueWanted(clock.at + 10_000, 9))[0]?.attempts === 2 || undefined,
    );
    expect(await store.dueWanted(clock.at + 499, 9)).toEqual([]);
    expect(await store.dueWanted(clock.at + 500, 9)).toHaveLength(1);
    expect(reported).toEqual([]);
  });

  it("more than a document may have is not read to its end", async () => {
    const chunk = Buffer.alloc(1024 * 1024, 0x20);
    let sent = 0;
    const url = await listen((_request, response) => {
      const write = (): void => {
        while (!response.destroyed && sent < 512) {
          sent += 1;
          if (!response.write(chunk)) return void response.once("drain", write);
        }
      };
      write();
    });
    const { store, begin, filesHeld } = await wanting({ CN: url }, 10_000);
    await store.advance(headAt(2), inBlock(2, [recorded(root)]));
    begin();
    expect(await problem(store, root)).toMatch(/more than 67108864 bytes/);
    expect(sent).toBeLessThan(128);
    expect(filesHeld()).toEqual([]);
  });

  it("a list that is not the batch's, or names a package twice, is not believed", async () => {
    let list: string[] = [id("x"), id("y")];
    const url = await listen((request, response) => json({ packages: list })(request, response));
    const { store, clock, begin } = await wanting({ CN: url });
    await store.advance(headAt(2), inBlock(2, [recorded(batchRoot, 2)]));
    begin();
    expect(await problem(store, batchRoot)).toMatch(/does not lead to the root/);
    list = [root, root];
    clock.at += 250;
    await until(
      "a second attempt",
      async () => (await store.dueWanted(clock.at + 10_000, 9))[0]?.attempts === 2 || undefined,
    );
    expect(await store.batch(batchRoot)).toBeUndefined();
    list = members;
    clock.at += 10_000;
    await until("the list", () => store.batch(batchRoot));
    expect(await store.batch(batchRoot)).toEqual(members);
    expect(await store.evidenceOfRoots([root])).toHaveLength(1);
  });
});

describe("fetchWanted", () => {
  it("signs what it asks, and keeps what leads to the root", async () => {
    const asked: string[] = [];
    const url = await listen((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers["x-signed"]}`);
      json(salted)(request, response);
    });
    const { store, begin } = await wanting({ CN: url });
    await store.advance(headAt(2), inBlock(2, [recorded(root)]));
    begin();
    await until("the document", () => store.document(root));
    expect(asked).toEqual([`GET /v1/exchange/documents/${root} yes`]);
    expect(await store.document(root)).toMatchObject({ type: "package", ref: "parcels", kind: "declaration" });
    expect(await store.dueWanted(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
  });

  it("is not held up at one gateway by another that hangs", async () => {
    let hanging = 0;
    const [hangs, answers] = await Promise.all([
      listen(() => {
        hanging += 1;
      }),
      listen(json(salted)),
    ]);
    const { store, begin } = await wanting({ CN: hangs, MO: answers }, 3_000);
    const many = Array.from({ length: 5 }, (_, n) => recorded(id(`never ${n}`)));
    await store.advance(headAt(2), inBlock(2, [...many, recorded(root, 1, 3)]));
    begin();
    await until("the document", () => store.document(root), 1_500);
    expect(hanging).toBe(1);
  });

  it("does not ask a gateway again in the same round that has just been silent", async () => {
    let asked = 0;
    const url = await listen(() => {
      asked += 1;
    });
    const { store, begin } = await wanting({ CN: url }, 200);
    const roots = Array.from({ length: 5 }, (_, n) => id(`never ${n}`));
    await store.advance(
      headAt(2),
      inBlock(
        2,
        roots.map((each) => recorded(each)),
      ),
    );
    begin();
    for (const each of roots) expect(await problem(store, each)).toBe("CN: its gateway does not answer");
    expect(asked).toBe(1);
  });

  it("says of what a partner without a gateway has that it has none", async () => {
    const { store, begin } = await wanting({ CN: await listen(json(salted)) });
    await store.advance(headAt(2), inBlock(2, [recorded(id("of MO"), 1, 3)]));
    begin();
    expect(await problem(store, id("of MO"))).toBe("its originator has no gateway");
  });
});

describe("fetchExhibitFile", () => {
  const read = async (bytes: AsyncIterable<Uint8Array>) => {
    for await (const chunk of bytes) expect(chunk.length).toBeGreaterThan(0);
  };

  it.each<[string, Answer]>([
    ["an error", (_request, response) => void response.writeHead(404).end()],
    ["more than the file has", (_request, response) => void response.end("far too much")],
    [
      "an answer cut short",
      (_request, response) => {
        response.writeHead(200, { "content-length": "3" });
        response.write("a");
        setTimeout(() => response.destroy(), 20);
      },
    ],
    ["nothing, ever", () => undefined],
    ["a redirect", (_request, response) => void response.writeHead(301, { location: "http://127.0.0.1:1/" }).end()],
  ])("says that the file is not to be had when it gets %s", async (_what, answer) => {
    const { options } = await wanting({ CN: await listen(answer) });
    const reading = fetchExhibitFile(options, 1, root, 0, 3).then(read);
    await expect(reading).rejects.toMatchObject({ code: "object-not-here" });
  });

  it("says so of a partner that has no gateway", async () => {
    const { options } = await wanting({ CN: "http://127.0.0.1:1" });
    await expect(fetchExhibitFile(options, 3, root, 0, 3)).rejects.toMatchObject({ code: "object-not-here" });
    await expect(fetchExhibitFile(options, 1, root, 0, 3).then(read)).rejects.toMatchObject({
      code: "object-not-here",
    });
  });
});
