import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Language, languages } from "../../gateway/domain/codes/code-list.ts";
import type { NoticeRow } from "../../gateway/domain/ports.ts";
import { ZERO_BYTES32 } from "../../gateway/domain/scalars.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { act, keepPackage, openGateway, recordingOf, type TestGateway } from "../verbs/test-gateway.ts";
import { chromiumPath, openChromium, openPage, skipReason } from "./chromium.ts";
import { publishNotice } from "./published-notice.ts";
import { requireAccessible } from "./require-accessible.ts";

// The page of an officer, past the usual length: one gateway and one browser serve every case.

const MIB = 1_048_576;
const words: Readonly<Record<Language, { holds: string; fails: string; unknown: string }>> = {
  "zh-Hans": { holds: "成立", fails: "不成立", unknown: "无法判断" },
  "zh-Hant": { holds: "成立", fails: "不成立", unknown: "無法判斷" },
  en: { holds: "Holds", fails: "Fails", unknown: "Unknown" },
  pt: { holds: "Confirma-se", fails: "Não se confirma", unknown: "Desconhecido" },
};

describe.skipIf(chromiumPath === undefined)(`/verify in Chromium${skipReason}`, () => {
  let chain: ChainChild;
  let founded: Founded;
  let cn: TestGateway;
  let hk: TestGateway;
  let door: Door;
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    chain = await startChain();
    founded = await foundSmall(chain.url);
    [cn, hk] = await Promise.all([openGateway(founded, "CN"), openGateway(founded, "HK")]);
    door = await takeDoor();
    await door.openWithPages(cn);
    browser = await openChromium();
    folder = mkdtempSync(join(tmpdir(), "concord-page-"));
    await act(cn, keyOf(founded.officers, "CN"), recordingOf(await keepPackage(cn, "parcels")));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await browser.close();
    await door.close();
    await Promise.all([cn.stop(), hk.stop()]);
    await chain.stop();
  });

  const fileOf = (name: string, content: string | Uint8Array): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const open = (path = "/verify", options = {}) => openPage(browser, `${door.url}${path}`, options);
  const verdictOf = (name: string) => `article:has(h3 bdi:text-is("${name}"))`;

  it.each(languages)(
    "says in %s of a file that it holds, of a changed byte that it fails, of a stranger that it is unknown",
    async (language) => {
      const { page, complaints } = await open(`/verify?lang=${language}`);
      await page
        .locator("#verify-files")
        .setInputFiles([
          fileOf("recorded.csv", "content of parcels"),
          fileOf("parcels.csv", "Content of parcels"),
          fileOf("stranger.csv", "never recorded, and of no size that is"),
        ]);
      const conclude = async (name: string) => page.locator(`${verdictOf(name)} > header .verdict`).textContent();
      const { holds, fails, unknown } = words[language];
      expect([await conclude("recorded.csv"), await conclude("parcels.csv"), await conclude("stranger.csv")]).toEqual([
        holds,
        fails,
        unknown,
      ]);
      expect(await page.locator(`${verdictOf("recorded.csv")} .finding .verdict`).allInnerTexts()).toEqual([
        holds,
        holds,
        holds,
        holds,
        holds,
        unknown,
        unknown,
      ]);
      // Unknown is told apart by its word, its symbol and its outline, not by colour alone.
      const shapes = await page
        .locator("article > header .verdict svg")
        .evaluateAll((symbols) => symbols.map(({ innerHTML }) => innerHTML));
      expect(new Set(shapes).size).toBe(3);
      expect(await page.locator("#verify-result").innerHTML()).toMatch(/^<section.*?<div class="as-of">.*?<article/s);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it("says a result again in the language that is switched to, and then forgets it", async () => {
    const { page } = await open("/verify?lang=en");
    await page.locator("#verify-files").setInputFiles([fileOf("kept.csv", "content of parcels")]);
    await page.locator(verdictOf("kept.csv")).waitFor();
    await page.locator('.languages a[lang="zh-Hant"]').click();
    await page.locator(`${verdictOf("kept.csv")} > header .verdict:has-text("成立")`).waitFor();
    await page.reload();
    await page.locator("#verify-form").waitFor();
    expect(await page.locator(verdictOf("kept.csv")).count()).toBe(0);
    await page.context().close();
  });

  it("digests what openssl would, of no byte and of many megabytes", async () => {
    const { page } = await open();
    const large = randomBytes(9 * MIB + 17);
    await page.locator("#verify-files").setInputFiles([fileOf("empty.bin", ""), fileOf("large.bin", large)]);
    for (const [name, content] of [
      ["empty.bin", new Uint8Array()],
      ["large.bin", large],
    ] as const) {
      await page.locator(verdictOf(name)).waitFor();
      const digests = await page.locator(`${verdictOf(name)} dd .hex`).allInnerTexts();
      const digest = (algorithm: string) => createHash(algorithm).update(content).digest("hex");
      expect(digests.slice(-2)).toEqual([digest("sha256"), digest("sm3")]);
    }
    await page.context().close();
  });

  it("sends name, size and digests, nothing of the file, and nothing to another host", async () => {
    const { page, requests } = await open();
    const content = randomBytes(2 * MIB).toString("base64");
    await page.locator("#verify-files").setInputFiles(fileOf("secret.txt", content));
    await page.locator("article").waitFor();
    const posts = requests.filter((request) => request.method() !== "GET");
    expect(posts.map((request) => new URL(request.url()).pathname)).toEqual(["/v1/verifications"]);
    const digest = (algorithm: string) => createHash(algorithm).update(content).digest("hex");
    expect(posts[0]?.postDataJSON()).toEqual({
      files: [{ name: "secret.txt", size: content.length, sha256: digest("sha256"), sm3: digest("sm3") }],
    });
    for (const request of requests) {
      expect(new URL(request.url()).origin).toBe(door.url);
      expect(request.url().length).toBeLessThan(300);
    }
    await page.context().close();
  });

  it("shows progress, and stops when told to", async () => {
    const { page, requests } = await open();
    await page.locator("#verify-files").setInputFiles(fileOf("huge.bin", new Uint8Array(400 * MIB)));
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await page.locator("#verify-status").textContent()).toBe("Cancelled.");
    expect(await page.getByRole("progressbar").count()).toBe(0);
    expect(requests.some((request) => request.method() === "POST")).toBe(false);
    await page.context().close();
  });

  it("takes files that are dropped", async () => {
    const { page } = await open();
    const dropped = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["content of parcels"], "dropped.csv"));
      return transfer;
    })()`);
    await page.dispatchEvent("#verify-form", "drop", { dataTransfer: dropped });
    expect(await page.locator(`${verdictOf("dropped.csv")} > header .verdict`).textContent()).toBe("Holds");
    await page.context().close();
  });

  it("says unknown of a file that it could not read, and verifies the others", async () => {
    const { page } = await open();
    const files = [fileOf("slow.bin", new Uint8Array(60 * MIB)), fileOf("gone.csv", "x")];
    await page.locator("#verify-files").setInputFiles(files);
    rmSync(files[1] ?? "");
    await page.getByText("The browser could not read this").last().waitFor();
    expect(await page.locator(`${verdictOf("gone.csv")} .verdict`).allTextContents()).toEqual(["Unknown"]);
    expect(await page.locator(`${verdictOf("slow.bin")} > header .verdict`).textContent()).toBe("Unknown");
    await page.context().close();
  });

  it("says that nothing was verified when the gateway does not answer", async () => {
    const { page } = await open();
    await page.route("**/v1/verifications", (route) => route.abort());
    await page.locator("#verify-files").setInputFiles(fileOf("alone.csv", "x"));
    await page.getByText("The gateway did not answer").first().waitFor();
    expect(await page.locator("#verify-result .verdict").count()).toBe(0);
    await page.context().close();
  });

  it("leads to the page that verifies with a receipt, which goes on without the gateway", async () => {
    const { page, requests, complaints } = await open("/verify?lang=en");
    await page.getByRole("link", { name: "Verify with a receipt" }).click();
    await page.getByRole("link", { name: "Save this page" }).waitFor();
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByText("Save this page").click()]);
    expect(await readFile(await saved.path(), "utf8")).toContain("Content-Security-Policy");
    await page.context().setOffline(true);
    requests.length = 0;
    await page.locator("#files").setInputFiles(fileOf("some.csv", "content"));
    await page.locator("#receipt").setInputFiles(fileOf("none.json", "{}"));
    await page.locator("button[type=submit]").click();
    expect(await page.locator("article .code").textContent()).toBe("receipt-malformed");
    expect(requests.filter((request) => !request.url().startsWith("blob:"))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("looks an id up by keyboard alone, and leads back", async () => {
    const { noticeId } = await publishNotice(founded, cn);
    const { page, complaints } = await open();
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("Skip to the content");
    await page.getByRole("textbox", { name: "Id" }).focus();
    await page.keyboard.type(noticeId);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /^Notice: Alert/ }).waitFor();
    await page.getByRole("link", { name: "Back to the verification page" }).click();
    await page.getByRole("button", { name: "Look up" }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  const acknowledge = (row: NoticeRow) =>
    act(hk, keyOf(founded.officers, "HK"), {
      contract: "board",
      name: "acknowledge",
      args: { noticeId: row.noticeId, recipients: row.terms.recipients, office: ZERO_BYTES32 },
    });

  it.each([
    ["at once while the events come in", "Live", false, 3_000],
    ["within seconds when the stream of events is broken", "Not connected to live updates", true, 10_000],
  ])("shows by itself that a notice is published and acknowledged, %s", async (_how, state, isBroken, timeout) => {
    const { page, complaints } = await open("/verify?lang=zh-Hans");
    if (isBroken) await page.route("**/v1/events*", (route) => route.abort());
    await page.goto(`${door.url}/verify?lang=en`);
    await page.locator("#board-status").getByText(state).waitFor();
    const row = await publishNotice(founded, cn);
    const entry = page.locator(`li:has(#notice-${row.noticeId})`);
    await entry.getByText("Not acknowledged yet").waitFor({ timeout });
    await page.locator(`#notice-${row.noticeId}`).focus();
    await acknowledge(row);
    await entry.getByText(/^Acknowledged · /).waitFor({ timeout });
    // The keyboard stays where it was.
    expect(await page.locator(":focus").getAttribute("id")).toBe(`notice-${row.noticeId}`);
    if (!isBroken) expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says that the board is out of date when the gateway is not reached", async () => {
    const { page } = await open();
    await page.route("**/verify/board*", (route) => route.abort());
    await page.getByText("Not connected to the gateway").waitFor({ timeout: 25_000 });
    await page.context().close();
  });

  it.each([
    ["light", 1_280],
    ["dark", 1_280],
    ["light", 320],
  ] as const)(
    "breaks no rule of WCAG 2.2 AA that axe can tell (%s, %i pixels wide), and never scrolls sideways",
    async (colorScheme, width) => {
      await publishNotice(founded, cn);
      const options = { colorScheme, viewport: { width, height: 800 }, bypassCSP: true };
      const { page } = await open("/verify", options);
      await page
        .locator("#verify-files")
        .setInputFiles([
          fileOf("recorded.csv", "content of parcels"),
          fileOf("parcels.csv", "Content of parcels"),
          fileOf("stranger.csv", "never recorded, and of no size that is"),
        ]);
      await page.locator("article").nth(2).waitFor();
      await requireAccessible(page);
      await page.context().close();
    },
  );
});
