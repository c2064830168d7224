import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Capabilities } from "../../gateway/http/capabilities.ts";
import { defaultLimits, type Limits } from "../../gateway/http/connections/limits.ts";
import { type Listener, listen } from "../../gateway/listen.ts";
import { until } from "../verbs/test-gateway.ts";
import { appOf } from "./test-app.ts";

// Every way to wear a gateway out, past the usual length: all are tried on the same one.

const MEGABYTE = 1024 * 1024;
const ROOT = `0x${"5a".repeat(32)}`;
const EXHIBIT = `/v1/packages/${ROOT}/exhibits/0`;

const listeners: Listener[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const listener of listeners.splice(0)) await listener.stop(0);
});

/** A gateway's listener with small limits. */
async function serve(limits: Partial<Limits>, given: Partial<Capabilities> = {}) {
  const all = { ...defaultLimits, ...limits };
  const { app, observed } = appOf(given, { limits: all });
  const refused: string[] = [];
  const listener = await listen(app.fetch, { host: "127.0.0.1", port: 0 }, all, (code) => void refused.push(code));
  listeners.push(listener);
  const url = `http://127.0.0.1:${listener.port}`;
  const isAnswering = async () => (await fetch(`${url}/healthz`)).status === 200;
  return { url, port: listener.port, observed, refused, isAnswering };
}

interface Speaker {
  readonly socket: Socket;
  heard: string;
  readonly ended: Promise<string>;
}

/** A connection of which a test sends every byte itself. */
async function speaker(port: number, { isReading = true } = {}): Promise<Speaker> {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  socket.on("error", () => undefined);
  const speaking: Speaker = { socket, heard: "", ended: once(socket, "close").then(() => speaking.heard) };
  if (isReading) socket.on("data", (chunk) => (speaking.heard += chunk.toString("latin1")));
  else socket.pause();
  await once(socket, "connect");
  return speaking;
}

/** Status and problem code of the last answer. */
function answerIn(heard: string): [number, string | undefined] {
  const [, status] = /HTTP\/1\.1 (\d{3})/.exec(heard) ?? [];
  return [Number(status), /"code":"([a-z-]+)"/.exec(heard)?.[1]];
}

/** Operation and status of what was logged as having come too slowly. */
const timeoutsIn = ({ requests }: { requests: { operation?: unknown; status: number; code?: unknown }[] }): string[] =>
  requests.flatMap(({ operation, status, code }) => (code === "request-timeout" ? [`${operation} ${status}`] : []));

/** Sends a byte again and again until the other side has ended. */
function drip({ socket }: Speaker, byte: string, everyMs = 20): void {
  const timer = setInterval(() => socket.write(byte), everyMs);
  socket.once("close", () => clearInterval(timer));
}

