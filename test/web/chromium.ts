import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium that `CONCORD_TEST_CHROMIUM` names, else the one on the PATH; undefined when there is none. */
export const chromiumPath = process.env.CONCORD_TEST_CHROMIUM || findOnPath("chromium");

/** Why a test in a browser is left out, to be put in its title; nothing where it is not. */
export const skipReason =
  chromiumPath === undefined ? " (skipped: no chromium; CONCORD_TEST_CHROMIUM may name one)" : "";

function findOnPath(name: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Starts Chromium without a window. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? "chromium", args: FLAGS });
}

/** A page with all that it asked for and all that it complained of, policy violations among it. */
export interface WatchedPage {
  readonly page: Page;
  readonly requests: Request[];
  readonly complaints: string[];
}

/** Opens a page of its own. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const requests: Request[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => void requests.push(request));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.location().url}: ${message.text()}`);
  });
  page.on("pageerror", (error) => void complaints.push(error.message));
  await page.goto(url);
  return { page, requests, complaints };
}
