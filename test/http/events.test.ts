import type { AddressInfo } from "node:net";
import { createConnection } from "node:net";
import { serve } from "@hono/node-server";
import { OpenAPIHono } from "@hono/zod-openapi";
import { afterEach, describe, expect, it } from "vitest";
import { bitsOf } from "../../gateway/domain/bit-sets.ts";
import type { Directory } from "../../gateway/domain/directory.ts";
import type { LedgerFact } from "../../gateway/domain/ledger-events.ts";
import type { Store } from "../../gateway/domain/ports.ts";
import { type EventInfo, type EventPage, eventPageSchema } from "../../gateway/domain/wire/events.ts";
import { registerEvents } from "../../gateway/http/routes/events.ts";
import { listEvents, MOST_STREAMS, streamEvents } from "../../gateway/verbs/read-events.ts";
import { founding, inBlock, published, recorded, scope } from "../storage/sample-events.ts";
import { headAt, id, OFFICER, openTemporaryStore } from "../storage/temporary-store.ts";
import { until } from "../verbs/test-gateway.ts";
import { type Connection, connect, type Refused } from "./event-client.ts";
import { serveApp, speak } from "./test-app.ts";

const directory: Directory = {
  partners: [
    [1, "CN"],
    [2, "HK"],
    [12, "MY"],
  ].map(([partnerId, iso]) => ({
    id: Number(partnerId),
    iso: String(iso),
    name: String(iso),
    offices: [],
    gatewayUrl: undefined,
  })),
  agreements: [{ code: "GBA", id: 1 }],
};

const connections: Connection[] = [];
afterEach(() => {
  for (const connection of connections.splice(0)) connection.close();
});
async function open(url: string, headers?: Record<string, string>): Promise<Connection> {
  const connection = await connect(url, headers);
  connections.push(connection);
  return connection;
}

/** The feed of a real database over HTTP. */
async function serving(store: Store, signOfLifeMs?: number) {
  const ending = new AbortController();
  const gateway = { store, directory, ending: ending.signal };
  const served = await serveApp({
    listEvents: (query, limit) => listEvents(gateway, query, limit),
    streamEvents: streamEvents(gateway, signOfLifeMs),
  });
  return { ...served, feed: `${served.url}/v1/events`, ending };
}

async function foundedFeed(signOfLifeMs?: number) {
  const { store } = await openTemporaryStore();
  await store.advance(headAt(1), inBlock(1, founding));
  const { feedId } = await store.feed();
  return { store, feedId, ...(await serving(store, signOfLifeMs)) };
}

const advance = (store: Store, block: number, facts: readonly LedgerFact[]) =>
  store.advance(headAt(block), inBlock(block, facts));
const sequences = (events: readonly EventInfo[]) => events.map((event) => Number(event.id.split("-")[1]));
const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);
const received = ({ events }: Connection, most: number) =>
  until(`${most} events`, async () => (events.length >= most ? events : undefined));

async function refusalOf(attempt: Promise<Connection>) {
  const { response } = await attempt.then(
    () => Promise.reject(new Error("it was not refused")),
    (error: Refused) => error,
  );
  const { code } = (await response.json()) as { code: string };
  return [response.status, code];
}