describe("a listener cuts off, and goes on answering others, when a client", () => {
  it("sends its headers byte by byte", async () => {
    const { port, isAnswering } = await serve({ headersMs: 300 });
    const slow = await speaker(port);
    slow.socket.write("GET /healthz HTTP/1.1\r\nhost: gateway\r\nx-slow: ");
    drip(slow, "a");
    expect(await isAnswering()).toBe(true);
    expect(answerIn(await slow.ended)).toEqual([408, "request-timeout"]);
  });

  it("connects and says nothing", async () => {
    const { port, refused } = await serve({ headersMs: 300 });
    expect(answerIn(await (await speaker(port)).ended)).toEqual([408, "request-timeout"]);
    expect(refused).toEqual(["request-timeout"]);
  });

  it("sends half a body and no more, or the rest byte by byte", async () => {
    const { port, isAnswering, observed, refused } = await serve(
      { slowMs: 400 },
      { sizeOfExhibit: async () => MEGABYTE, storeExhibit: async (_root, _position, bytes) => drain(bytes) },
    );
    const [silent, dripping] = [await speaker(port), await speaker(port)];
    for (const { socket } of [silent, dripping]) {
      socket.write(
        `PUT ${EXHIBIT} HTTP/1.1\r\nhost: gateway\r\ncontent-length: ${MEGABYTE}\r\n\r\n${"a".repeat(9_000)}`,
      );
    }
    drip(dripping, "a");
    expect(await isAnswering()).toBe(true);
    expect(answerIn(await silent.ended)).toEqual([408, "request-timeout"]);
    expect(answerIn(await dripping.ended)).toEqual([408, "request-timeout"]);
    await until("both to be logged", async () => (timeoutsIn(observed).length >= 2 ? true : undefined));
    expect([timeoutsIn(observed), refused]).toEqual([["storeExhibit 408", "storeExhibit 408"], []]);
  });

  it("sends half a body that the route would not have read", async () => {
    const { port, observed, refused } = await serve(
      { slowMs: 300 },
      { listPartners: () => new Promise((done) => setTimeout(() => done({ partners: [], asOf: null } as never), 900)) },
    );
    const half = await speaker(port);
    half.socket.write("GET /v1/partners HTTP/1.1\r\nhost: gateway\r\ncontent-length: 900\r\n\r\n{");
    expect(answerIn(await half.ended)).toEqual([408, "request-timeout"]);
    await until("it to be logged", async () => (timeoutsIn(observed).length >= 1 ? true : undefined));
    expect([timeoutsIn(observed), refused]).toEqual([["listPartners 408"], []]);
  });

  it("ends its body before its length, which is no matter of time", async () => {
    const { port, observed, refused } = await serve(
      {},
      { sizeOfExhibit: async () => MEGABYTE, storeExhibit: async (_root, _position, bytes) => drain(bytes) },
    );
    const half = await speaker(port);
    half.socket.write(`PUT ${EXHIBIT} HTTP/1.1\r\nhost: gateway\r\ncontent-length: ${MEGABYTE}\r\n\r\na`);
    await new Promise((done) => setTimeout(done, 100));
    half.socket.end();
    expect(answerIn(await half.ended)).toEqual([400, "length-mismatch"]);
    await until("it to be logged", async () => observed.requests[0]);
    expect(refused).toEqual([]);
    expect(observed.requests).toMatchObject([{ code: "length-mismatch", status: 400 }]);
  });

  it("sends half a JSON body and no more", async () => {
    const { port, observed, refused } = await serve({ slowMs: 400 });
    const half = await speaker(port);
    half.socket.write(
      'POST /v1/batches HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"packages":',
    );
    expect(answerIn(await half.ended)).toEqual([408, "request-timeout"]);
    await until("it to be logged", async () => (timeoutsIn(observed).length >= 1 ? true : undefined));
    expect([timeoutsIn(observed), refused]).toEqual([["acceptBatch 408"], []]);
  });

  it("takes nothing of a file that it asked for", async () => {
    let isOver = false;
    const file = async function* () {
      try {
        for (;;) yield new Uint8Array(65_536);
      } finally {
        isOver = true;
      }
    };
    const { port, isAnswering } = await serve(
      { slowMs: 400, leastBytesPerSecond: 1_048_576 },
      {
        openHeldExhibit: async () => ({ path: "a.bin", size: 2 ** 40, sha256: "5a".repeat(32), read: file }),
      },
    );
    const stalled = await speaker(port, { isReading: false });
    stalled.socket.write(`GET ${EXHIBIT} HTTP/1.1\r\nhost: gateway\r\n\r\n`);
    await until("the file to be given up", async () => (isOver ? true : undefined), 30_000);
    expect(await isAnswering()).toBe(true);
  });
});

describe("a listener waits for a client that", () => {
  it("sends or takes slowly, but at the pace that is asked for", async () => {
    let received = 0;
    const { port } = await serve(
      { slowMs: 1_000, leastBytesPerSecond: 100 },
      {
        sizeOfExhibit: async () => 30_000,
        storeExhibit: async (_root, _position, bytes) => {
          for await (const chunk of bytes) received += chunk.length;
        },
      },
    );
    const steady = await speaker(port);
    steady.socket.write(
      `PUT ${EXHIBIT} HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\ncontent-length: 30000\r\n\r\n`,
    );
    drip(steady, "a".repeat(500));
    expect(answerIn(await steady.ended)).toEqual([204, undefined]);
    expect(received).toBe(30_000);
  });

  it("is kept waiting by the gateway itself", async () => {
    const { url } = await serve(
      { slowMs: 200 },
      { listPartners: () => new Promise((done) => setTimeout(() => done({ partners: [], asOf: null } as never), 900)) },
    );
    expect((await fetch(`${url}/v1/partners`)).status).toBe(200);
  });
});

