import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMIN_OFFSET } from "../../scripts/local/found-consortium.ts";
import { CASES, PROJECT, startRun, type TestRun, tokenOf, until } from "../path/local-run.ts";
import { readCaseValues } from "./case-values.ts";
import { filesBelow, findIn, findInHex } from "./find-values.ts";
import { type NotedRequests, noteRequests } from "./note-requests.ts";
import { provokeProblems } from "./provoke-problems.ts";

const NAMES = ["ant-moving/jiangmen", "ant-moving/guangzhou", "misdeclared-dolls"] as const;
const GATEWAYS = ["CN", "HK", "MO", "MY"] as const;
/** Which gateways are given what is shared under an agreement. */
const GIVEN: Readonly<Record<string, readonly string[]>> = { GBA: ["CN", "HK", "MO"], RCEP: ["CN", "MY"] };

const cases = NAMES.map((name) => readCaseValues(join(CASES, name)));
/** What everybody in the consortium knows. */
const known = readFileSync(join(PROJECT, "scripts/local/consortium.yaml"), "utf8");
/** What the API says to everybody, codes of closed sets among it. */
const described = readFileSync(join(PROJECT, "gateway/http/openapi.json"), "utf8");

const everything = cases.flatMap(({ stated, cells }) => [...stated, ...cells]);
const withoutKnown = (values: readonly string[], more: readonly string[] = []): string[] =>
  [...new Set(values)].filter((value) => !known.includes(value) && !more.some((each) => each.includes(value)));

/** What a gateway may have of the cases' values: what manifests and notices that were shared with it say. */
const sharedWith = (iso: string): string[] =>
  cases.filter(({ agreement }) => GIVEN[agreement]?.includes(iso)).flatMap(({ stated }) => stated);

/** Every call of a node, and every block of it, as hex digits. */
async function readChain(url: string): Promise<string> {
  const ask = async <T>(method: string, params: readonly unknown[]): Promise<T> => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    return ((await answer.json()) as { result: T }).result;
  };
  const parts: string[] = [JSON.stringify(await ask("eth_getLogs", [{ fromBlock: "0x0" }]))];
  const head = Number(await ask<string>("eth_blockNumber", []));
  for (let number = 0; number <= head; number += 1) {
    parts.push(JSON.stringify(await ask("eth_getBlockByNumber", [`0x${number.toString(16)}`, true])));
  }
  return parts.join("\n").toLowerCase();
}

/** A few of a case's values, of every kind, which nobody else has: its number, its title, a file's name, cells. */
const fewOf = (place: number): string[] => {
  const { stated, cells } = cases[place] ?? { stated: [], cells: [] };
  const own = withoutKnown([...stated.slice(0, 40), ...cells]);
  return own.filter((_, index) => index % Math.ceil(own.length / 8) === 0);
};
const numberOf = (place: number): string =>
  /^case: *(\S+)/m.exec(readFileSync(join(CASES, NAMES[place] ?? "", "case.yaml"), "utf8"))?.[1] ?? "";

/** Commands to which something of a case is given, with problems among what they are answered. */
async function useCommands(run: TestRun): Promise<string[]> {
  const [ants, , dolls] = NAMES;
  const missing = `0x${"5a".repeat(32)}`;
  const [value = ""] = fewOf(0);
  const said: string[] = [];
  for (const words of [
    ["evidence", "list", "--case", numberOf(0)],
    ["evidence", "list", "--case", numberOf(0), "--gateway", run.url("HK")],
    ["evidence", "list", "--case", numberOf(2), "--gateway", run.url("HK")],
    ["evidence", "list", "--case", value, "--as-account", "cn-operator"],
    ["verify", join(CASES, ants, "parcels.csv"), "--gateway", run.url("HK"), "--as-account", "hk-auditor"],
    ["verify", join(CASES, dolls, "declaration.csv"), "--gateway", run.url("HK"), "--as-account", "hk-platform"],
    ["package", "hold", missing, "--reference", value],
    ["package", "hold", missing, "--reference", value, "--as-account", "cn-auditor"],
    ["case", "file", join(CASES, dolls), "--gateway", run.url("HK")],
    ["notice", "answer", missing, "--outcome", "hit-infringing", "--found", value],
  ]) {
    const { stdout, stderr } = await run.concord(...words);
    said.push(stdout + stderr);
  }
  return said;
}

