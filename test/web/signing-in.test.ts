import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as obtainTokens from "../../gateway/auth/obtain-tokens.ts";
import { openPageSignIn } from "../../gateway/auth/page-sign-in.ts";
import { verifyTokens } from "../../gateway/auth/verify-token.ts";
import { capabilitiesOf } from "../../gateway/capabilities-of.ts";
import type { Deps } from "../../gateway/cli/deps.ts";
import type { AccessEntry } from "../../gateway/domain/access-log.ts";
import type { ExhibitInclusion } from "../../gateway/domain/wire/inclusion.ts";
import type { Verification } from "../../gateway/domain/wire/verification.ts";
import { createApp } from "../../gateway/http/app.ts";
import { defaultLimits } from "../../gateway/http/connections/limits.ts";
import { boundLookUps } from "../../gateway/http/look-ups.ts";
import { identifyCaller } from "../../gateway/identify-caller.ts";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import { mountPages } from "../../gateway/mount-pages.ts";
import { showInclusion } from "../../gateway/verbs/show-inclusion.ts";
import { pagesClientOf } from "../../scripts/local/issuer/clients.ts";
import { type Browser, openBrowser, type Page } from "../auth/browser.ts";
import { type LocalIssuer, startLocalIssuer } from "../auth/local-issuer.ts";
import { runUnattended } from "../cli/unattended.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { protectionOf } from "../verbs/let-everybody-in.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import {
  act,
  bytesOf,
  digestsOf,
  keepPackage,
  openGateway,
  recordingOf,
  type TestGateway,
} from "../verbs/test-gateway.ts";
import { publishNotice } from "./published-notice.ts";

// Signing in, past the usual length: one issuer and one browser serve every case.

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let door: Door;
let issuer: LocalIssuer;
let home: string;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
  door = await takeDoor();
  issuer = await startLocalIssuer(["CN", "HK"], [{ iso: "CN", url: door.url }]);
  home = mkdtempSync(join(tmpdir(), "concord-home-"));
  await openTrusting();
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await issuer?.stop();
  await door?.close();
  await cn?.stop();
  await chain?.stop();
});

/** Lets the gateway answer as `gateway/main.ts` does, trusting the local issuer. */
async function openTrusting(): Promise<void> {
  const trusted = { issuer: issuer.url, algorithms: ["ES256"] as const, partners: ["CN", "HK"] };
  const rules = { issuers: [trusted], audience: door.url, clockSkewSeconds: 5, longestTokenSeconds: 3_600 };
  const verifyToken = verifyTokens({ ...rules, now: Date.now });
  const identify = identifyCaller(cn, { publicUrl: door.url, verifyToken, machines: [] });
  const capabilities = capabilitiesOf(cn, identify);
  const protection = { ...protectionOf(cn, door.url), issuers: [issuer.url] };
  const report = (error: unknown): never => {
    throw error;
  };
  const app = createApp({
    capabilities,
    protection,
    newRequestId: randomUUID,
    observe: () => {},
    report,
    now: cn.now,
    isEnding: () => false,
  });
  const lookUps = boundLookUps(defaultLimits);
  const client = { issuer: issuer.url, clientId: pagesClientOf("CN"), scope: "openid" };
  await mountPages(app, cn, capabilities, {
    report,
    signIn: openPageSignIn(client, { publicUrl: door.url, audience: door.url }),
    isSecure: false,
    countLookUp: (c, visitor) => lookUps.spend(c, visitor, 1),
  });
  door.openApp(app);
}

/** Signs in with a browser, beginning at a page. */
async function signIn(browser: Browser, account: string, path = "/verify"): Promise<Page> {
  const page = await browser.open(`${door.url}${path}`);
  const way = /href="(\/verify\/sign-in[^"]*)"/.exec(page.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const form = await browser.open(`${door.url}${way}`);
  return browser.submit(form, { name: account, password: issuer.passwordOf(account) });
}

