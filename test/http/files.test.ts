import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { request as httpRequest } from "node:http";
import process from "node:process";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { ExhibitLeaf } from "../../gateway/domain/salted-tree.ts";
import { openObjects } from "../../gateway/storage/objects.ts";
import { requireExhibit, storeExhibit } from "../../gateway/verbs/store-exhibit.ts";
import { id, openTemporaryStore, temporaryFolder } from "../storage/temporary-store.ts";
import { bytesOf, digestsOf, streamOf, until } from "../verbs/test-gateway.ts";
import { appOf, serveApp, speak } from "./test-app.ts";

const root = id("package");
const path = `/v1/packages/${root}/exhibits/0`;
const MEGABYTE = 1024 * 1024;

/** A server that takes the one exhibit of a package, on a real database and real objects. */
async function receiving(exhibit: Pick<ExhibitLeaf, "size" | "sha256" | "sm3">) {
  const { store } = await openTemporaryStore();
  const folder = temporaryFolder();
  const objects = openObjects(folder);
  await store.addDocument({
    root,
    type: "package",
    objectSha256: "00".repeat(32),
    keyedHash: undefined,
    caseNumber: undefined,
    ref: undefined,
    title: undefined,
    kind: "photo",
    right: undefined,
    eraseAt: undefined,
    exhibits: [{ path: "photo.png", mediaType: "image/png", salt: id("salt"), siblings: [], ...exhibit }],
  });
  const server = await serveApp({
    sizeOfExhibit: async (each, position) => (await requireExhibit({ store }, each, position)).size,
    storeExhibit: (each, position, bytes) => storeExhibit({ store, objects }, each, position, bytes),
  });
  const filesHeld = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return { ...server, objects, filesHeld };
}

const put = (url: string, body: Uint8Array<ArrayBuffer>) => fetch(`${url}${path}`, { method: "PUT", body });