describe("a listener refuses with a code", () => {
  it.each([
    ["headers that are too large", `x-large: ${"a".repeat(20_000)}\r\n`, 431, "headers-too-large"],
    ["too many headers", "x-many: a\r\n".repeat(200), 431, "headers-too-large"],
    ["a second host", "host: another\r\n", 400, "malformed-request"],
  ])("%s", async (_what, headers, status, code) => {
    const { port, isAnswering } = await serve({});
    const asking = await speaker(port);
    asking.socket.write(`GET /healthz HTTP/1.1\r\nhost: gateway\r\n${headers}\r\n`);
    expect(answerIn(await asking.ended)).toEqual([status, code]);
    expect(await isAnswering()).toBe(true);
  });

  it.each([
    ["no host", "GET / HTTP/1.1\r\n\r\n"],
    ["a host that is none", "GET / HTTP/1.1\r\nhost: a b\r\n\r\n"],
    ["an address that is none", "GET http://[:1/ HTTP/1.1\r\nhost: gateway\r\n\r\n"],
    ["two lengths", "POST / HTTP/1.1\r\nhost: gateway\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na"],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nhost: gateway\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["what is no HTTP", "\u0016\u0003\u0001\u0002\u0000"],
  ])("%s", async (_what, sent) => {
    const { port, isAnswering } = await serve({});
    const asking = await speaker(port);
    asking.socket.write(sent, "latin1");
    const heard = await asking.ended;
    expect(answerIn(heard)).toEqual([400, "malformed-request"]);
    expect(heard.toLowerCase()).toContain("x-content-type-options: nosniff");
    expect(await isAnswering()).toBe(true);
  });

  it("connections beyond how many it takes of one address, and carries out nothing that they ask for", async () => {
    let asked = 0;
    const { port, url } = await serve({ connectionsPerAddress: 3 }, { listPartners: async () => count() });
    const count = () => {
      asked += 1;
      return { partners: [], asOf: null } as never;
    };
    const held = await Promise.all([speaker(port), speaker(port), speaker(port)]);
    const more = await speaker(port);
    more.socket.write("GET /v1/partners HTTP/1.1\r\nhost: gateway\r\n\r\n");
    expect(answerIn(await more.ended)).toEqual([503, "too-many-connections"]);
    expect(asked).toBe(0);
    held[0].socket.destroy();
    await until("a connection to be taken again", async () =>
      fetch(`${url}/v1/partners`).then(
        ({ status }) => (status === 200 ? true : undefined),
        () => undefined,
      ),
    );
    expect(asked).toBe(1);
  });

  it("hundreds of connections at once, and answers again when they are gone", async () => {
    const { port, isAnswering } = await serve({ connections: 50, headersMs: 3_000 });
    const many = await Promise.all(Array.from({ length: 300 }, () => speaker(port)));
    const codes = await Promise.all(many.map(async ({ ended }) => answerIn(await ended)[1]));
    const timedOut = codes.filter((code) => code === "request-timeout").length;
    expect(timedOut).toBeGreaterThanOrEqual(50);
    expect(codes.filter((code) => code === "too-many-connections")).toHaveLength(codes.length - timedOut);
    expect(timedOut).toBeLessThan(codes.length);
    await until("an answer", async () => ((await isAnswering()) ? true : undefined));
  });

  it("requests beyond how many may be under way, but no sign of life", async () => {
    const waiting: (() => void)[] = [];
    const listPartners = () =>
      new Promise<never>((done) => waiting.push(() => done({ partners: [], asOf: null } as never)));
    const { url, isAnswering, observed } = await serve({ requests: 2 }, { listPartners });
    const underWay = [fetch(`${url}/v1/partners`), fetch(`${url}/v1/partners`)];
    await until("both to be under way", async () => (waiting.length === 2 ? true : undefined));
    const refused = await fetch(`${url}/v1/partners`, { headers: { "accept-language": "pt" } });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await refused.json()).toMatchObject({ code: "too-busy", title: expect.stringContaining("pedidos") });
    expect(observed.requests.at(-1)).toMatchObject({ code: "too-busy" });
    expect(await isAnswering()).toBe(true);
    for (const answer of waiting) answer();
    for (const answer of await Promise.all(underWay)) expect(answer.status).toBe(200);
    const again = fetch(`${url}/v1/partners`);
    await until("another to be taken", async () => waiting[2]);
    waiting[2]?.();
    expect((await again).status).toBe(200);
  });
});

