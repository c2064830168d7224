import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { chromiumPath, openChromium } from "../../test/web/chromium.ts";

const PAGES = 9;
const PAGE = pathToFileURL(resolve(import.meta.dirname, "../../build/web/verifier.html")).href;

/** What a freshly loaded page took; milliseconds. */
export interface PageTimes {
  /** From opening it until its verifier may be asked. */
  readonly ready: number;
  /** The verifier's first answer, sent to it and back. */
  readonly first: number;
  /** The median of many later ones. */
  readonly warm: number;
  /** From the button to the verdict shown, the file digested meanwhile. */
  readonly shown: number;
}

/** Times the page that verifies with a receipt, as it ships, each time freshly loaded; undefined where there is no Chromium. */
export async function timeInChromium(folder: string): Promise<PageTimes[] | undefined> {
  if (chromiumPath === undefined) return undefined;
  const browser = await openChromium();
  try {
    const times: PageTimes[] = [];
    for (let nth = 0; nth < PAGES; nth += 1) times.push(await timePage(browser, folder));
    return times;
  } finally {
    await browser.close();
  }
}

const WATCH_WORKER = `const Begun = Worker;
  self.Worker = class extends Begun {
    constructor(url) {
      super(url);
      if (self.first !== undefined) return;
      self.first = this;
      self.ready = new Promise((done) => this.addEventListener("message", () => {
        const at = performance.now();
        setTimeout(() => done(at));
      }, { once: true }));
    }
  };`;

const TIME_ANSWERS = `(async (question) => {
  const ready = await self.ready;
  const ask = () => new Promise((done) => {
    const start = performance.now();
    self.first.onmessage = ({ data }) => {
      const findings = data.answer?.findings.filter(({ verdict, fragment }) => verdict !== "holds" && fragment !== "custody");
      if (findings?.length !== 0) throw new Error(JSON.stringify(data).slice(0, 500));
      done(performance.now() - start);
    };
    self.first.postMessage(question);
  });
  const first = await ask();
  for (let nth = 0; nth < 200; nth += 1) await ask();
  const times = [];
  for (let nth = 0; nth < 100; nth += 1) times.push(await ask());
  return { ready, first, warm: times.sort((a, b) => a - b)[50] };
})`;

const TIME_SHOWN = `new Promise((done) => {
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (document.querySelector(".result") === null) return;
    observer.disconnect();
    done(performance.now() - start);
  }).observe(document.body, { childList: true, subtree: true });
  document.querySelector("button[type=submit]").click();
})`;

async function timePage(browser: Browser, folder: string): Promise<PageTimes> {
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const question = { receipt: read("receipt.json"), anchor: read("anchor.json"), files: [], nowMs: Date.now() };
  const asked = await openPage(browser);
  const answers = await asked.evaluate(`${TIME_ANSWERS}(${JSON.stringify(question)})`);
  await asked.context().close();
  // Another page, since the first one's verifier has run.
  const shown = await openPage(browser);
  for (const [field, name] of Object.entries({ files: "photo.png", receipt: "receipt.json", anchor: "anchor.json" }))
    await shown.locator(`#${field}`).setInputFiles(join(folder, name));
  await shown.evaluate("self.ready");
  const time = (await shown.evaluate(TIME_SHOWN)) as number;
  const verdict = await shown.locator("article > header .verdict--holds").count();
  if (verdict !== 1) throw new Error("the page does not say that the file holds");
  await shown.context().close();
  return { ...(answers as Omit<PageTimes, "shown">), shown: time };
}

async function openPage(browser: Browser) {
  const context = await browser.newContext();
  await context.addInitScript(WATCH_WORKER);
  const page = await context.newPage();
  await page.goto(PAGE);
  return page;
}
