import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Language, languages } from "../../gateway/domain/codes/code-list.ts";
import { verifyHere } from "../../gateway/web/browser/verifier/verify-here.ts";
import { hostileBlocks } from "../receipts/hostile-blocks.ts";
import { hostileForms } from "../receipts/hostile-forms.ts";
import { hostileProofs } from "../receipts/hostile-proofs.ts";
import { contentOf, makeReceipt, NOW, files as recorded } from "../receipts/receipt-kit.ts";
import { renew } from "../receipts/renewal-kit.ts";
import { chromiumPath, openChromium, openPage, skipReason } from "./chromium.ts";
import { requireAccessible } from "./require-accessible.ts";

// The page that verifies by itself, past the usual length: one browser serves every case.

const VERIFIER = pathToFileURL(join(import.meta.dirname, "../../build/web/verifier.html")).href;
const MIB = 1_048_576;
const words = {
  "zh-Hans": ["截至区块 41234", "验证者声称", "成立", "不成立", "无法判断", "怎么办", "中国（CN）", "凭收据核验文件"],
  "zh-Hant": ["截至區塊 41234", "驗證者聲稱", "成立", "不成立", "無法判斷", "怎麼辦", "中國（CN）", "憑收據核驗檔案"],
  en: [
    "As of block 41234",
    "claimed by the validators",
    "Holds",
    "Fails",
    "Unknown",
    "What to do",
    "Hong Kong SAR China (HK)",
    "Verify files with a receipt",
  ],
  pt: [
    "À data do bloco 41234",
    "declarada pelos validadores",
    "Confirma-se",
    "Não se confirma",
    "Desconhecido",
    "O que fazer",
    "China (CN)",
    "Verificar ficheiros com um recibo",
  ],
} as const satisfies Readonly<Record<Language, readonly string[]>>;

