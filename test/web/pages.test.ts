import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildBatch } from "../../gateway/domain/ids.ts";
import { acceptBatch } from "../../gateway/verbs/accept-batch.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { act, keepPackage, openGateway, recordingOf, strangeId, type TestGateway } from "../verbs/test-gateway.ts";
import { publishNotice } from "./published-notice.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let door: Door;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
  door = await takeDoor();
  await door.openWithPages(cn);
});
afterAll(async () => {
  await door.close();
  await cn.stop();
  await chain.stop();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${door.url}${path}`, { headers, redirect: "manual" });
const textOf = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text();
const officer = () => keyOf(founded.officers, "CN");

describe("the pages", () => {
  it("are led to from the root", async () => {
    const answer = await get("/");
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/verify"]);
  });

  it.each([
    ["/verify", "de, pt;q=0.4, zh-HK;q=0.9", "zh-Hant", "核驗檔案"],
    ["/verify", "en;q=0.1, zh-CN;q=0.2", "zh-Hans", "核验文件"],
    ["/verify", "", "en", "Verify files"],
    ["/verify?lang=pt", "zh-CN", "pt", "Verificar ficheiros"],
    ["/verify?lang=xx", "pt-PT", "pt", "Verificar ficheiros"],
  ])("of %s speak to Accept-Language %j in %s", async (path, accepted, language, heading) => {
    const answer = await get(path, { "accept-language": accepted });
    const html = await answer.text();
    expect(answer.headers.get("content-language")).toBe(language);
    expect(answer.headers.get("vary")).toContain("Accept-Language");
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(heading);
  });

  it("keep a chosen language, and the id, in the switcher", async () => {
    const id = strangeId();
    const html = await textOf(`/verify/record?lang=zh-Hant&id=${id}`);
    expect(html).toContain(`href="/verify/record?id=${id}&amp;lang=pt"`);
    expect(html).toContain('href="/verify?lang=zh-Hant"');
  });

  it("allow this gateway alone: no other host, nothing inline, no frame", async () => {
    const answer = await get("/verify");
    const html = await answer.text();
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
    expect(answer.headers.get("content-security-policy")).not.toMatch(/unsafe|http/);
    expect(html).not.toMatch(/<script(?![^>]* src="\/verify\/assets\/)|<style| style=| on[a-z]+="/);
    expect(html).not.toMatch(/(?:src|href)="(?!\/|#)/);
  });

  it("load files that are named by their content and kept for ever", async () => {
    const html = await textOf("/verify");
    const addresses = [...html.matchAll(/"(\/verify\/assets\/[^"]+)"/g)].map(([, address]) => address ?? "");
    expect(addresses).toHaveLength(4);
    for (const address of addresses) {
      expect(address).toMatch(/-[A-Z0-9]{8}\.(?:js|css|svg)$/);
      const answer = await get(address);
      expect([address, answer.status]).toEqual([address, 200]);
      expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(answer.headers.get("content-security-policy")).toContain("script-src 'wasm-unsafe-eval'");
    }
    expect((await get("/verify/assets/start.js")).status).toBe(404);
  });

  it("say without a script that verification needs one, and show the notices", async () => {
    const { noticeId } = await publishNotice(founded, cn);
    const html = await textOf("/verify");
    expect(html).toMatch(/<noscript>.*concord verify FILE.*<\/noscript>/);
    expect(html).toContain(`href="/verify/record?id=${noticeId}"`);
    expect(html).toContain("Not acknowledged yet");
    expect(html).toContain("Load it again".toLowerCase());
  });
});

describe("looking up an id", () => {
  it("shows evidence after the block that it holds as of", async () => {
    const root = await keepPackage(cn, "looked-up");
    await act(cn, officer(), recordingOf(root));
    const [row] = await cn.store.evidenceOfRoots([root]);
    const html = await textOf(`/verify/record?id=${row?.evidenceId}`);
    for (const text of [
      "Evidence: Customs declaration",
      "GBA, version 1",
      "Stands",
      "looked-up.csv",
      `href="/v1/evidence/${row?.evidenceId}/exhibits/0"`,
      "claimed by the validators",
    ])
      expect(html).toContain(text);
    expect(html.indexOf("As of block")).toBeLessThan(html.indexOf("GBA, version 1"));
  });

  it("takes an id with spaces around it, in capitals, without 0x", async () => {
    const { noticeId } = await publishNotice(founded, cn);
    for (const written of [` ${noticeId} `, noticeId.toUpperCase().replace("X", "x"), noticeId.slice(2)]) {
      expect(await textOf(`/verify/record?id=${encodeURIComponent(written)}`)).toContain("Notice: Alert");
    }
  });

  it("shows a notice with every recipient, in the language asked for", async () => {
    const { noticeId } = await publishNotice(founded, cn, { pattern: ["split-parcels"] });
    const html = await textOf(`/verify/record?id=${noticeId}&lang=zh-Hant`);
    for (const text of ["通報", "1 特急", "化整為零寄運", "待簽收", "中國香港特別行政區"]) expect(html).toContain(text);
  });

  it("shows a batch with its members", async () => {
    const roots = [await keepPackage(cn, "first"), await keepPackage(cn, "second")];
    const { root } = await acceptBatch(cn, roots);
    expect(root).toBe(buildBatch(roots).root);
    await act(cn, officer(), recordingOf(root, 2));
    const [record] = await cn.store.recordsOfRoot(root);
    const html = await textOf(`/verify/record?id=${record?.recordId}`);
    expect(html).toContain("This gateway shows 2 of 2.");
    for (const { evidenceId } of await cn.store.evidenceOfRoots(roots)) expect(html).toContain(evidenceId);
  });

  it.each([
    ["", 422, "Enter an id."],
    ["0x1234", 422, "That is not an id"],
    ["<script>alert(1)</script>", 422, "&lt;script&gt;"],
    ["\u202e0x12", 422, "\\u{202e}0x12"],
    [`0x${"5a".repeat(32)}`, 404, "This gateway does not know that id"],
  ])("answers %j with %i and says what is wrong", async (id, status, text) => {
    const answer = await get(`/verify/record?id=${encodeURIComponent(id)}`);
    const html = await answer.text();
    expect(answer.status).toBe(status);
    expect(html).toContain(text);
    expect(html).not.toContain("<script>alert");
  });

  it("takes what is typed in a body, and leads an id to its own address; what is none is in no address", async () => {
    const { noticeId } = await publishNotice(founded, cn);
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const post = (form: Record<string, string>) =>
      fetch(`${door.url}/verify/record`, {
        method: "POST",
        headers: { ...type, "accept-language": "en" },
        body: new URLSearchParams(form),
        redirect: "manual",
      });
    const led = await post({ id: ` ${noticeId.toUpperCase().replace("X", "x")} `, lang: "pt" });
    expect([led.status, led.headers.get("location")]).toEqual([303, `/verify/record?lang=pt&id=${noticeId}`]);
    const wrong = await post({ id: "JM-2023-0174 <b>" });
    expect([wrong.status, wrong.headers.get("location")]).toEqual([422, null]);
    const html = await wrong.text();
    expect(html).toContain("That is not an id");
    expect(html).not.toMatch(/href="[^"]*0174|<b>/);
    expect((await post({ id: "x".repeat(10_000) })).status).toBe(422);
    expect(await textOf("/verify")).toMatch(/<form[^>]*method="post"[^>]*action="\/verify\/record"/);
  });

  it("answers an address that there is not with a page", async () => {
    const answer = await get("/verify/nowhere");
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining("There is no such page")]);
  });
});

describe("the board", () => {
  it("has older notices on pages of their own, each once, that keep the language", async () => {
    const published = [];
    for (let nth = 0; nth < 51; nth += 1) published.push((await publishNotice(founded, cn)).noticeId);
    const shown: string[] = [];
    let path: string | undefined = "/verify?lang=pt";
    while (path !== undefined) {
      const html = await textOf(path);
      shown.push(...[...html.matchAll(/id="notice-(0x[0-9a-f]{64})"/g)].map(([, id]) => id ?? ""));
      expect(html.match(/data-board="[^"]*"/)?.[0].includes("after=")).toBe(path.includes("after="));
      path = html
        .match(/href="(\/verify\?after=[^"]+lang=pt)#notices">Avisos anteriores/)?.[1]
        ?.replaceAll("&amp;", "&");
    }
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown).toEqual(expect.arrayContaining(published));
  });

  it("says of a place in the list that is none that it is not valid", async () => {
    const answer = await get("/verify?after=nowhere");
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining("The place in the list")]);
  });

  it("says overdue when a recipient is silent past the agreement's clock", async () => {
    await publishNotice(founded, cn);
    cn.clock.ahead = 25 * 3_600_000;
    try {
      expect(await textOf("/verify/board")).toContain("Acknowledgement overdue");
    } finally {
      cn.clock.ahead = 0;
    }
  });

  it("says that the node is silent, how old what it shows is, and shows it", async () => {
    const { noticeId } = await publishNotice(founded, cn);
    await chain.stop();
    await expect(cn.follower.catchUp()).rejects.toMatchObject({ code: "node-unreachable" });
    const html = await textOf("/verify/board");
    expect(html).toContain("The chain node does not answer");
    expect(html).toMatch(/checked against its chain node \d+ seconds? before/);
    expect(html).toContain(noticeId);
  });
});
