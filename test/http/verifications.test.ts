import { createHash } from "node:crypto";
import { request as httpRequest } from "node:http";
import process from "node:process";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { digestStream } from "../../gateway/digests/digest-stream.ts";
import type { FileClaim, Verification } from "../../gateway/domain/wire/verification.ts";
import { MOST_FILE_BYTES } from "../../gateway/http/file-body.ts";
import { answerOnce } from "../../gateway/verbs/answer-once.ts";
import { id, openTemporaryStore } from "../storage/temporary-store.ts";
import { bytesOf, digestsOf, until } from "../verbs/test-gateway.ts";
import { serveApp, speak } from "./test-app.ts";

const file = bytesOf("a file, as it is") as Uint8Array<ArrayBuffer>;
const raw = "application/octet-stream";
const named = (name: string) => ({ "content-disposition": `attachment; filename="${name}"` });
const MEGABYTE = 1024 * 1024;

/** A server that tells which files it was asked about. */
async function verifying() {
  const { store } = await openTemporaryStore();
  const asked: (readonly FileClaim[])[] = [];
  const server = await serveApp({
    digestFile: (bytes) => digestStream(bytes),
    answerOnce: answerOnce({ store, now: () => 1_000 }),
    verifyFiles: async (claims) => {
      asked.push(claims);
      return { asOf: null, partner: "CN", deploymentId: id("deployment"), chainId: "1", files: [] } as Verification;
    },
  });
  const post = (query: string, headers: Record<string, string>, body: Uint8Array<ArrayBuffer> = file) =>
    fetch(`${server.url}/v1/verifications${query}`, { method: "POST", headers, body });
  return { ...server, asked, post };
}

const refusalOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