describe("an answer", () => {
  it.each(["/healthz", "/v1/partners", "/v1/nothing", "/openapi.json", "/docs", "/docs/start.js"])(
    "of %s lets a browser run, frame and sniff nothing that it should not",
    async (path) => {
      const { url } = await serve({}, { listPartners: async () => ({ partners: [], asOf: null }) as never });
      const { headers } = await fetch(`${url}${path}`);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/default-src 'none'/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      if (!path.startsWith("/docs")) expect(policy).toMatch(/(^|; ?)sandbox/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("x-powered-by")).toBe(null);
      expect(headers.get("access-control-allow-origin")).toBe(null);
    },
  );

  it("with a file is one to be saved, whatever the file is called or holds", async () => {
    const page = Buffer.from("<script>alert(1)</script>");
    const read = async function* () {
      yield page;
    };
    const held = { path: '../..//evil\r\nx: y".html', size: page.length, sha256: "5a".repeat(32), read };
    const { url } = await serve({}, { openHeldExhibit: async () => held });
    const { headers } = await fetch(`${url}${EXHIBIT}`);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''evil%0D%0Ax%3A%20y%22\.html$/);
    expect(headers.get("content-security-policy")).toMatch(/sandbox/);
    expect(headers.get("x")).toBe(null);
  });

  it("for a file that cannot be read is a problem, and one that breaks off is cut short; neither says where files are", async () => {
    const failing = (pieces: number) =>
      async function* () {
        for (let n = 0; n < pieces; n += 1) yield new Uint8Array(300_000);
        if (pieces > 0) await new Promise((done) => setTimeout(done, 100));
        throw Object.assign(new Error("ENOENT: no such file, open '/var/lib/concord/objects/5a'"), { code: "EIO" });
      };
    const fileOf = (pieces: number) => ({
      path: "a.bin",
      size: MEGABYTE,
      sha256: "5a".repeat(32),
      read: failing(pieces),
    });
    let pieces = 0;
    const { port, url, observed } = await serve({}, { openHeldExhibit: async () => fileOf(pieces) });
    const answer = await fetch(`${url}${EXHIBIT}`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("/var/lib");
    expect(observed.errors).toHaveLength(1);
    pieces = 2;
    const asking = await speaker(port);
    asking.socket.write(`GET ${EXHIBIT} HTTP/1.1\r\nhost: gateway\r\n\r\n`);
    const heard = await asking.ended;
    expect(heard).toMatch(/^HTTP\/1\.1 200/);
    expect(heard.length).toBeLessThan(MEGABYTE);
    expect(heard).not.toMatch(/ENOENT|Error|\/var\/lib/);
  });

  it("bears the request's id: one given in the form of ours, else ours", async () => {
    const { url, observed } = await serve({});
    const given = "6F9619FF-8B86-4D01-B42D-00CF4FC964FF";
    const idOf = async (id: string) => {
      const answer = await fetch(`${url}/v1/nothing`, { headers: { "x-request-id": id } });
      const { instance } = (await answer.json()) as { instance: string };
      expect(instance).toBe(`urn:uuid:${answer.headers.get("x-request-id")}`);
      return answer.headers.get("x-request-id");
    };
    expect(await idOf(given)).toBe(given.toLowerCase());
    for (const wrong of ["1", `${given}${given}`, "'; drop table request; --", "../../etc/passwd"]) {
      expect(await idOf(wrong)).toMatch(/^00000000-0000-4000-8000-\d{12}$/);
    }
    expect(observed.requests.map(({ id }) => id)[0]).toBe(given.toLowerCase());
  });
});

async function drain(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _chunk of bytes);
}