describe("GET /v1/events", () => {
  it("tells of everything from the beginning, and of what follows as it comes", async () => {
    const { feed, store, observed } = await foundedFeed();
    const connection = await open(feed);
    expect(connection.response.headers.get("content-type")).toBe("text/event-stream");
    expect(connection.response.headers.get("cache-control")).toBe("no-store");
    await received(connection, founding.length);
    await advance(store, 2, [recorded(id("one"))]);
    await advance(store, 3, [published(id("notice"))]);
    const events = await received(connection, founding.length + 2);
    expect(sequences(events)).toEqual(count(1, founding.length + 2));
    expect(connection.retryMs).toBe(2_000);
    expect(events.slice(-2)).toMatchObject([
      {
        type: "evidence.recorded",
        block: 2,
        time: new Date(headAt(2).blockTime * 1_000).toISOString(),
        partner: "CN",
        agreement: { code: "GBA", id: 1, version: 1 },
        kind: "declaration",
        size: 1,
        root: id("one"),
      },
      { type: "notice.published", block: 3, notice: id("notice"), partner: "CN", recipients: ["HK"] },
    ]);
    expect(observed.errors).toEqual([]);
  });

  it("goes on after the Last-Event-ID, which goes before the query, and after the query's id", async () => {
    const { feed, feedId } = await foundedFeed();
    for (const [query, headers, first] of [
      ["", { "last-event-id": `${feedId}-4` }, 5],
      [`?after=${feedId}-6`, {}, 7],
      [`?after=${feedId}-2`, { "last-event-id": `${feedId}-8` }, 9],
      [`?after=${feedId}-0`, {}, 1],
    ] as const) {
      const connection = await open(`${feed}${query}`, headers);
      expect(sequences(await received(connection, founding.length - first + 1))).toEqual(count(first, founding.length));
    }
  });

  it("begins with the next event after `latest`", async () => {
    const { feed, store } = await foundedFeed();
    const connection = await open(`${feed}?after=latest`);
    await advance(store, 2, [recorded(id("one"))]);
    expect(sequences(await received(connection, 1))).toEqual([founding.length + 1]);
  });

  it("tells of the types asked for alone", async () => {
    const { feed, store } = await foundedFeed();
    const connection = await open(`${feed}?types=evidence.recorded,agreement.proposed`);
    await received(connection, 2);
    await advance(store, 2, [published(id("notice")), recorded(id("one"))]);
    const events = await received(connection, 3);
    expect(events.map(({ type }) => type)).toEqual(["agreement.proposed", "agreement.proposed", "evidence.recorded"]);
  });

  it.each([
    ["of another database", () => "/v1/events?after=0123456789abcdef-1", 410, "unknown-event"],
    ["that the feed has not come to", (feedId: string) => `/v1/events?after=${feedId}-10`, 410, "unknown-event"],
    ["that is none", () => "/v1/events?after=12", 422, "invalid-request"],
    ["with a number that is none", (feedId: string) => `/v1/events?after=${feedId}-01`, 422, "invalid-request"],
  ])("refuses an id %s", async (_what, pathOf, status, code) => {
    const { url, feedId, observed } = await foundedFeed();
    expect(await refusalOf(open(`${url}${pathOf(feedId)}`))).toEqual([status, code]);
    const id = pathOf(feedId).split("=")[1] ?? "";
    expect(await refusalOf(open(`${url}/v1/events`, { "last-event-id": id }))).toEqual([status, code]);
    expect(observed.errors).toEqual([]);
  });

  it.each(["?types=rumour", "?types=", "?types=evidence.recorded,", "?limit=0", "?limit=501"])(
    "refuses the query %s",
    async (query) => {
      const { feed } = await foundedFeed();
      expect(await refusalOf(open(`${feed}${query}`))).toEqual([422, "invalid-request"]);
    },
  );

  it("gives a sign of life when there is nothing to tell, and still tells of what comes then", async () => {
    const { feed, store } = await foundedFeed(30);
    const connection = await open(`${feed}?after=latest`);
    await until("signs of life", async () => connection.signsOfLife.length > 2 || undefined);
    await advance(store, 2, [recorded(id("one"))]);
    expect(sequences(await received(connection, 1))).toEqual([founding.length + 1]);
  });

  it("ends its streams when the gateway stops", async () => {
    const { feed, ending, observed } = await foundedFeed();
    const connection = await open(feed);
    await received(connection, founding.length);
    ending.abort();
    expect(await connection.ended).toBe(true);
    expect(observed.errors).toEqual([]);
  });

  it("feeds so many streams and no more, and gives the place of one that left to another", async () => {
    const { feed, feedId } = await foundedFeed(30);
    const taken = await Promise.all(count(1, MOST_STREAMS).map(() => open(`${feed}?after=latest`)));
    expect(await refusalOf(open(feed))).toEqual([503, "too-many-streams"]);
    expect((await fetch(feed, { headers: { accept: "application/json" } })).status).toBe(200);
    taken[0]?.close();
    const next = await until("a place to be free", () => open(`${feed}?after=${feedId}-8`).catch(() => undefined));
    await received(next, 1);
    // One that is refused takes none.
    taken[1]?.close();
    await until("a place", async () => {
      const [status] = await refusalOf(open(`${feed}?after=0123456789abcdef-1`));
      return status === 410 || undefined;
    });
    for (let n = 0; n < 5; n += 1) await refusalOf(open(`${feed}?after=0123456789abcdef-1`));
    await received(await open(feed), founding.length);
  });

  it("takes no place for a HEAD", async () => {
    const { feed, port } = await foundedFeed();
    for (let n = 0; n < MOST_STREAMS; n += 1) {
      const answer = await speak(port, (socket) => {
        socket.write("HEAD /v1/events HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
      });
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    }
    await received(await open(feed), founding.length);
  });
});

describe("a page of /v1/events", () => {
  const page = async (url: string) => {
    const answer = await fetch(url, { headers: { accept: "application/json" } });
    return eventPageSchema.parse(await answer.json());
  };

  it("follows the one before, without gap or repetition, and says when there is no more for now", async () => {
    const { feed, store, feedId } = await foundedFeed();
    const pages: EventPage[] = [];
    for (let after = ""; pages.at(-1)?.hasMore !== false; after = `&after=${pages.at(-1)?.next}`) {
      pages.push(await page(`${feed}?limit=4${after}`));
    }
    expect(pages.map(({ events, hasMore }) => [events.length, hasMore])).toEqual([
      [4, true],
      [4, true],
      [1, false],
    ]);
    const { next } = pages.at(-1) as EventPage;
    expect(next).toBe(`${feedId}-9`);
    expect(await page(`${feed}?after=${next}`)).toEqual({ events: [], next, hasMore: false });
    await advance(store, 2, [recorded(id("one"))]);
    expect(sequences((await page(`${feed}?after=${next}`)).events)).toEqual([10]);
    expect(await page(`${feed}?after=latest`)).toEqual({ events: [], next: `${feedId}-10`, hasMore: false });
  });

  it("skips what was not asked for, and goes on behind it", async () => {
    const { feed, feedId } = await foundedFeed();
    const first = await page(`${feed}?types=agreement.proposed&limit=1`);
    expect([sequences(first.events), first.next, first.hasMore]).toEqual([[6], `${feedId}-6`, true]);
    const rest = await page(`${feed}?types=agreement.proposed&after=${first.next}`);
    expect([sequences(rest.events), rest.next, rest.hasMore]).toEqual([[9], `${feedId}-9`, false]);
  });

  it("of a feed with nothing in it is one that can be gone on from", async () => {
    const { store } = await openTemporaryStore();
    const { feed } = await serving(store);
    const { next, events } = await page(feed);
    expect([next.endsWith("-0"), events]).toEqual([true, []]);
    await store.advance(headAt(1), inBlock(1, founding));
    expect((await page(`${feed}?after=${next}`)).events).toHaveLength(founding.length);
  });
});

describe("a client that is slow", () => {
  /** A feed of many events, and how far it was read. */
  async function longFeed() {
    const { store } = await openTemporaryStore();
    await store.advance(headAt(1), inBlock(1, founding));
    // Proposals to very many parties: the longest events that there are.
    const parties = bitsOf(count(1, 250));
    const proposal = { version: 1, partnerId: 1, parties, scope, instrument: id("instrument"), signer: OFFICER };
    for (let block = 2; block < 10; block += 1) {
      await advance(
        store,
        block,
        count(1, 1_000).map((n) => ({
          name: "AgreementProposed",
          args: { ...proposal, agreementId: block * 1_000 + n },
        })),
      );
    }
    const { last } = await store.feed();
    let read = 0;
    const watched: Store = {
      ...store,
      feedEntries: async (range) => {
        const entries = await store.feedEntries(range);
        read += entries.length;
        return entries;
      },
    };
    return { watched, last, howMuchIsRead: () => read };
  }

  it("holds up the reading of the feed, and gets everything once when it goes on", async () => {
    const { watched, last, howMuchIsRead } = await longFeed();
    const { port, feed } = await serving(watched);
    const socket = createConnection({ port, host: "127.0.0.1" });
    socket.on("error", () => {});
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    socket.pause();
    socket.write("GET /v1/events HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\n\r\n");
    await until("the socket to be full", async () => {
      const before = howMuchIsRead();
      await new Promise((later) => setTimeout(later, 300));
      return before > 0 && howMuchIsRead() === before ? before : undefined;
    });
    // What the sockets of both sides hold, and no more: some megabytes of the whole.
    expect(howMuchIsRead()).toBeLessThan(last * 0.8);
    // Meanwhile it holds up nobody else.
    expect(sequences(await received(await open(`${feed}`), last))).toEqual(count(1, last));
    socket.resume();
    await until("the rest", async () => text.includes(`-${last}\n`) || undefined, 60_000);
    const ids = [...text.matchAll(/^id: [0-9a-f]{16}-(\d+)$/gm)].map(([, sequence]) => Number(sequence));
    expect(ids).toEqual(count(1, last));
    socket.destroy();
  }, 120_000);

  it("and takes nothing for too long is cut off, and its place is free", async () => {
    const { watched } = await longFeed();
    const gateway = { store: watched, directory, ending: new AbortController().signal };
    const app = new OpenAPIHono();
    const over: AbortSignal[] = [];
    const stream = streamEvents(gateway);
    registerEvents(
      app,
      {
        listEvents: (query, limit) => listEvents(gateway, query, limit),
        streamEvents: (query, isOver) => {
          over.push(isOver);
          return stream(query, isOver);
        },
      },
      200,
    );
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
    await new Promise<void>((done) => server.once("listening", () => done()));
    const socket = createConnection({ port: (server.address() as AddressInfo).port, host: "127.0.0.1" });
    socket.on("error", () => {});
    socket.pause();
    socket.write("GET /v1/events HTTP/1.1\r\nhost: x\r\n\r\n");
    await until("the stream to be over", async () => over[0]?.aborted || undefined);
    socket.destroy();
    await new Promise((done) => server.close(done));
  });
});
