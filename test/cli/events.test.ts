import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { LedgerFact } from "../../gateway/domain/ledger-events.ts";
import type { Store } from "../../gateway/domain/ports.ts";
import { listEvents, streamEvents } from "../../gateway/verbs/read-events.ts";
import { openSwitch, type SwitchableNode } from "../chain/switchable-node.ts";
import { serveApp } from "../http/test-app.ts";
import { founding, inBlock, published, recorded } from "../storage/sample-events.ts";
import { headAt, id, openTemporaryStore } from "../storage/temporary-store.ts";
import { until } from "../verbs/test-gateway.ts";
import { type CommandLine, prepareCommandLine } from "./command-line.ts";

const directory = {
  partners: [
    { id: 1, iso: "CN", name: "CN", offices: [], gatewayUrl: undefined },
    { id: 2, iso: "HK", name: "HK", offices: [], gatewayUrl: undefined },
  ],
  agreements: [{ code: "GBA", id: 1 }],
};

const disposals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const dispose of disposals.splice(0).reverse()) await dispose();
});

async function commandLine(url: string): Promise<CommandLine> {
  const line = await prepareCommandLine(url);
  disposals.push(() => line.dispose());
  return line;
}

/** A gateway's feed on a real database, over HTTP. */
async function serveFeed() {
  const { store } = await openTemporaryStore();
  await store.advance(headAt(1), inBlock(1, founding));
  const gateway = { store, directory, ending: new AbortController().signal };
  const server = await serveApp({
    listEvents: (query, limit) => listEvents(gateway, query, limit),
    streamEvents: streamEvents(gateway),
  });
  return { store, ...server, feedId: (await store.feed()).feedId };
}

const advance = (store: Store, block: number, facts: readonly LedgerFact[]) =>
  store.advance(headAt(block), inBlock(block, facts));
const idsIn = (output: string) =>
  output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { id: string }).id);
const idsOf = (feedId: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `${feedId}-${from + n}`);

describe("concord events", () => {
  it("prints every event on a line, with what it is about in words", async () => {
    const { url, store, feedId } = await serveFeed();
    await advance(store, 2, [recorded(id("one")), published(id("notice"))]);
    const line = await commandLine(url);
    const { output, exitCode, diagnostics } = await line.run("events", "--after", `${feedId}-9`);
    expect([exitCode, diagnostics]).toEqual([0, ""]);
    const time = new Date(headAt(2).blockTime * 1_000).toISOString();
    expect(output.split("\n")).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${feedId}-10  ${time}  block 2  evidence.recorded  Evidence was recorded: CN 0x[0-9a-f]{64} .* GBA v1$`,
        ),
      ),
      `${feedId}-11  ${time}  block 2  notice.published  A notice was published: CN ${id("notice")} → HK GBA v1`,
      "",
    ]);
    const chinese = await line.run("events", "--after", `${feedId}-10`, "--lang", "zh-Hant");
    expect(chinese.output).toContain("notice.published  通報已發布: CN");
  });

  it("reads page after page to the end, as JSON on request, of the types asked for", async () => {
    const { url, store, feedId } = await serveFeed();
    for (let block = 2; block < 30; block += 1) {
      await advance(
        store,
        block,
        Array.from({ length: 10 }, (_, n) => recorded(id(`${block} ${n}`))),
      );
    }
    const line = await commandLine(url);
    expect(idsIn((await line.run("events", "--json")).output)).toEqual(idsOf(feedId, 1, founding.length + 280));
    const some = await line.run("events", "--json", "--types", "agreement.proposed,signer.authorised");
    expect(idsIn(some.output)).toEqual([5, 6, 9].map((n) => `${feedId}-${n}`));
    expect((await line.run("events", "--after", "latest")).output).toBe("");
  });

  it.each([
    ["--after", "12"],
    ["--types", "rumour"],
  ])("refuses %s %s as wrong usage", async (...words) => {
    const { url } = await serveFeed();
    expect((await (await commandLine(url)).run("events", ...words)).exitCode).toBe(64);
  });

  it("says that an id is of another database", async () => {
    const { url } = await serveFeed();
    const line = await commandLine(url);
    for (const follow of [[], ["--follow"]]) {
      const { exitCode, diagnostics } = await line.run("events", "--after", "0123456789abcdef-1", ...follow);
      expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[unknown-event]")]);
    }
  });
});

describe("concord events --follow", () => {
  /** The feed behind an address that can be cut off. */
  async function behindSwitch() {
    const feed = await serveFeed();
    const way: SwitchableNode = await openSwitch(feed.port);
    disposals.push(() => way.close());
    const line = await commandLine(way.url);
    const have = (count: number) =>
      until(`${count} events`, async () => line.printed().split("\n").length > count || undefined);
    return { ...feed, way, line, have };
  }

  it.each([
    ["from the beginning", [], 1],
    ["from the latest", ["--after", "latest"], founding.length + 1],
  ])("goes on %s over lost connections, and ends when the database is another one", async (_where, words, first) => {
    const { store, feedId, way, line, have, port } = await behindSwitch();
    const running = line.run("events", "--follow", "--json", ...words);
    const offset = first - 1;
    if (offset > 0) await new Promise((later) => setTimeout(later, 300));
    await advance(store, 2, [recorded(id("one"))]);
    await have(10 - offset);
    way.lead(undefined);
    await advance(store, 3, [recorded(id("meanwhile")), published(id("notice"))]);
    way.lead(port);
    await have(12 - offset);
    way.lead(port);
    await advance(store, 4, [recorded(id("two"))]);
    await have(13 - offset);
    way.lead((await serveFeed()).port);
    const { exitCode, output, diagnostics } = await running;
    expect(idsIn(output)).toEqual(idsOf(feedId, first, 13));
    expect(exitCode).toBe(1);
    expect(diagnostics).toContain("the connection is lost; it is taken up again");
    expect(diagnostics).toContain("[unknown-event]");
  });

  it("says at once that no gateway answers", async () => {
    const { way, line } = await behindSwitch();
    way.lead(undefined);
    const { exitCode, diagnostics } = await line.run("events", "--follow");
    expect([exitCode, diagnostics]).toEqual([69, expect.stringContaining("[gateway-unreachable]")]);
  });

  it.each([
    ["is not JSON", "data: {\n\n"],
    ["is no event", 'data: {"type":"rumour"}\n\n'],
  ])("refuses a stream in which an event %s", async (_what, text) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(text);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    disposals.push(async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    });
    const line = await commandLine(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const { exitCode, diagnostics } = await line.run("events", "--follow");
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[gateway-answer-malformed]")]);
  });
});