// The file that a court keeps: opened from a disk, with nobody to serve it and nobody to ask.
describe.skipIf(chromiumPath === undefined)(`the verifier in one file, in Chromium${skipReason}`, () => {
  let browser: Browser;
  let folder: string;
  const { receipt, anchor } = makeReceipt({ anchor: { valid: { from: "2025-01-01", until: "2999-12-31" } } });

  beforeAll(async () => {
    browser = await openChromium();
    folder = mkdtempSync(join(tmpdir(), "concord-verifier-"));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await browser.close();
  });

  const fileOf = (name: string, content: string | Uint8Array): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const jsonOf = (name: string, value: unknown): string => fileOf(name, JSON.stringify(value));
  const open = (language: Language = "en", options: BrowserContextOptions = {}) =>
    openPage(browser, `${VERIFIER}?lang=${language}`, options);
  const files = () => [
    fileOf("photo.jpg", contentOf("photo.jpg")),
    fileOf("report.pdf", "not what was recorded"),
    fileOf("stranger.txt", "of which the receipt tells nothing"),
  ];
  async function verify(page: Page, chosen: readonly string[], given: unknown, by: unknown): Promise<void> {
    await page.locator("#files").setInputFiles([...chosen]);
    await page.locator("#receipt").setInputFiles(jsonOf("receipt.json", given));
    await page.locator("#anchor").setInputFiles(by === undefined ? [] : jsonOf("anchor.json", by));
    await page.locator("button[type=submit]").click();
    await page.locator(".result").waitFor();
  }
  const conclusions = (page: Page) => page.locator("article > header .verdict").allInnerTexts();
  const resultOf = async (page: Page) => (await page.locator(".result").textContent()) ?? "";
  const statusOf = (page: Page) => page.locator("#verifier-status").textContent();

  it("says without a network, in four languages, as of which block and by whose claim, then what holds and what does not", async () => {
    const { page, requests, complaints } = await open("zh-Hans");
    await page.context().setOffline(true);
    await page.context().route(/^(?!blob:)/, (route) => route.abort());
    await verify(page, files(), receipt, anchor);
    for (const language of languages) {
      await page.locator(`.languages a[lang="${language}"]`).click();
      await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
      const [asOf, claimed, holds, fails, unknown, whatToDo, partner, title] = words[language];
      expect(await conclusions(page)).toEqual([holds, fails, unknown]);
      expect(await page.locator("article:first-of-type .finding .verdict").allInnerTexts()).toEqual([
        ...[holds, holds, holds, holds, holds],
        unknown,
        holds,
      ]);
      const text = await resultOf(page);
      expect(text.slice(0, text.indexOf("photo.jpg"))).toMatch(
        new RegExp(`${asOf} 2025-11-24 16:00:00 UTC [(（]${claimed}`),
      );
      const codes = ["digests-match", "digest-differs", "not-disclosed", "no-custody-events"];
      for (const each of [...codes, whatToDo, partner, "case/photo.jpg"]) expect(text).toContain(each);
      expect(await page.title()).toBe(`${title} · Concord`);
    }
    expect(requests.map((request) => request.url()).filter((url) => !url.startsWith("blob:"))).toEqual([
      `${VERIFIER}?lang=zh-Hans`,
    ]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("answers what Node answers, to the letter, of a sound receipt and of two hundred tampered ones", async () => {
    const context = await browser.newContext();
    // The worker that the page begins, as it ships.
    await context.addInitScript(`const Begun = Worker;
      self.Worker = class extends Begun {
        constructor(url) {
          super(url);
          self.first ??= this;
          self.ready ??= new Promise((done) => this.addEventListener("message", () => setTimeout(done), { once: true }));
        }
      };`);
    const page = await context.newPage();
    await page.goto(VERIFIER);
    const all = [...hostileForms, ...hostileProofs, ...hostileBlocks];
    const every = Math.floor(all.length / 200);
    const sound = { receipt: JSON.stringify(receipt), anchor: JSON.stringify(anchor), question: {} };
    const questions = [sound, ...all.filter((_, position) => position % every === 0)].map((each) => {
      const { now = NOW, ...question } = (each.question ?? {}) as { now?: number };
      return { receipt: each.receipt, anchor: each.anchor, files: recorded, ...question, nowMs: now * 1_000 };
    });
    const answers = await page.evaluate(`(async (questions) => {
      await self.ready;
      const answers = [];
      for (const question of questions) {
        self.first.postMessage(question);
        answers.push(await new Promise((done) => { self.first.onmessage = ({ data }) => done(JSON.stringify(data)); }));
      }
      return answers;
    })(${JSON.stringify(questions)})`);
    const reports = questions.map(verifyHere);
    const others = reports.flatMap((report, position) =>
      JSON.stringify(report) === (answers as string[])[position] ? [] : [questions[position]?.receipt.slice(0, 500)],
    );
    expect(others).toEqual([]);
    expect(questions.length).toBeGreaterThan(200);
    expect(new Set(reports.map((each) => (each.type === "refused" ? each.code : each.type))).size).toBeGreaterThan(10);
    await context.close();
  });

  it("lets nothing out, whatever a script in it tries", async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { page, complaints } = await open();
    const tried = await page.evaluate(`Promise.all([
      fetch("http://${host}/").then(() => "out", () => "kept"),
      ...[["img", "src"], ["script", "src"], ["link", "href"]].map(([tag, address]) => new Promise((done) => {
        const element = Object.assign(document.createElement(tag), { rel: "stylesheet", [address]: "http://${host}/" + tag });
        element.onload = () => done("out");
        element.onerror = () => done("kept");
        document.head.append(element);
      })),
      new Promise((done) => {
        const socket = new WebSocket("ws://${host}");
        socket.onopen = () => done("out");
        socket.onerror = () => done("kept");
      }),
    ]).finally(() => navigator.sendBeacon("http://${host}/beacon", "x"))`);
    expect(tried).toEqual(Array.from({ length: 5 }, () => "kept"));
    expect(asked).toBe(0);
    expect(complaints.filter((text) => text.includes("Content Security Policy")).length).toBeGreaterThanOrEqual(5);
    await page.context().close();
    server.close();
  });

  it("refuses what contradicts itself, leaves open what is no receipt, and without an anchor what the ledger has", async () => {
    const { page } = await open();
    const [photo = ""] = files();
    const lacking = { ...receipt, proof: { nodes: receipt.proof.nodes.slice(1) } };
    const elsewhere = { ...anchor, ledger: { ...anchor.ledger, chainId: "1" } };
    for (const [given, by, verdict, code] of [
      [lacking, anchor, "Fails", "state-root-mismatch"],
      [receipt, elsewhere, "Fails", "wrong-ledger"],
      [{ hello: "world" }, anchor, "Unknown", "receipt-malformed"],
    ] as const) {
      await verify(page, [photo], given, by);
      // What was found before may still be there.
      await expect.poll(() => page.locator("article .code").allInnerTexts()).toEqual([code]);
      expect(await conclusions(page)).toEqual([verdict]);
    }
    await verify(page, [photo], receipt, undefined);
    expect(await conclusions(page)).toEqual(["Unknown"]);
    const text = await resultOf(page);
    expect(text).toContain("verified by a receipt without an anchor");
    expect(text).toMatch(/no-anchor\s*What to do\s*Get the ledger's anchor/);
    expect(text).toContain("As the receipt says, unproven");
    await page.locator("summary").click();
    await page.locator("#checkpoints").setInputFiles(jsonOf("checkpoint.json", {}));
    await page.locator("button[type=submit]").click();
    expect(await statusOf(page)).toBe(
      "A checkpoint counts with the anchor that names who countersigns it. Choose the anchor.",
    );
    await verify(page, [photo], receipt, anchor);
    expect(await page.locator("article .code").allInnerTexts()).toEqual(["checkpoint-malformed"]);
    await page.context().close();
  });

  it("verifies a receipt that was renewed after its anchor has ended, with the anchor of then", async () => {
    const { page, complaints } = await open();
    const { renewal, anchors, today } = renew([{ day: "2026-03-01", until: "2999-01-01" }]);
    const chosen = [fileOf("photo.jpg", contentOf("photo.jpg")), fileOf("report.pdf", "not what was recorded")];
    await verify(page, chosen, renewal, JSON.parse(today));
    expect(await conclusions(page)).toEqual(["Unknown", "Fails"]);
    expect(await resultOf(page)).toContain("former-anchor-unknown");
    await page.locator("summary").click();
    await page.locator("#formerAnchors").setInputFiles(fileOf("former.json", anchors[0] ?? ""));
    await verify(page, chosen, renewal, JSON.parse(today));
    await expect.poll(() => conclusions(page)).toEqual(["Holds", "Fails"]);
    expect(await resultOf(page)).toMatch(
      /As of block 41234.*renewed under sha3-512 \(as of block 60005\).*2026-03-01/s,
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("is used by keyboard alone, and says what is missing", async () => {
    const { page, complaints } = await open();
    // Whoever waits for the next one alone may be too late to be told of it.
    page.on("filechooser", () => undefined);
    const focused = () => page.locator(":focus").getAttribute("id");
    await page.locator("button[type=submit]").focus();
    await page.keyboard.press("Enter");
    expect(await statusOf(page)).toBe("Choose the files to verify first.");
    expect([await focused(), await page.locator("#files").getAttribute("aria-invalid")]).toEqual(["files", "true"]);
    for (const [field, chosen] of [
      ["files", files().slice(0, 1)],
      ["receipt", [jsonOf("r.json", receipt)]],
      ["anchor", [jsonOf("a.json", anchor)]],
    ] as const) {
      expect(await focused()).toBe(field);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
      await chooser.setFiles([...chosen]);
      await page.keyboard.press("Tab");
    }
    // The other choices are folded away until they are asked for.
    for (const key of ["Enter", "Tab", "Tab", "Tab"]) await page.keyboard.press(key);
    await page.keyboard.type("hk");
    await page.keyboard.press("Tab");
    await page.keyboard.type("30");
    await page.keyboard.press("Enter");
    await page.locator(".result").waitFor();
    expect(await statusOf(page)).toMatch(/^Done\./);
    // Asked was for a state of the last thirty days.
    expect(await resultOf(page)).toContain("receipt-old");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("stops when told to, and forgets a result when something else is chosen", async () => {
    const { page } = await open();
    await page.locator("#receipt").setInputFiles(jsonOf("r.json", receipt));
    await page.locator("#files").setInputFiles(fileOf("huge.bin", new Uint8Array(100 * MIB)));
    await page.locator("button[type=submit]").click();
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await statusOf(page)).toBe("Cancelled.");
    await verify(page, files().slice(0, 1), receipt, anchor);
    expect(await conclusions(page)).toEqual(["Holds"]);
    await page.locator("#files").setInputFiles(files().slice(1));
    await page.locator(".result").waitFor({ state: "detached" });
    await page.context().close();
  });

  it.each([
    ["light", 1_280],
    ["dark", 320],
  ] as const)(
    "breaks no rule of WCAG 2.2 AA that axe can tell (%s, %i pixels wide), and never scrolls sideways",
    async (colorScheme, width) => {
      const { page } = await open("en", { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      await page.locator("summary").click();
      await verify(page, files(), receipt, anchor);
      await requireAccessible(page);
      await page.context().close();
    },
  );
});