describe("the pages", () => {
  it("show nothing to whoever is not signed in, and where to", async () => {
    const { noticeId } = await publishNotice(founded, cn);
    const logged = (await cn.store.accessEntries(0, 1_000)).length;
    for (const path of ["/verify", "/verify/board", `/verify/record?id=${noticeId}`]) {
      const answer = await fetch(`${door.url}${path}`);
      const html = await answer.text();
      expect([path, answer.status]).toEqual([path, 401]);
      expect(html).not.toMatch(/notice-0x|id="board"|As of block/);
      if (path !== "/verify/board") expect(html).toContain("/verify/sign-in?back=");
    }
    expect(await cn.store.accessEntries(logged, 10)).toEqual([]);
  });

  it("give everybody the page that verifies with a receipt, the same, and it may reach nothing", async () => {
    const answer = await fetch(`${door.url}/verify/receipt?lang=pt`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toBe(readFileSync(join(import.meta.dirname, "../../build/web/verifier.html"), "utf8"));
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
    expect(policy).not.toMatch(/connect-src|'self'|unsafe-inline|http/);
    expect(html).toContain(policy.replace("; frame-ancestors 'none'", ""));
    // Nobody is looked at, so that a session that has ended is no hindrance.
    const again = await fetch(`${door.url}/verify/receipt`, {
      headers: { "if-none-match": answer.headers.get("etag") ?? "", cookie: "concord-cn=ended" },
    });
    expect(again.status).toBe(304);
    expect(await (await fetch(`${door.url}/verify?lang=pt`)).text()).toContain('href="/verify/receipt?lang=pt"');
  });

  it("lead to the issuer and back to the page, and show it as the one who signed in", async () => {
    const { noticeId } = await publishNotice(founded, cn);
    const browser = openBrowser();
    const page = await signIn(browser, "cn-officer", `/verify/record?id=${noticeId}&lang=en`);
    expect([page.status, new URL(page.url).pathname]).toEqual([200, "/verify/record"]);
    expect(page.html).toContain("Notice: Alert");
    expect(page.html).toContain("cn-officer");
    expect((await browser.open(`${door.url}/verify?lang=en`)).html).toContain(`notice-${noticeId}`);
    expect([...browser.cookies.keys()].filter((name) => name.startsWith("concord-cn"))).toEqual(["concord-cn"]);
  });

  it("let their script ask, and no other site's", async () => {
    const browser = openBrowser();
    await signIn(browser, "cn-officer");
    const file = { name: "a", size: 1, sha256: "0".repeat(64), sm3: "0".repeat(64) };
    const post = (site: string) =>
      browser.open(`${door.url}/v1/verifications`, {
        method: "POST",
        headers: { "content-type": "application/json", "sec-fetch-site": site, "sec-fetch-mode": "cors" },
        body: JSON.stringify({ files: [file] }),
      });
    expect((await post("same-origin")).status).toBe(200);
    for (const site of ["cross-site", "same-site"]) expect((await post(site)).status).toBe(401);
  });

  it("show an auditor evidence and no notice, and a platform neither", async () => {
    const { noticeId } = await publishNotice(founded, cn);
    const root = await keepPackage(cn, "shown to auditors");
    await act(cn, keyOf(founded.officers, "CN"), recordingOf(root));
    const [row] = await cn.store.evidenceOfRoots([root]);
    const auditor = openBrowser();
    const front = await signIn(auditor, "cn-auditor");
    expect(front.html).toContain('id="verify"');
    expect(front.html).not.toContain("notice-0x");
    expect((await auditor.open(`${door.url}/verify/record?id=${row?.evidenceId}`)).status).toBe(200);
    expect((await auditor.open(`${door.url}/verify/record?id=${noticeId}`)).status).toBe(404);
    expect((await auditor.open(`${door.url}/verify/board`)).status).toBe(401);
    const entries = (await cn.store.accessEntries(0, 1_000)).map(({ body }) => JSON.parse(body) as AccessEntry);
    expect(entries.at(-1)).toMatchObject({ operation: "showBoard", status: 401, identity: { roles: ["auditor"] } });
    expect(entries.at(-3)).toMatchObject({
      operation: "showRecordPage",
      status: 200,
      identity: { partner: "CN", roles: ["auditor"] },
      named: [row?.evidenceId],
      shown: { evidence: [row?.evidenceId], notices: [], submissions: [] },
    });
    const platform = openBrowser();
    expect((await signIn(platform, "cn-platform")).html).toContain('id="verify"');
    expect((await platform.open(`${door.url}/verify/record?id=${row?.evidenceId}`)).status).toBe(403);
  });

  it("show people of another partner none of this one's", async () => {
    const page = await signIn(openBrowser(), "hk-officer");
    expect(page.html).not.toMatch(/id="verify"|notice-0x|id="look-up"/);
  });

  it("sign out, after which the issuer asks for the password again", async () => {
    const browser = openBrowser();
    await signIn(browser, "cn-officer");
    const out = await browser.open(`${door.url}/verify/sign-out`, { method: "POST" });
    expect([out.status, browser.cookies.has("concord-cn")]).toEqual([401, false]);
    const asked = await browser.open(`${door.url}/verify/sign-in`);
    expect(new URL(asked.url).origin).toBe(issuer.url);
    expect(asked.html).toContain('type="password"');
  });

  it("are not signed in to by a wrong password, a code of another sign-in, or without having begun", async () => {
    const browser = openBrowser();
    const form = await browser.open(`${door.url}/verify/sign-in`);
    const wrong = await browser.submit(form, { name: "cn-officer", password: issuer.passwordOf("cn-auditor") });
    expect([wrong.status, browser.cookies.has("concord-cn")]).toEqual([401, false]);
    const stranger = openBrowser();
    for (const query of ["?code=x&state=y", ""]) {
      const came = await stranger.open(`${door.url}/verify/signed-in${query}`);
      expect([came.status, stranger.cookies.has("concord-cn")]).toEqual([403, false]);
    }
    await browser.open(`${door.url}/verify/sign-in`);
    expect((await browser.open(`${door.url}/verify/signed-in?code=x&state=y`)).status).toBe(403);
  });

  it.each(["https://evil.example/", "//evil.example", "/verify@evil.example", "/verify\\evil", "/docs"])(
    "lead back to themselves and not to %s",
    async (back) => {
      const browser = openBrowser();
      const form = await browser.open(`${door.url}/verify/sign-in?${new URLSearchParams({ back })}`);
      const page = await browser.submit(form, { name: "cn-officer", password: issuer.passwordOf("cn-officer") });
      expect(page.url).toBe(`${door.url}/verify`);
    },
  );
});

describe("concord login", () => {
  const tokens: Deps["tokens"] = {
    findPlace: (url) => obtainTokens.findTokenPlace(url, fetch),
    askAsClient: obtainTokens.askAsClient,
    askByDevice: (place, clientId, show) =>
      obtainTokens.askByDevice(place, clientId, (prompt) => {
        show(prompt);
        void confirm(prompt.url);
      }),
    refresh: obtainTokens.refreshTokens,
  };
  const sleep = () => Promise.resolve();
  const concord = (...words: string[]) =>
    runUnattended([...words, "--gateway", door.url], home, { now: Date.now, sleep, openKeystore, tokens });

  /** What somebody does with a browser. */
  async function confirm(url: string): Promise<void> {
    const browser = openBrowser();
    let page = await browser.open(url);
    if (!page.html.includes("deviceConfirmForm")) page = await browser.submit(page, {});
    const form = await browser.submit(page, { confirm: "yes" });
    await browser.submit(form, { name: "cn-auditor", password: issuer.passwordOf("cn-auditor") });
  }

  it("signs somebody in by a browser elsewhere, for the commands after it, until logout", async () => {
    expect(await concord("whoami")).toMatchObject({ exitCode: 1 });
    const login = await concord("login");
    expect(login.diagnostics).toMatch(/Sign in at http:\/\/127\.0\.0\.1:\d+\/device\?user_code=/);
    expect([login.exitCode, login.output]).toEqual([0, expect.stringContaining("cn-auditor")]);
    const file = join(home, "sign-ins.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { output } = await concord("whoami", "--json");
    expect(JSON.parse(output)).toMatchObject({ subject: "cn-auditor", partner: "CN", roles: ["auditor"] });
    expect((await concord("notice", "list")).diagnostics).toContain("[role-required]");
    expect((await concord("evidence", "list")).exitCode).toBe(0);
    await concord("logout");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({});
    expect((await concord("evidence", "list")).diagnostics).toContain("[sign-in-required]");
  }, 60_000);

  it("renews a token that is about to end, and keeps the new one", async () => {
    await concord("login");
    const kept = () =>
      (JSON.parse(readFileSync(join(home, "sign-ins.json"), "utf8")) as Record<string, { accessToken: string }>)[
        door.url
      ]?.accessToken;
    const before = kept();
    const later = () => Date.now() + 590_000;
    const renewing = await runUnattended(["evidence", "list", "--gateway", door.url], home, {
      now: later,
      sleep,
      openKeystore,
      tokens,
    });
    expect([renewing.exitCode, kept() === before]).toEqual([0, false]);
  }, 60_000);

  it("says that nobody signs in when the issuer is away, and that it is over when the issuer forgot it", async () => {
    await issuer.restart();
    const later = () => Date.now() + 590_000;
    const asked = await runUnattended(["evidence", "list", "--gateway", door.url], home, {
      now: later,
      sleep,
      openKeystore,
      tokens,
    });
    // The token that it has still holds.
    expect(asked.exitCode).toBe(0);
    const nowhere: Deps["tokens"] = {
      ...tokens,
      findPlace: async () => ({ issuer: "http://127.0.0.1:9", audience: door.url }),
    };
    const failed = await runUnattended(["login", "--gateway", door.url], home, {
      now: Date.now,
      sleep,
      openKeystore,
      tokens: nowhere,
    });
    expect([failed.exitCode, failed.diagnostics]).toEqual([1, expect.stringContaining("[issuer-unreachable]")]);
  }, 60_000);

  it("sends no token where others could read it on the way", async () => {
    const far = await runUnattended(["login", "--gateway", "http://gateway.example"], home, {
      now: Date.now,
      sleep,
      openKeystore,
      tokens,
    });
    expect([far.exitCode, far.diagnostics]).toEqual([64, expect.stringContaining("neither https nor of this machine")]);
  });

  it("takes no token for a gateway that says that it is another", async () => {
    const server = serve({
      fetch: () => Response.json({ resource: door.url, authorization_servers: [issuer.url] }),
      hostname: "127.0.0.1",
      port: 0,
    });
    await new Promise<void>((done) => server.once("listening", () => done()));
    const { port } = server.address() as { port: number };
    await expect(obtainTokens.findTokenPlace(`http://127.0.0.1:${port}`, fetch)).rejects.toMatchObject({
      code: "sign-in-failed",
    });
    server.close();
  });
});

describe("whoever is not signed in", () => {
  const content = "content of shown to strangers";
  const claimOf = (text: string, name = "shown to strangers.csv") => ({ name, ...digestsOf(bytesOf(text)) });
  const post = (files: readonly object[]) =>
    fetch(`${door.url}/v1/verifications`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ files }),
    });
  let evidence: string;
  let given: ExhibitInclusion;

  beforeAll(async () => {
    const root = await keepPackage(cn, "shown to strangers");
    await act(cn, keyOf(founded.officers, "CN"), recordingOf(root));
    evidence = (await cn.store.evidenceOfRoots([root]))[0]?.evidenceId ?? "";
    given = await showInclusion(cn, evidence, 0);
  });

  it("is answered nothing to a bare digest, the same whether it is known or not", async () => {
    const answers = await Promise.all(
      [claimOf(content), claimOf("unknown"), { ...claimOf(content), evidence }].map(async (claim) => {
        const { instance: _, ...problem } = (await (await post([claim])).json()) as { instance: string; code: string };
        return problem;
      }),
    );
    expect(answers[0]?.code).toBe("sign-in-required");
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    // Nor beside one that has its path.
    const mixed = await post([{ ...claimOf(content), inclusion: given.inclusion }, claimOf("unknown")]);
    expect(mixed.status).toBe(401);
  });

  it("is answered for a digest with its path to the record, without whose case it is", async () => {
    const answer = await post([{ ...claimOf(content), inclusion: given.inclusion }]);
    const { files } = (await answer.json()) as Verification;
    const match = { evidence: { id: evidence, case: null, title: null } };
    expect(files[0]).toMatchObject({ verdict: "holds", matches: [match] });
  });

  it("is told by the claim alone that a path is of another file", async () => {
    const other = { ...given.inclusion, root: `0x${"5a".repeat(32)}` };
    for (const claim of [
      { ...claimOf("changed"), inclusion: given.inclusion },
      { ...claimOf(content), inclusion: other },
      { ...claimOf(content), inclusion: { ...given.inclusion, position: 1 } },
    ]) {
      const answer = await post([claim]);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, "inclusion-invalid"]);
    }
  });

  it("verifies on the command line with the file that somebody gave", async () => {
    const folder = mkdtempSync(join(tmpdir(), "concord-stranger-"));
    const [file, path] = [join(folder, "shown to strangers.csv"), join(folder, "path.json")];
    writeFileSync(file, content);
    writeFileSync(path, JSON.stringify(given));
    const sleep = () => Promise.resolve();
    const concord = (...words: string[]) =>
      runUnattended(["verify", file, ...words, "--gateway", door.url], folder, { now: Date.now, sleep, openKeystore });
    expect((await concord()).diagnostics).toContain("[sign-in-required]");
    const verified = await concord("--inclusion", path);
    expect([verified.exitCode, verified.output]).toEqual([0, expect.stringContaining("Holds")]);
    writeFileSync(path, "{}");
    expect((await concord("--inclusion", path)).diagnostics).toContain("[file-unreadable]");
    rmSync(folder, { recursive: true });
  });

  it("is asked to wait when it looks up too much", async () => {
    const claim = { ...claimOf(content), inclusion: given.inclusion };
    const claims = Array.from({ length: defaultLimits.lookUpsOfStrangers }, () => claim);
    await post(claims);
    const refused = await post(claims);
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([429, "too-many-look-ups"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
