import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMIN_OFFSET } from "../../scripts/local/found-consortium.ts";
import { CASES, PROJECT, startRun, type TestRun, until } from "../path/local-run.ts";
import { readCaseValues } from "./case-values.ts";
import { filesBelow, findIn, findInHex } from "./find-values.ts";

const NAMES = ["ant-moving/jiangmen", "ant-moving/guangzhou", "misdeclared-dolls"] as const;
const GATEWAYS = ["CN", "HK", "MO", "MY"] as const;
/** Which gateways are given what is shared under an agreement. */
const GIVEN: Readonly<Record<string, readonly string[]>> = { GBA: ["CN", "HK", "MO"], RCEP: ["CN", "MY"] };

const cases = NAMES.map((name) => readCaseValues(join(CASES, name)));
/** What everybody in the consortium knows. */
const known = readFileSync(join(PROJECT, "scripts/local/consortium.yaml"), "utf8");

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

describe("names, numbers and contents of the cases, after they were filed and shared", () => {
  let run: TestRun;
  let scratch: string;
  let urls: string;

  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), "concord-privacy-"));
    const noted = join(scratch, "urls");
    writeFileSync(noted, "");
    const spy = join(scratch, "spy.mjs");
    writeFileSync(
      spy,
      `import { appendFileSync } from "node:fs";
const fetchAnswer = globalThis.fetch;
globalThis.fetch = (input, ...rest) => {
  appendFileSync(${JSON.stringify(noted)}, \`\${input instanceof Request ? input.url : input}\\n\`);
  return fetchAnswer(input, ...rest);
};
`,
    );
    const before = process.env.NODE_OPTIONS;
    process.env.NODE_OPTIONS = `${before ?? ""} --import ${pathToFileURL(spy).href}`;
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
    } finally {
      if (before === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = before;
    }
    urls = readFileSync(noted, "utf8");
  }, 240_000);
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

  it("are in no URL that a gateway or the command line asked", () => {
    expect(urls.split("\n").length).toBeGreaterThan(50);
    expect(findIn(Buffer.from(urls), withoutKnown(everything))).toEqual([]);
  });
});