describe("POST /v1/verifications with a file", () => {
  it.each<[string, string, Record<string, string>, string]>([
    ["its filename", "", { "content-disposition": 'attachment; filename="parcels 1.csv"' }, "parcels 1.csv"],
    [
      "its filename*, before its filename",
      "",
      { "content-disposition": "attachment; filename=\"x.png\"; filename*=UTF-8''%E7%85%A7%E7%89%87.png" },
      "照片.png",
    ],
    ["its filename, without a path", "", { "content-disposition": 'attachment; filename="../../c/d.csv"' }, "d.csv"],
  ])("asks about it by its digests, under the name in %s", async (_where, query, headers, name) => {
    const { asked, post, observed } = await verifying();
    expect((await post(query, { "content-type": raw, ...headers })).status).toBe(200);
    expect(asked).toEqual([[{ name, ...digestsOf(file) }]]);
    expect(observed.errors).toEqual([]);
  });

  it.each(["text/csv", "image/png", "application/pdf", "text/plain; charset=utf-8", "application/jsonx"])(
    "takes it as %s",
    async (type) => {
      const { asked, post } = await verifying();
      expect((await post("", { "content-type": type, ...named("a") })).status).toBe(200);
      expect(asked).toEqual([[{ name: "a", ...digestsOf(file) }]]);
    },
  );

  it("may be of no bytes, and names the evidence that it is said to belong to", async () => {
    const { asked, post } = await verifying();
    const answer = await post(`?evidence=${id("evidence")}`, { "content-type": raw, ...named("a") }, new Uint8Array());
    expect(answer.status).toBe(200);
    expect(asked).toEqual([[{ name: "a", ...digestsOf(new Uint8Array()), evidence: id("evidence") }]]);
  });

  it("still takes digests as JSON", async () => {
    const { asked, post } = await verifying();
    const claims = [{ name: "a", ...digestsOf(file) }];
    const body = bytesOf(JSON.stringify({ files: claims })) as Uint8Array<ArrayBuffer>;
    expect((await post("", { "content-type": "application/json" }, body)).status).toBe(200);
    expect(asked).toEqual([claims]);
  });

  it.each<[string, string, Record<string, string>, number, string]>([
    ["without a name", "", { "content-type": raw }, 422, "invalid-request"],
    [
      "with an empty name",
      "",
      { "content-type": raw, "content-disposition": 'a; filename=""' },
      422,
      "invalid-request",
    ],
    [
      "with a name that is too long",
      "",
      { "content-type": raw, "content-disposition": `a; filename=${"x".repeat(1_025)}` },
      422,
      "invalid-request",
    ],
    ["with its name in the address", "?name=a.csv", { "content-type": raw, ...named("a.csv") }, 422, "invalid-request"],
    ["with evidence that is no id", "?evidence=0x12", { "content-type": raw, ...named("a") }, 422, "invalid-request"],
    [
      "in a form",
      "",
      { "content-type": "multipart/form-data; boundary=x", ...named("a") },
      415,
      "unsupported-media-type",
    ],
    [
      "as a form",
      "",
      { "content-type": "application/x-www-form-urlencoded", ...named("a") },
      415,
      "unsupported-media-type",
    ],
    [
      "encoded on its way",
      "",
      { "content-type": raw, "content-encoding": "gzip", ...named("a") },
      415,
      "unsupported-media-type",
    ],
    [
      "with a key that is none",
      "",
      { "content-type": raw, "idempotency-key": "x", ...named("a") },
      400,
      "invalid-idempotency-key",
    ],
  ])("refuses it %s", async (_what, query, headers, status, code) => {
    const { asked, post, observed } = await verifying();
    expect(await refusalOf(await post(query, headers))).toEqual([status, code]);
    expect(asked).toEqual([]);
    expect(observed.errors).toEqual([]);
  });

  it.each<[string, string, number, string]>([
    ["without its type", `content-length: 3\r\n\r\nabc`, 415, "unsupported-media-type"],
    [
      "without its length",
      `content-type: ${raw}\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`,
      411,
      "length-required",
    ],
    [
      "that is too large, before it is read",
      `content-type: ${raw}\r\ncontent-length: ${MOST_FILE_BYTES + 1}\r\n\r\nabc`,
      413,
      "body-too-large",
    ],
  ])("refuses one %s", async (_what, rest, status, code) => {
    const { asked, port } = await verifying();
    const answer = await speak(port, (socket) => {
      socket.write(`POST /v1/verifications HTTP/1.1\r\nhost: x\r\ncontent-disposition: a; filename=a\r\n${rest}`);
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain(code);
    expect(asked).toEqual([]);
  });

  it("says nothing of one that is cut off, which is no error of the gateway's", async () => {
    const { asked, port, observed } = await verifying();
    await speak(port, async (socket) => {
      socket.write(
        `POST /v1/verifications HTTP/1.1\r\nhost: x\r\ncontent-disposition: a; filename=a\r\ncontent-type: ${raw}\r\ncontent-length: 1000000\r\n\r\n`,
      );
      socket.write("x".repeat(50_000));
      await new Promise((later) => setTimeout(later, 50));
      socket.destroy();
    });
    await until("the request to be over", async () => observed.requests.length === 1 || undefined);
    expect(observed.requests).toMatchObject([{ status: 400 }]);
    expect([asked, observed.errors]).toEqual([[], []]);
  });

  it("with an Idempotency-Key answers the same file again, and refuses another under that key", async () => {
    const { asked, post } = await verifying();
    const headers = { "content-type": raw, "idempotency-key": "one-verification", ...named("a") };
    const first = await post("", headers);
    const again = await post("", headers);
    expect([first.status, again.status, again.headers.get("idempotency-replayed")]).toEqual([200, 200, "true"]);
    expect(await again.text()).toBe(await first.text());
    const other = bytesOf("a file, as it iz") as Uint8Array<ArrayBuffer>;
    expect(await refusalOf(await post("", headers, other))).toEqual([422, "idempotency-key-reused"]);
    expect(await refusalOf(await post("", { ...headers, ...named("b") }))).toEqual([422, "idempotency-key-reused"]);
    expect(asked).toHaveLength(1);
  });

  it("of 200 MB is digested in constant memory", async () => {
    const size = 200 * MEGABYTE;
    const piece = Buffer.alloc(MEGABYTE, "concord ");
    const [sha256, sm3] = ["sha256", "sm3"].map((algorithm) => {
      const hash = createHash(algorithm);
      for (let n = 0; n < size; n += MEGABYTE) hash.update(piece);
      return hash.digest("hex");
    }) as [string, string];
    const { url, asked } = await verifying();
    function* pieces() {
      for (let n = 0; n < size; n += MEGABYTE) yield piece;
    }
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const headers = { "content-type": raw, "content-length": size, ...named("large") };
    const status = await new Promise<number | undefined>((done, failed) => {
      const sending = httpRequest(`${url}/v1/verifications`, { method: "POST", headers }, (answer) => {
        answer.resume();
        done(answer.statusCode);
      });
      sending.once("error", failed);
      Readable.from(pieces()).pipe(sending);
    }).finally(() => clearInterval(watch));
    expect(status).toBe(200);
    expect(asked).toEqual([[{ name: "large", size, sha256, sm3 }]]);
    // The thread that digests has a heap of its own.
    expect((most - before) / MEGABYTE).toBeLessThan(130);
  });
});
