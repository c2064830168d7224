import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Mistake } from "../../gateway/domain/case/mistake.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { openGateway, type TestGateway } from "../verbs/test-gateway.ts";
import { tracesOf } from "../verbs/traces.ts";
import { foundTroubled, type Troubled } from "../verbs/troubled.ts";
import { caseOf, filesOf, type Office, openOffice, urlOf } from "./office.ts";

let chain: ChainChild;
let troubled: Troubled;
let cn: TestGateway;
let my: TestGateway;
let doors: Door[];
let office: Office;
let officeOfMy: Office;

beforeAll(async () => {
  chain = await startChain();
  troubled = await foundTroubled(chain);
  const { founded, revoked, early } = troubled;
  [cn, my] = [await openGateway(founded, "CN"), await openGateway(founded, "MY")];
  doors = [await takeDoor(), await takeDoor()];
  doors[0]?.open(cn);
  doors[1]?.open(my);
  const of = (iso: string) => keyOf(founded.officers, iso) as Wallet;
  const others = { revoked: revoked as Wallet, early: early as Wallet, foreign: of("HK") };
  office = await openOffice(founded, "CN", doors[0]?.url ?? "", { officer: of("CN"), ...others });
  officeOfMy = await openOffice(founded, "MY", doors[1]?.url ?? "", { officer: of("MY") });
});
afterAll(async () => {
  await Promise.all([office.dispose(), officeOfMy.dispose()]);
  for (const door of doors) await door.close();
  await Promise.all([cn.stop(), my.stop()]);
  await chain.stop();
});

let count = 0;

