import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { NetworkInfo } from "../../gateway/domain/wire/network.ts";
import { id } from "../storage/temporary-store.ts";
import { appOf, serveApp } from "./test-app.ts";

const asOf = { block: 7, hash: id("block"), time: "2026-11-23T08:00:00.000Z" };
const evidence = `/v1/evidence/${id("evidence")}`;

/** A gateway whose evidence is as the test says. */
function showing(shown: { title: string; asOf: typeof asOf }) {
  return { showEvidence: async () => ({ asOf: shown.asOf, title: shown.title }) as never };
}

describe("a conditional request", () => {
  it("is answered 304 while the content is the same, with the newer block that this holds as of", async () => {
    const shown = { title: "one", asOf };
    const { app } = appOf(showing(shown));
    const first = await app.request(evidence);
    const tag = first.headers.get("etag") ?? "";
    expect(tag).toMatch(/^W\/"[\w-]{43}"$/);
    expect(first.headers.get("concord-as-of")).toBe(`block=7, hash="${asOf.hash}", time="${asOf.time}"`);
    shown.asOf = { ...asOf, block: 8 };
    const again = await app.request(evidence, { headers: { "if-none-match": tag } });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
    expect(again.headers.get("concord-as-of")).toContain("block=8,");
    expect(again.headers.get("content-type")).toBeNull();
    shown.title = "two";
    const changed = await app.request(evidence, { headers: { "if-none-match": tag } });
    expect([changed.status, await changed.json()]).toEqual([200, { title: "two", asOf: shown.asOf }]);
    expect(changed.headers.get("etag")).not.toBe(tag);
  });

  it.each(["*", 'W/"x", TAG', "TAG"])("names what it has as %s", async (header) => {
    const { app } = appOf(showing({ title: "one", asOf }));
    const tag = (await app.request(evidence)).headers.get("etag") ?? "";
    const strong = tag.replace("W/", "");
    for (const each of [tag, strong]) {
      const answer = await app.request(evidence, { headers: { "if-none-match": header.replace("TAG", each) } });
      expect(answer.status).toBe(304);
    }
  });

  it("that is refused is refused, whatever it has", async () => {
    const answer = await appOf().app.request("/v1/evidence/0x1", { headers: { "if-none-match": "*" } });
    expect([answer.status, answer.headers.get("etag")]).toEqual([422, null]);
  });
});

describe("HEAD", () => {
  it("is answered as GET is, without the body", async () => {
    const { url } = await serveApp(showing({ title: "one", asOf }));
    const got = await fetch(url + evidence, { headers: { "accept-encoding": "identity" } });
    const head = await fetch(url + evidence, { method: "HEAD", headers: { "accept-encoding": "identity" } });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    for (const name of ["etag", "concord-as-of", "content-type", "content-length", "cache-control"]) {
      expect([name, head.headers.get(name)]).toEqual([name, got.headers.get(name)]);
    }
  });
});

describe("a method that an address has not", () => {
  it.each([
    ["/v1/network", "GET, HEAD"],
    ["/v1/packages", "POST"],
    [evidence, "GET, HEAD"],
    ["/docs", "GET, HEAD"],
  ])("is answered with those that %s has", async (path, allow) => {
    const answer = await appOf().app.request(path, { method: "DELETE" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, allow]);
    expect(await answer.json()).toMatchObject({ code: "method-not-allowed", allowed: allow.split(", ") });
  });
});

describe("Accept", () => {
  it.each([
    [undefined, 200],
    ["", 200],
    ["*/*", 200],
    ["application/*;q=0.1", 200],
    ["text/html, Application/JSON", 200],
    ["application/json; charset=utf-8", 200],
    ["text/html", 406],
    ["application/json;q=0, */*", 406],
    ["application/json;q=0.1, application/*;q=0", 200],
    ["application/octet-stream", 406],
  ])("%s is met or refused by the range that names JSON most closely", async (accept, status) => {
    const { app } = appOf({ showNetwork: async () => ({ node: "following" }) as NetworkInfo });
    const answer = await app.request("/v1/network", accept === undefined ? {} : { headers: { accept } });
    expect(answer.status).toBe(status);
  });
});

describe("compression", () => {
  it("is done of JSON for who asks for it, and said in Vary to who does not", async () => {
    const long = "parcels that move like ants ".repeat(200);
    const { app } = appOf(showing({ title: long, asOf }));
    const plain = await app.request(evidence);
    expect([plain.headers.get("content-encoding"), plain.headers.get("vary")]).toEqual([null, "Accept-Encoding"]);
    const packed = await app.request(evidence, { headers: { "accept-encoding": "br, gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(bytes.length).toBeLessThan(long.length / 4);
    expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(await plain.json());
    expect(packed.headers.get("etag")).toBe(plain.headers.get("etag"));
  });
});
