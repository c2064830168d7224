import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Hono } from "hono";
import type { Gateway } from "./verbs/gateway.ts";
import { showRecord } from "./verbs/show-record.ts";
import type { createPages, PagesOptions } from "./web/create-pages.tsx";
import type { PageSources, VerifierFile, WebAsset, WebAssets } from "./web/sources.ts";

const FOLDER = join(import.meta.dirname, "../build/web");

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** The pages for people as the set-up has built them, over the verbs of one gateway; the root leads to them. */
export async function mountPages(
  app: Pick<Hono, "get"> & { route(path: string, pages: Hono): unknown },
  gateway: Gateway,
  capabilities: Omit<PageSources, "showRecord"> & Pick<PagesOptions, "identify" | "recordAccess">,
  options: Pick<PagesOptions, "report" | "signIn" | "isSecure" | "countLookUp">,
): Promise<void> {
  const { createPages, assets } = await loadPages();
  const pages = createPages({
    sources: { ...capabilities, showRecord: (recordId, limit) => showRecord(gateway, recordId, limit) },
    assets,
    partner: gateway.partner.iso,
    partners: gateway.directory.partners.map(({ iso }) => iso),
    now: gateway.now,
    identify: capabilities.identify,
    recordAccess: capabilities.recordAccess,
    ...options,
  });
  app.route("/verify", pages);
  app.get("/", (c) => c.redirect("/verify"));
}

interface Pages {
  readonly createPages: typeof createPages;
  readonly assets: WebAssets;
}

/** Loads the pages: what runs here, and the files that browsers are given. */
async function loadPages(): Promise<Pages> {
  let names: Record<string, string>;
  try {
    names = JSON.parse(readFileSync(join(FOLDER, "assets.json"), "utf8")) as Record<string, string>;
  } catch (error) {
    throw new Error(`The pages are not built (${(error as Error).message}): node scripts/setup.mjs`);
  }
  const files = new Map<string, WebAsset>(
    Object.values(names).map((name) => [
      name,
      {
        type: TYPES[extname(name)] ?? "application/octet-stream",
        bytes: new Uint8Array(readFileSync(join(FOLDER, "assets", name))),
      },
    ]),
  );
  const built = (await import(pathToFileURL(join(FOLDER, "create-pages.mjs")).href)) as Pick<Pages, "createPages">;
  return {
    createPages: built.createPages,
    assets: {
      urlOf: (name) => `/verify/assets/${names[name]}`,
      find: (hashedName) => files.get(hashedName),
      verifier: loadVerifier(),
    },
  };
}

/** The page that verifies with a receipt, as the set-up has built it. */
function loadVerifier(): VerifierFile {
  const html = readFileSync(join(FOLDER, "verifier.html"), "utf8");
  return {
    html,
    sha256: createHash("sha256").update(html).digest("hex"),
    policy: readFileSync(join(FOLDER, "verifier.policy"), "utf8"),
  };
}