/** A sound case folder, spoiled; and the text of its case.yaml. */
async function spoil(change: (text: string) => string | Uint8Array, prepare?: (folder: string) => Promise<unknown>) {
  count += 1;
  const sound = stringify(caseOf(`bad ${count}`));
  const folder = await office.writeCase(`bad-${count}`, "", filesOf(`bad ${count}`));
  await prepare?.(folder);
  const text = change(sound);
  expect(text === sound && prepare === undefined).toBe(false);
  await writeFile(path.join(folder, "case.yaml"), text);
  return { folder, text: typeof text === "string" ? text : "" };
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

interface Checked {
  readonly ok: boolean;
  readonly mistakes: readonly Mistake[];
}

/** What `case check` says of a folder, in JSON and as text; `case file` must say the same and leave nothing. */
async function mistakesOf(folder: string, at = office, gateway = cn): Promise<readonly Mistake[]> {
  const before = await tracesOf(gateway);
  const startedAt = Date.now();
  const clock = { now: () => startedAt };
  const checked = await at.run(["case", "check", folder, "--json"], clock);
  const { ok, mistakes } = JSON.parse(checked.output) as Checked;
  expect([checked.exitCode, ok]).toEqual([1, false]);
  const { output } = await at.run(["case", "check", folder], clock);
  expect(output.trimEnd().split("\n")).toHaveLength(mistakes.length);
  const filed = await at.run(["case", "file", folder], clock);
  expect([filed.exitCode, filed.output]).toEqual([1, ""]);
  expect(filed.diagnostics).toContain(output);
  expect(filed.diagnostics).toContain("[case-invalid]");
  expect(await tracesOf(gateway)).toEqual(before);
  return mistakes;
}

const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${"bcdefgh"
  .split("")
  .map((name, level) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[level]}`).join(", ")}]`)
  .join("\n")}\n`;

describe("case.yaml", () => {
  it.each<[what: string, code: string, line: string, change: (text: string) => string]>([
    ["with an unknown key", "unknown-key", "offise:", (text) => text.replace("office:", "offise:")],
    [
      "with a value of the wrong type",
      "wrong-type",
      "evidence:",
      (text) => text.replace(/evidence:[\s\S]*notice:/, "evidence: many\nnotice:"),
    ],
    [
      "with reversed dates",
      "reversed-dates",
      "to: 2023-06-30",
      (text) => text.replace(/to: "?\d{4}-12-31"?/, "to: 2023-06-30"),
    ],
    [
      "with a time without zone",
      "time-without-offset",
      "at: 2023",
      (text) => text.replace("17:00:00+08:00", "17:00:00"),
    ],
    ["with a capture in the future", "in-the-future", "at: 2099", (text) => text.replace("at: 2023", "at: 2099")],
    [
      "with an exhibit that is missing",
      "exhibit-missing",
      "parcel.csv",
      (text) => text.replace("parcels.csv", "parcel.csv"),
    ],
    [
      "with a path that leaves the folder",
      "invalid-path",
      "../parcels.csv",
      (text) => text.replace("parcels.csv", "../parcels.csv"),
    ],
    ["with an absolute path", "invalid-path", "/etc/passwd", (text) => text.replace("parcels.csv", "/etc/passwd")],
    [
      "with a ref twice",
      "duplicate-ref",
      "ref: parcels\n    kind: photo",
      (text) => text.replace("ref: marks", "ref: parcels"),
    ],
    ["with an unknown ref", "unknown-ref", "- mark\n", (text) => text.replace("- marks\n", "- mark\n")],
    [
      "with no evidence",
      "empty",
      "evidence: []",
      (text) => text.replace(/evidence:[\s\S]*notice:/, "evidence: []\nnotice:"),
    ],
    ["without the key evidence", "missing", "case:", (text) => text.replace(/evidence:[\s\S]*notice:/, "notice:")],
    ["with an unknown code", "unknown-code", "kind: foto", (text) => text.replace("kind: photo", "kind: foto")],
    ["with __proto__", "unknown-key", "__proto__:", (text) => `__proto__: { partner: HK }\n${text}`],
    ["with constructor", "unknown-key", "constructor:", (text) => `constructor: { prototype: {} }\n${text}`],
    [
      "with prototype deep inside",
      "unknown-key",
      "prototype:",
      (text) => text.replace("tlp: AMBER", "tlp: AMBER\n  prototype: x"),
    ],
    ["with a key twice", "duplicate-key", "partner: HK", (text) => text.replace("office:", "partner: HK\noffice:")],
    [
      "with a kind that the agreement excludes",
      "outside-agreement: evidence-kind",
      "kind: web-capture",
      (text) => text.replace("kind: photo", "kind: web-capture"),
    ],
    [
      "with a channel that the agreement excludes",
      "outside-agreement: channel",
      "channel: passenger",
      (text) => text.replace("channel: post", "channel: passenger"),
    ],
    [
      "with a recipient that is no party",
      "outside-agreement: recipient",
      "- MY",
      (text) => text.replace("- HK", "- MY"),
    ],
    [
      "with a right that the agreement excludes",
      "outside-agreement: right",
      "right: patent",
      (text) =>
        text
          .replace("agreement: GBA", "agreement: RCEP")
          .replace("- HK", "- MY")
          .replace("right: trademark", "right: patent"),
    ],
    [
      "under an agreement that there is not",
      "outside-agreement: agreement-unknown",
      "agreement: GBX",
      (text) => text.replace("agreement: GBA", "agreement: GBX"),
    ],
    [
      "under an agreement that is not ratified",
      "outside-agreement: agreement-not-ratified",
      "agreement: DRAFT",
      (text) => text.replace("agreement: GBA", "agreement: DRAFT"),
    ],
    [
      "under an agreement that is not effective",
      "outside-agreement: agreement-not-effective",
      "agreement: FUTURE",
      (text) => text.replace("agreement: GBA", "agreement: FUTURE"),
    ],
    [
      "under an agreement that has expired",
      "outside-agreement: agreement-expired",
      "agreement: PAST",
      (text) => text.replace("agreement: GBA", "agreement: PAST"),
    ],
  ])("%s is told as %s with its line, and leaves nothing", async (_what, code, line, change) => {
    const { folder, text } = await spoil(change);
    const mistakes = await mistakesOf(folder);
    const told = mistakes.map(({ code: own, clause, line: at }) => [
      clause === undefined ? own : `${own}: ${clause}`,
      at,
    ]);
    expect(told).toContainEqual([code, lineOf(text, line)]);
    for (const { expected, column } of mistakes)
      expect([expected, column]).toEqual([expect.stringMatching(/./), expect.any(Number)]);
  });

  it.each<[what: string, code: string, content: string | Uint8Array]>([
    ["that is not YAML", "yaml-syntax", 'case: "open\nparcels: [1,\n'],
    ["that is prose", "wrong-type", "Parcels were seen at the port.\n"],
    ["that is empty", "empty", ""],
    ["that is binary", "not-text", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 1])],
    ["that is a YAML bomb", "too-many-aliases", bomb],
    ["that nests without end", "too-deep", "[".repeat(50_000)],
    ["that is larger than any", "too-large", "#".repeat(2_000_000)],
    ["with a tag that makes objects", "tag-not-allowed", "case: !!js/function 'x'\n"],
  ])("%s is told as %s, and leaves nothing", async (_what, code, content) => {
    const { folder } = await spoil(() => content);
    expect((await mistakesOf(folder)).map((mistake) => mistake.code)).toContain(code);
  });

  it.each<[what: string, code: string, prepare: (folder: string) => Promise<unknown>]>([
    ["an exhibit that is empty", "exhibit-empty", (folder) => writeFile(path.join(folder, "parcels.csv"), "")],
    [
      "an exhibit that is a folder",
      "exhibit-not-a-file",
      async (folder) => {
        await rm(path.join(folder, "parcels.csv"));
        await mkdir(path.join(folder, "parcels.csv"));
      },
    ],
    [
      "an exhibit that is a link out of the folder",
      "exhibit-outside-folder",
      async (folder) => {
        await rm(path.join(folder, "parcels.csv"));
        await symlink("/etc/passwd", path.join(folder, "parcels.csv"));
      },
    ],
    [
      "an exhibit that is a link to nothing outside",
      "exhibit-outside-folder",
      async (folder) => {
        await rm(path.join(folder, "parcels.csv"));
        await symlink("../../nothing", path.join(folder, "parcels.csv"));
      },
    ],
  ])("with %s is told as %s, and leaves nothing", async (_what, code, prepare) => {
    const { folder } = await spoil((text) => text, prepare);
    expect((await mistakesOf(folder)).map((mistake) => mistake.code)).toEqual([code]);
  });

  it("with many mistakes is told all of them at once, by line, those of exhibits too", async () => {
    const { folder } = await spoil(
      (text) =>
        text
          .replace("tlp: AMBER", "tlp: amber")
          .replace("kind: photo", "kind: photos")
          .replace("channel: post", "channel: passenger"),
      (at) => writeFile(path.join(at, "manifests.csv"), ""),
    );
    const mistakes = await mistakesOf(folder);
    expect(mistakes.map(({ code }) => code)).toEqual([
      "unknown-code",
      "exhibit-empty",
      "unknown-code",
      "outside-agreement",
    ]);
    expect(mistakes.map(({ suggestion }) => suggestion)).toEqual(["AMBER", undefined, "photo", undefined]);
  });

  it("of a partner that is no party is told as not-a-party, and leaves nothing", async () => {
    const folder = await officeOfMy.writeCase(
      "no party",
      { ...caseOf("no party"), partner: "MY", office: "Port Klang" },
      filesOf("no party"),
    );
    const clauses = (await mistakesOf(folder, officeOfMy, my)).map(({ clause }) => clause);
    expect(clauses).toEqual(["not-a-party"]);
  });
});

describe("a sound case", () => {
  it.each([
    ["a signer who was revoked", "revoked", "signer-expired"],
    ["a signer who is not yet valid", "early", "signer-not-yet-valid"],
    ["an officer of another partner", "foreign", "not-entitled"],
  ])("signed by %s, %s, is refused as %s, and leaves nothing", async (_what, name, code) => {
    const folder = await office.writeCase(`by ${name}`, caseOf(`by ${name}`), filesOf(name));
    const before = await tracesOf(cn);
    const { exitCode, diagnostics } = await office.run(["case", "file", folder, "--as", name]);
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining(`[${code}]`)]);
    expect(await tracesOf(cn)).toEqual(before);
  });

  it.each([
    ["whose notice is refused", {}],
    ["whose recordings are refused", { notice: undefined }],
  ])("%s, though this machine was told otherwise, leaves no record and no exhibit", async (what, changes) => {
    const content = caseOf(what, { agreement: "FUTURE", ...changes });
    const folder = await office.writeCase(what, stringify(content), filesOf(what));
    const before = (await tracesOf(cn)) as { rows: Record<string, number>; files: number; blockNumber: number };
    const { exitCode, diagnostics } = await office.run(["case", "file", folder], {
      // An agreement suspended a moment ago, or a gateway that lies: here it says that the one not yet in force is.
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        if (!urlOf(input).includes("/v1/agreements")) return answer;
        const text = (await answer.text())
          .replaceAll("2099-01-01", "2019-01-01")
          .replaceAll('"isInForce":false', '"isInForce":true');
        return new Response(text, { status: answer.status, headers: { "content-type": "application/json" } });
      },
    });
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[agreement-not-effective]")]);
    expect(diagnostics).not.toContain("case-invalid");
    const after = (await tracesOf(cn)) as typeof before;
    expect(after.blockNumber).toBe(before.blockNumber);
    // Manifests with their salts and the list of a batch stay, for the filing to go on with; the objects are these.
    const kept = { document: 0, exhibit: 0, batch: 0 };
    expect({ ...after.rows, ...kept }).toEqual({ ...before.rows, ...kept });
    const lists = (after.rows.batch ?? 0) - (before.rows.batch ?? 0);
    expect((after.rows.document ?? 0) - (before.rows.document ?? 0)).toBe(3);
    // Manifests that came at one moment are the lines of one object.
    const objects = after.files - before.files - lists;
    expect(objects).toBeGreaterThanOrEqual(1);
    expect(objects).toBeLessThanOrEqual(3);
  });

  it("filed twice has the same ids, is said to be there already, and makes no second record", async () => {
    const folder = await office.writeCase("twice", caseOf("twice"), filesOf("twice"));
    const first = JSON.parse((await office.run(["case", "file", folder, "--json"])).output);
    const before = await tracesOf(cn);
    const again = await office.run(["case", "file", folder]);
    expect(again.exitCode).toBe(0);
    for (const { id } of first.evidence) expect(again.output).toMatch(new RegExp(`${id} +already recorded`));
    expect(again.output).toMatch(new RegExp(`${first.notice.id} +already published`));
    expect(await tracesOf(cn)).toEqual(before);
  });
});

// The last: it stays suspended.
describe("a suspended partner's case", () => {
  it("is told as partner-not-active, under an agreement or none, and leaves nothing", async () => {
    const base = { ...caseOf("suspended"), partner: "MY", office: "Port Klang", agreement: "RCEP" };
    const { notice: _, ...content } = { ...base, evidence: base.evidence };
    await troubled.suspend(12);
    await my.follower.catchUp();
    const under = await officeOfMy.writeCase("under", content, filesOf("under"));
    expect((await mistakesOf(under, officeOfMy, my)).map(({ clause }) => clause)).toEqual(["partner-not-active"]);
    const { agreement: __, ...alone } = content;
    const none = await officeOfMy.writeCase("none", alone, filesOf("none"));
    expect((await mistakesOf(none, officeOfMy, my)).map(({ clause }) => clause)).toEqual(["partner-not-active"]);
  });
});