/** Problems by who provoked them where. */
async function provokeAll(run: TestRun): Promise<Map<string, string>> {
  const provoked = new Map<string, string>();
  for (const [iso, accounts, values] of [
    ["CN", ["", "my-officer", "cn-platform", "cn-officer"], [...fewOf(0), ...fewOf(2)]],
    ["HK", ["", "cn-officer", "hk-officer"], fewOf(2)],
  ] as const) {
    const url = run.url(iso);
    for (const name of accounts) {
      const token = name === "" ? undefined : await tokenOf(run.folder, url, name);
      const problems = await provokeProblems(url, { name, token }, values);
      provoked.set(`${name || "stranger"} at ${iso}`, problems.join("\n"));
    }
  }
  return provoked;
}

describe("names, numbers and contents of the cases, after they were filed and shared", () => {
  let run: TestRun;
  let scratch: string;
  let noted: NotedRequests;
  let said: string[];
  let provoked: Map<string, string>;

  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), "concord-privacy-"));
    const noting = noteRequests(scratch);
    try {
      run = await startRun();
      for (const iso of GATEWAYS) {
        if (iso === "CN") continue;
        await until(`everything that is shared with ${iso} to be there`, async () => {
          const { evidence } = await run.ask<{ evidence: { case: string | null }[] }>(
            "evidence",
            "list",
            "--all",
            "--gateway",
            run.url(iso),
          );
          const count = cases.filter(({ agreement }) => GIVEN[agreement]?.includes(iso)).length;
          const arrived = new Set(evidence.map((each) => each.case).filter((each) => each !== null));
          return arrived.size === count ? true : undefined;
        });
      }
      said = await useCommands(run);
    } finally {
      noting.stop();
    }
    noted = noting.read();
    provoked = await provokeAll(run);
  }, 300_000);
  afterAll(async () => {
    await run?.stop();
    await rm(scratch, { recursive: true, force: true });
  }, 30_000);

  it("are many, and are found where they belong: at the originator", () => {
    const values = withoutKnown(everything);
    expect(values.length).toBeGreaterThan(1_000);
    const own = filesBelow(join(run.folder, "gateways", "CN"));
    const whole = Buffer.concat(own.map(({ bytes }) => bytes));
    const cells = withoutKnown(cases.flatMap((each) => each.cells));
    expect(findIn(whole, cells)).toEqual(cells);
  });

  it.each(["HK", "MO", "MY"])("are at the gateway of %s where they were shared with it, and else nowhere", (iso) => {
    const shared = sharedWith(iso);
    const foreign = withoutKnown(everything, shared);
    expect(foreign.length).toBeGreaterThan(500);
    const files = filesBelow(join(run.folder, "gateways", iso));
    expect(files.length).toBeGreaterThan(3);
    for (const { name, bytes } of files) expect([name, findIn(bytes, foreign)]).toEqual([name, []]);
    const whole = Buffer.concat(files.map(({ bytes }) => bytes));
    const [title] = withoutKnown(shared).filter((each) => each.length > 15);
    expect(findIn(whole, [title ?? ""])).toEqual([title]);
    const digests = cases.flatMap(({ agreement, files: exhibits }) =>
      GIVEN[agreement]?.includes(iso) ? [] : exhibits,
    );
    expect(
      findInHex(
        whole.toString("latin1"),
        digests.map(({ bytes }) => bytes),
      ),
    ).toEqual([]);
  });

  it("are not on the chain, neither in clear nor as digests without a salt, and no file's digest is", async () => {
    const chain = await readChain(`http://127.0.0.1:${run.ports[0]}`);
    expect(chain.length).toBeGreaterThan(100_000);
    const values = withoutKnown(everything);
    expect(findInHex(chain, values)).toEqual([]);
    const files = cases.flatMap((each) => each.files.map(({ bytes }) => bytes));
    expect(findInHex(chain, files)).toEqual([]);
  });

  it("are in no log, not even of the gateway whose they are", () => {
    const logs = filesBelow(join(run.folder, "logs"));
    expect(logs.map(({ name }) => name).filter((name) => name.includes("gateway-")).length).toBe(GATEWAYS.length);
    const values = withoutKnown(everything);
    for (const { name, bytes } of logs) expect([name, findIn(bytes, values)]).toEqual([name, []]);
    const digests = findInHex(Buffer.concat(logs.map(({ bytes }) => bytes)).toString("latin1"), [
      ...values,
      ...cases.flatMap((each) => each.files.map(({ bytes }) => bytes)),
    ]);
    expect(digests).toEqual([]);
  });

  it("are in no metric", async () => {
    for (const iso of GATEWAYS) {
      const url = new URL("/metrics", run.url(iso));
      url.port = String(Number(url.port) + ADMIN_OFFSET);
      const answer = await fetch(url);
      const text = await answer.text();
      expect([answer.status, text.includes("concord_")]).toEqual([200, true]);
      expect(findIn(Buffer.from(text), withoutKnown(everything))).toEqual([]);
    }
  });

  it("are in no URL that a gateway or the command line asked, also where they are what is looked for", () => {
    expect(noted.urls.length).toBeGreaterThan(50);
    expect(noted.urls.filter((url) => url.endsWith("/v1/evidence-searches")).length).toBeGreaterThan(3);
    expect(findIn(Buffer.from(noted.urls.join("\n")), withoutKnown(everything))).toEqual([]);
    // The commands did look for them.
    expect(said[0]).toContain(numberOf(0));
    expect(said.filter((text) => /\[[a-z-]+\]/.test(text)).length).toBeGreaterThan(4);
  });

  it("are in no problem that commands were answered with", () => {
    expect(noted.problems.length).toBeGreaterThan(3);
    expect(findIn(Buffer.from(noted.problems.join("\n")), withoutKnown(everything))).toEqual([]);
  });

  it("are not repeated to strangers, nor to another partner's people, whatever they send, and to nobody by accident", () => {
    expect(provoked.size).toBe(7);
    for (const [who, problems] of provoked) {
      expect([who, problems.split("\n").length > 200]).toEqual([who, true]);
      const isOwn = ["cn-officer at CN", "hk-officer at HK", "cn-platform at CN"].includes(who);
      const sent = isOwn ? (who.endsWith("HK") ? fewOf(2) : [...fewOf(0), ...fewOf(2)]) : [];
      // The own partner's people are told which codes there are.
      const values = withoutKnown(everything, isOwn ? [described, ...sent] : []);
      expect([who, findIn(Buffer.from(problems), values)]).toEqual([who, []]);
    }
  });

  it("are not in the access log, which auditors read, though it tells of every one of these requests", async () => {
    for (const iso of ["CN", "HK"]) {
      const token = await tokenOf(run.folder, run.url(iso), `${iso.toLowerCase()}-auditor`);
      const entries: string[] = [];
      for (let after: number | null = 0; after !== null; ) {
        const answer = await fetch(`${run.url(iso)}/v1/access-log?limit=500&after=${after}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        const page = (await answer.json()) as { entries: { body: string }[]; next: number | null };
        entries.push(...page.entries.map(({ body }) => body));
        after = page.entries.length < 500 ? null : page.next;
      }
      expect(entries.length).toBeGreaterThan(200);
      expect([iso, findIn(Buffer.from(entries.join("\n")), withoutKnown(everything))]).toEqual([iso, []]);
    }
  });
});