describe("an upload", () => {
  const file = bytesOf("a small file") as Uint8Array<ArrayBuffer>;

  it("is kept when it is the exhibit, and may be repeated", async () => {
    const { url, objects, filesHeld } = await receiving(digestsOf(file));
    for (let n = 0; n < 2; n += 1) expect((await put(url, file)).status).toBe(204);
    const held: Uint8Array[] = [];
    for await (const chunk of objects.stream(digestsOf(file).sha256)) held.push(chunk);
    expect(Buffer.concat(held)).toEqual(Buffer.from(file));
    expect(filesHeld()).toHaveLength(1);
  });

  it("may be of no bytes", async () => {
    const { url, filesHeld } = await receiving(digestsOf(new Uint8Array()));
    expect((await put(url, new Uint8Array())).status).toBe(204);
    expect(filesHeld()).toHaveLength(1);
  });

  it.each([
    ["other bytes of the same number", "A SMALL FILE", 422, "digest-mismatch"],
    ["more bytes", "a small file and more", 422, "size-mismatch"],
    ["fewer bytes", "a small", 422, "size-mismatch"],
  ])("of %s is refused, and nothing is kept", async (_what, text, status, code) => {
    const { url, filesHeld, observed } = await receiving(digestsOf(file));
    const answer = await put(url, bytesOf(text) as Uint8Array<ArrayBuffer>);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
    expect(filesHeld()).toEqual([]);
    expect(observed.errors).toEqual([]);
  });

  it("with the right SHA-256 and another SM3 is refused", async () => {
    const { url, filesHeld } = await receiving({ ...digestsOf(file), sm3: "00".repeat(32) });
    expect((await put(url, file)).status).toBe(422);
    expect(filesHeld()).toEqual([]);
  });

  it("without its length is refused before it is read", async () => {
    const { port, filesHeld } = await receiving(digestsOf(file));
    const answer = await speak(port, (socket) => {
      socket.write(`PUT ${path} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 411 /);
    expect(answer).toContain("length-required");
    expect(filesHeld()).toEqual([]);
  });

  it("of a package that is not here is refused", async () => {
    const { url } = await receiving(digestsOf(file));
    const answer = await fetch(`${url}/v1/packages/${id("other")}/exhibits/0`, { method: "PUT", body: file });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, "unknown-package"]);
  });

  it("that is cut off leaves nothing, and is no error of the gateway's", async () => {
    const { port, filesHeld, observed } = await receiving({ ...digestsOf(file), size: 1_000_000 });
    await speak(port, async (socket) => {
      socket.write(`PUT ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n`);
      socket.write("x".repeat(50_000));
      await until("the file to be begun", async () => filesHeld().length === 1 || undefined);
      socket.destroy();
    });
    await until("nothing to be held", async () => filesHeld().length === 0 || undefined);
    await until("the request to be over", async () => observed.requests.length === 1 || undefined);
    expect(observed.requests).toMatchObject([{ status: 400 }]);
    expect(observed.errors).toEqual([]);
  });

  it("of 200 MB is kept in constant memory", async () => {
    const size = 200 * MEGABYTE;
    const piece = Buffer.alloc(MEGABYTE, "concord ");
    const [sha256, sm3] = ["sha256", "sm3"].map((algorithm) => {
      const hash = createHash(algorithm);
      for (let n = 0; n < size; n += MEGABYTE) hash.update(piece);
      return hash.digest("hex");
    }) as [string, string];
    const { url, objects } = await receiving({ size, sha256, sm3 });
    function* pieces() {
      for (let n = 0; n < size; n += MEGABYTE) yield piece;
    }
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const status = await new Promise<number | undefined>((done, failed) => {
      const sending = httpRequest(`${url}${path}`, { method: "PUT", headers: { "content-length": size } }, (answer) => {
        answer.resume();
        done(answer.statusCode);
      });
      sending.once("error", failed);
      Readable.from(pieces()).pipe(sending);
    }).finally(() => clearInterval(watch));
    expect(status).toBe(204);
    expect(await objects.has(sha256)).toBe(true);
    // The sender, the server and the thread that digests are all in here.
    expect((most - before) / MEGABYTE).toBeLessThan(80);
  });
});

describe("a download", () => {
  const bytes = bytesOf("<script>alert(1)</script>");
  const sha256 = "1a".repeat(32);
  const tag = `"${sha256}"`;
  const download = async (name: string, init: RequestInit = {}) => {
    const opened: unknown[] = [];
    const { app } = appOf({
      openExhibit: async () => ({
        path: name,
        size: bytes.length,
        sha256,
        read: (range) => {
          opened.push(range ?? "whole");
          return streamOf(range === undefined ? bytes : bytes.slice(range.start, range.end + 1));
        },
      }),
    });
    const answer = await app.request(`/v1/evidence/${id("evidence")}/exhibits/0`, init);
    return Object.assign(answer, { opened });
  };

  it("is bytes to be saved, which no browser runs", async () => {
    const answer = await download("folder/evil.html");
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": "attachment; filename*=UTF-8''evil.html",
      "content-length": String(bytes.length),
      "x-content-type-options": "nosniff",
      "accept-ranges": "bytes",
      "repr-digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
      etag: tag,
      "cache-control": "no-store",
    });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  });

  it("is not compressed: what comes is what was digested", async () => {
    const answer = await download("a.html", { headers: { "accept-encoding": "gzip" } });
    expect(answer.headers.get("content-encoding")).toBeNull();
  });

  it.each([
    ["bytes=0-0", 0, 0],
    ["bytes=8-", 8, 24],
    ["bytes=8-999999999999999", 8, 24],
    ["bytes=-4", 21, 24],
    ["bytes=-100", 0, 24],
    ["Bytes = 3 - 4", 3, 4],
  ])("goes on from where it broke off: %s", async (range, start, end) => {
    const answer = await download("x", { headers: { range, "if-range": tag } });
    expect(answer.status).toBe(206);
    expect(answer.headers.get("content-range")).toBe(`bytes ${start}-${end}/${bytes.length}`);
    expect(answer.headers.get("content-length")).toBe(String(end - start + 1));
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes.slice(start, end + 1));
    expect(answer.opened).toEqual([{ start, end }]);
  });

  it.each(["bytes=4-2", "bytes=0-1,3-4", "bytes=-", "lines=1-2", "bytes=a-b", "bytes=1"])(
    "is whole where %s is no one range of bytes",
    async (range) => {
      const answer = await download("x", { headers: { range } });
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, bytes.length]);
    },
  );

  it.each(['"another"', `W/${tag}`, "Tue, 24 Nov 2026 08:00:00 GMT"])(
    "is whole where If-Range %s is not this very file",
    async (onlyIf) => {
      const answer = await download("x", { headers: { range: "bytes=0-1", "if-range": onlyIf } });
      expect(answer.status).toBe(200);
    },
  );

  it.each(["bytes=25-", "bytes=25-30", "bytes=-0"])("of %s, which the file has not, is refused", async (range) => {
    const answer = await download("x", { headers: { range } });
    expect([answer.status, answer.headers.get("content-range")]).toEqual([416, `bytes */${bytes.length}`]);
    expect(await answer.json()).toMatchObject({ code: "range-not-satisfiable", size: bytes.length });
    expect(answer.opened).toEqual([]);
  });

  it("of what the asker has already is not sent again", async () => {
    const answer = await download("x", { headers: { "if-none-match": `"other", W/${tag}` } });
    expect([answer.status, await answer.text(), answer.headers.get("etag")]).toEqual([304, "", tag]);
    expect(answer.opened).toEqual([]);
  });

  it("that is only asked for by HEAD opens nothing", async () => {
    const answer = await download("x", { method: "HEAD", headers: { range: "bytes=0-1" } });
    expect([answer.status, answer.headers.get("content-length"), await answer.text()]).toEqual([
      200,
      String(bytes.length),
      "",
    ]);
    expect(answer.opened).toEqual([]);
  });

  it.each([
    ["照片 1.png", "%E7%85%A7%E7%89%87%201.png"],
    [`a"b'c(d)*.png`, "a%22b%27c%28d%29%2A.png"],
    ["x\r\nset-cookie: a=b", "x%0D%0Aset-cookie%3A%20a%3Db"],
    ["..\\..\\x;y.csv", "..%5C..%5Cx%3By.csv"],
    ["a/b/", ""],
    ["\ud800.png", "%EF%BF%BD.png"],
  ])("bears the name %j without harm (RFC 8187)", async (name, encoded) => {
    const answer = await download(name);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toBe(`attachment; filename*=UTF-8''${encoded}`);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });
});
