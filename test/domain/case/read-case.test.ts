import { describe, expect, it } from "vitest";
import type { Mistake } from "../../../gateway/domain/case/mistake.ts";
import { readCase } from "../../../gateway/domain/case/read-case.ts";
import { caseText, context } from "./consortium.ts";

const jiangmen = caseText("ant-moving/jiangmen");

function mistakesOf(
  input: string | Uint8Array,
  changed: Partial<Parameters<typeof readCase>[1]> = {},
): readonly Mistake[] {
  const read = readCase(input, { ...context, ...changed });
  return read.ok ? [] : read.mistakes;
}

/** The real case with one change; fails when the text to change is not there. */
function change(from: string, to: string): string {
  expect(jiangmen).toContain(from);
  return jiangmen.replace(from, () => to);
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

describe("readCase on the real cases", () => {
  it.each(["ant-moving/jiangmen", "ant-moving/guangzhou", "misdeclared-dolls"])(
    "reads %s without mistakes",
    (folder) => {
      const read = readCase(new TextEncoder().encode(caseText(folder)), context);
      expect(read).toMatchObject({ ok: true, isScopeChecked: true });
    },
  );

  it("turns codes, recipients and numbers into their one form and keeps times as written", () => {
    const read = readCase(jiangmen.replace("channel: post", "channel: 9610"), context);
    if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
    expect(read.case.notice).toMatchObject({
      channel: "9610",
      priority: 2,
      grading: { source: "A", information: 1 },
      to: [{ partner: "HK" }, { partner: "MO" }, { partner: "CN", office: "Guangzhou" }],
    });
    expect(read.case.evidence[0]).toMatchObject({
      acquired: { at: "2023-06-30T17:00:00+08:00" },
      goods: { hs: "6404.11", items: 1317 },
    });
  });

  it("keeps the digits of numbers that are texts", () => {
    const text = jiangmen.replace('hs: "6404.11"', "hs: 6404.10").replace("case: JM-2023-0174", "case: 0174");
    expect(readCase(text, context)).toMatchObject({
      ok: true,
      case: { case: "0174", evidence: [{ goods: { hs: "6404.10" } }, {}, {}, {}] },
    });
  });

  it("says so when no scope was there to check against", () => {
    const { agreements: _, ...without } = context;
    const text = change("agreement: GBA", "agreement: ELSEWHERE");
    expect(readCase(text, without)).toMatchObject({ ok: true, isScopeChecked: false });
  });
});

// What is changed, to what, the mistake's code, its path, and a part of its line.
const rows: [string, string, string, string, string][] = [
  ["case: JM", "cas: JM", "unknown-key", "/cas", "cas: JM"],
  ["place: Jiangmen, witness", "plaec: Jiangmen, witness", "unknown-key", "/evidence/0/acquired/plaec", "plaec"],
  ["legal:", "__proto__: x\nlegal:", "unknown-key", "/__proto__", "__proto__"],
  ["legal:", "constructor: x\nlegal:", "unknown-key", "/constructor", "constructor"],
  ["legal:", "<<: { title: x }\nlegal:", "unknown-key", "/<<", "<<"],
  ["legal:", "title: again\nlegal:", "duplicate-key", "/title", "title: again"],
  ["case: JM-2023-0174\n", "", "missing", "/case", "partner: CN"],
  ["kind: declaration\n", "\n", "missing", "/evidence/0/kind", "ref: parcels"],
  ["  priority: 2\n", "", "missing", "/notice/priority", "notice:"],
  ["title: 外海", "title: true #", "wrong-type", "/title", "title: true"],
  ["exhibits: [parcels.csv]", "exhibits: parcels.csv", "wrong-type", "/evidence/0/exhibits", "exhibits: parcels.csv"],
  ["items: 1317", 'items: "1317"', "wrong-type", "/evidence/0/goods/items", "items:"],
  ["items: 1317", "items: -1", "invalid-form", "/evidence/0/goods/items", "items:"],
  ["items: 1317", "items: 1.5", "invalid-form", "/evidence/0/goods/items", "items:"],
  ["legal: 《中华人民共和国知识产权海关保护条例》", "legal:", "empty", "/legal", "legal:"],
  ["legal: 《", 'legal: "  " #', "empty", "/legal", "legal:"],
  ["legal: 《", 'legal: "a\\u0007b" #', "control-character", "/legal", "legal:"],
  ["title: 外海", `title: ${"长".repeat(501)}`, "too-long", "/title", "title:"],
  ["valid: { from: 2023-06-01", "valid: { from: 2028-06-01", "reversed-dates", "/notice/valid/to", "valid:"],
  ["to: 2027-12-31", "to: 2026-11-22", "already-expired", "/notice/valid/to", "valid:"],
  ["to: 2027-12-31", "to: 2027-02-29", "invalid-date", "/notice/valid/to", "valid:"],
  ["to: 2027-12-31", "to: 31.12.2027", "invalid-form", "/notice/valid/to", "valid:"],
  ["2023-05-01T08:12:00+08:00", "2023-05-01T08:12:00", "time-without-offset", "/evidence/1/acquired/at", "T08:12:00"],
  ["2023-05-01T08:12:00+08:00", "2023-05-01", "time-without-offset", "/evidence/1/acquired/at", "at: 2023-05-01,"],
  ["2023-05-01T08:12:00+08:00", "2023-02-30T08:12:00Z", "invalid-date", "/evidence/1/acquired/at", "2023-02-30"],
  ["2023-05-01T08:12:00+08:00", "2023-05-01T25:12:00Z", "invalid-date", "/evidence/1/acquired/at", "T25"],
  ["2023-05-01T08:12:00+08:00", "yesterday", "invalid-form", "/evidence/1/acquired/at", "yesterday"],
  ["2023-05-01T08:12:00+08:00", "2026-11-23T12:05:01Z", "in-the-future", "/evidence/1/acquired/at", "12:05:01"],
  ["ref: statement", "ref: xray", "duplicate-ref", "/evidence/3/ref", "ref: xray\n    kind: officer"],
  ["basis: [parcels, marks]", "basis: [parcels, mark]", "unknown-ref", "/notice/basis/1", "basis: [parcels"],
  ["basis: [parcels, marks]", "basis: [parcels, parcels]", "duplicate-value", "/notice/basis/1", "basis: [parcels"],
  ["kind: x-ray", "kind: xray", "unknown-code", "/evidence/1/kind", "kind: xray"],
  ["priority: 2", "priority: 5", "unknown-code", "/notice/priority", "priority: 5"],
  ["tlp: AMBER", "tlp: amber", "unknown-code", "/handling/tlp", "tlp:"],
  ["partner: CN", "partner: ZZ", "unknown-partner", "/partner", "partner: ZZ"],
  ["partner: CN", "partner: cn", "invalid-form", "/partner", "partner: cn"],
  ["to: [HK, MO,", "to: [HK, ZZ,", "unknown-partner", "/notice/to/1", "to: [HK"],
  ["to: [HK, MO,", "to: [HK, HK,", "duplicate-value", "/notice/to/1", "to: [HK"],
  ["CN/Guangzhou", "CN", "own-partner", "/notice/to/2", "to: [HK"],
  ["CN/Guangzhou", "CN/Guangzou", "unknown-office", "/notice/to/2", "to: [HK"],
  ["CN/Guangzhou", "HK/Airport", "office-of-another-partner", "/notice/to/2", "to: [HK"],
  ["CN/Guangzhou", "Guangzhou", "invalid-form", "/notice/to/2", "to: [HK"],
  ["to: [HK, MO, CN/Guangzhou]", "to: []", "empty", "/notice/to", "to: []"],
  ["[xray-EE100000CN.png]", "[]", "empty", "/evidence/1/exhibits", "exhibits: []"],
  ["xray-EE100000CN.png", "/etc/passwd", "invalid-path", "/evidence/1/exhibits/0", "/etc/passwd"],
  ["xray-EE100000CN.png", "C:/x.png", "invalid-path", "/evidence/1/exhibits/0", "C:/x"],
  ["xray-EE100000CN.png", "a/../../x.png", "invalid-path", "/evidence/1/exhibits/0", "a/.."],
  ["xray-EE100000CN.png", "a\\x.png", "invalid-path", "/evidence/1/exhibits/0", "a\\x"],
  ["xray-EE100000CN.png", '"a\\0.png"', "invalid-path", "/evidence/1/exhibits/0", '"a\\0'],
  ["xray-EE100000CN.png", '"a\\ud800.png"', "invalid-path", "/evidence/1/exhibits/0", '"a\\ud800'],
  ["xray-EE100000CN.png", '""', "empty", "/evidence/1/exhibits/0", '[""]'],
  ["xray-EE100000CN.png", "./x.png", "invalid-path", "/evidence/1/exhibits/0", "./x"],
  ["xray-EE100000CN.png", `${"照".repeat(342)}`, "invalid-path", "/evidence/1/exhibits/0", "照照"],
  ["right-holder-confirmation.pdf", "photo-marks.png", "duplicate-path", "/evidence/2/exhibits/1", "photo-marks.png"],
  [
    "[photo-marks.png, right-holder-confirmation.pdf]",
    '["caf\\u00e9", "cafe\\u0301"]',
    "duplicate-path",
    "/evidence/2/exhibits/1",
    "caf",
  ],
  ["kind: officer-statement", "kind: appraisal", "appraisal-required", "/evidence/3/appraisal", "ref: statement"],
  [
    "language: en",
    "language: en\n    appraisal: { body: b, conclusion: genuine }",
    "appraisal-not-allowed",
    "/evidence/3/appraisal",
    "appraisal:",
  ],
  ["language: en", "language: english", "invalid-form", "/evidence/3/language", "english"],
  ["agreement: GBA\n", "", "agreement-required", "/agreement", "case: JM"],
  ['hs: "6404.11"', 'hs: "64"', "invalid-form", "/evidence/0/goods/hs", "hs:"],
  ['"6505"', '"6505.11.22.33.44"', "invalid-form", "/notice/goods/hs/1", "6505"],
  ["to: [US, GB, FR]", "to: [US, UK, FR]", "invalid-form", "/notice/route/to/1", "route:"],
  ["to: [US, GB, FR]", "to: [us, GB, FR]", "invalid-form", "/notice/route/to/0", "route:"],
  ["columns: [consignor_phone, consignor_address]", "columns: []", "empty", "/notice/parties/columns", "parties:"],
  ["from: parcels.csv", "from: other.csv", "not-an-exhibit", "/notice/parties/from", "parties:"],
  ["from: parcels.csv", "from: photo-marks.png", "invalid-form", "/notice/parties/from", "parties:"],
  ["title: 外海", "title: !!binary aGk= #", "tag-not-allowed", "/title", "title:"],
];

describe("readCase without an agreement", () => {
  it("takes a case that shares nothing", () => {
    const unshared = jiangmen.replace("agreement: GBA\n", "").replace(/^notice:[\s\S]*$/m, "");
    expect(readCase(unshared, context)).toMatchObject({ ok: true, isScopeChecked: true });
  });
});

describe("readCase on one mistake", () => {
  it.each(rows)("%j → %j is %s at %s", (from, to, code, path, onLine) => {
    const text = change(from, to);
    const mistakes = mistakesOf(text);
    expect(mistakes.map((mistake) => mistake.code + mistake.path)).toContain(code + path);
    const mistake = mistakes.find((candidate) => candidate.code === code && candidate.path === path);
    expect(mistake).toMatchObject({ file: "case.yaml", line: lineOf(text, onLine) });
    expect(mistake?.expected).not.toBe("");
    // A mistyped required key is an unknown key and a missing one; else one change makes one mistake.
    expect(mistakes.filter((other) => other !== mistake).map((other) => other.code)).toEqual(
      from === "case: JM" ? ["missing"] : [],
    );
  });

  // What is changed, the clause, its path, and what the agreement allows.
  it.each([
    ["agreement: GBA", "agreement: GBX", "agreement-unknown", "/agreement", "GBA, RCEP"],
    ["partner: CN", "partner: MY", "not-a-party", "/partner", "GBA allows CN, HK, MO"],
    ["kind: x-ray", "kind: web-capture", "evidence-kind", "/evidence/1/kind", "GBA allows photo, x-ray"],
    ["agreement: GBA", "agreement: RCEP", "evidence-kind", "/evidence/1/kind", "RCEP allows photo, sample-report"],
    ["channel: post", "channel: passenger", "channel", "/notice/channel", "GBA allows cargo, post"],
    ["to: [HK, MO,", "to: [HK, JP,", "recipient", "/notice/to/1", "GBA allows CN, HK, MO"],
  ])("%j → %j is refused by clause %s", (from, to, clause, path, allowed) => {
    const mistake = mistakesOf(change(from, to)).find(
      (candidate) => candidate.clause === clause && candidate.path === path,
    );
    expect(mistake?.code).toBe("outside-agreement");
    expect(mistake?.expected).toContain(allowed);
  });

  it("refuses a right that the agreement excludes, of goods and of a notice", () => {
    const text = caseText("misdeclared-dolls").replaceAll("right: trademark", "right: patent");
    expect(mistakesOf(text).map(({ clause, path }) => [clause, path])).toEqual([
      ["right", "/evidence/0/goods/right"],
      ["right", "/notice/right"],
    ]);
  });

  it.each([
    ["2018-11-12T23:59:59Z", "agreement-not-effective"],
    ["2038-11-13T00:00:00Z", "agreement-expired"],
  ])("refuses at %s by clause %s", (now, clause) => {
    const clauses = mistakesOf(caseText("ant-moving/guangzhou"), { now: new Date(now) }).map(
      (mistake) => mistake.clause,
    );
    expect(clauses).toContain(clause);
  });

  it.each([
    ["proposed", "agreement-not-ratified"],
    ["suspended", "agreement-suspended"],
    ["terminated", "agreement-terminated"],
  ] as const)("refuses under an agreement that is %s", (state, clause) => {
    const agreements = context.agreements.map((agreement) => ({ ...agreement, state }));
    expect(mistakesOf(jiangmen, { agreements }).map((mistake) => mistake.clause)).toEqual([clause]);
  });

  it("refuses a filer that is suspended", () => {
    const partners = context.partners.map((partner) => ({ ...partner, state: "suspended" as const }));
    expect(mistakesOf(jiangmen, { partners }).map((mistake) => mistake.clause)).toEqual(["partner-not-active"]);
  });

  it.each([
    ["kind: x-ray", "kind: xray", "x-ray"],
    ["action: inspect", "action: inpsect", "inspect"],
    ["  pattern:", "  patern:", "pattern"],
    ["CN/Guangzhou", "CN/Guangzou", "CN/Guangzhou"],
    ["to: [US, GB, FR]", "to: [US, UK, FR]", "GB"],
  ])("%j → %j suggests %s", (from, to, suggestion) => {
    expect(mistakesOf(change(from, to)).map((mistake) => mistake.suggestion)).toContain(suggestion);
  });

  it("takes a capture 5 minutes ahead and a notice on its last day", () => {
    const text = jiangmen
      .replace("2023-05-01T08:12:00+08:00", "2026-11-23T12:05:00Z")
      .replace("2027-12-31", "2026-11-23");
    expect(mistakesOf(text)).toEqual([]);
  });

  it.each(["照片 1 🧸.png", "\u200fصورة\u200e.png", "a b/c,d'e.png"])("takes the exhibit %j", (path) => {
    expect(mistakesOf(change("xray-EE100000CN.png", JSON.stringify(path)))).toEqual([]);
  });
});

describe("readCase on many mistakes", () => {
  it("finds every one at once, by line", () => {
    const text = jiangmen
      .replace("basis: ex-officio", "basis: exofficio")
      .replace("kind: x-ray", "kind: xray")
      .replace("ref: marks", "ref: xray")
      .replace("2023-05-02T10:00:00+08:00", "2030-05-02T10:00:00+08:00")
      .replace("channel: post", "channel: passenger")
      .replace("action: inspect", "acton: inspect");
    const mistakes = mistakesOf(text);
    expect(mistakes.map((mistake) => mistake.code)).toEqual([
      "unknown-code",
      "unknown-code",
      "duplicate-ref",
      "in-the-future",
      "missing",
      "outside-agreement",
      "unknown-key",
      "unknown-ref",
    ]);
    expect(mistakes.map((mistake) => mistake.line)).toEqual(
      mistakes.map((mistake) => mistake.line).toSorted((a, b) => a - b),
    );
  });

  it("names the exact line and column of a value deep in a list", () => {
    const text = jiangmen
      .replace("[US, GB, FR]", "\n      - US\n      - GB\n      - france")
      .replace("route: { from: CN, via: [HK], to:", "route:\n    from: CN\n    to:")
      .replace("france }", "france");
    const [mistake] = mistakesOf(text);
    expect(mistake).toMatchObject({ path: "/notice/route/to/2", line: lineOf(text, "- france"), column: 9 });
  });
});

describe("readCase on what is no case file", () => {
  it.each([
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), "not-text"],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x63, 0, 0x61, 0]), "not-text"],
    ["NUL", "case: a\0b", "not-text"],
    ["2 MiB", "#".repeat(2 ** 21), "too-large"],
    ["two documents", "case: a\n---\ncase: b\n", "several-documents"],
    ["deep lists", "[".repeat(100_000), "too-deep"],
    ["deep block lists", "- ".repeat(100_000), "too-deep"],
    ["deep maps", "{a: ".repeat(100_000), "too-deep"],
    ["an unknown alias", "case: *a\n", "yaml-syntax"],
    ["an open quote", 'case: "a\n', "yaml-syntax"],
    ["an unknown tag", "case: !!js/function x\n", "tag-not-allowed"],
  ])("gives one clear mistake for %s", (_, input, code) => {
    expect(new Set(mistakesOf(input).map((mistake) => mistake.code))).toEqual(new Set([code]));
  });

  it.each(["", "# nothing\n", "- a\n", "text", "12"])("refuses %j as a whole", (text) => {
    expect(mistakesOf(text)).toMatchObject([{ path: "", line: expect.any(Number) }]);
  });

  it("does not expand aliases without bound", () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const inner = level === 0 ? "x" : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array(10).fill(inner).join(", ")}]`;
    });
    const bomb = levels.join("\n");
    expect(mistakesOf(bomb).map((mistake) => mistake.code)).toContain("too-many-aliases");
    expect(mistakesOf("case: &a [*a]").map((mistake) => mistake.code)).toContain("too-many-aliases");
  });

  it("takes aliases that repeat little", () => {
    const text = jiangmen
      .replace("acquired: { at: 2023-06-30", "acquired: &by { at: 2023-06-30")
      .replace(/acquired: \{ at: 2023-07-01.*\}/, "acquired: *by");
    expect(readCase(text, context)).toMatchObject({
      ok: true,
      case: { evidence: [{}, {}, {}, { acquired: { by: "officer-7" } }] },
    });
  });
});
