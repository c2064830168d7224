import { createHash } from "node:crypto";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { describeSheet } from "../../gateway/bundle/describe-sheet.ts";
import { drawSheet } from "../../gateway/bundle/draw-sheet.ts";
import { entriesOfBundle } from "../../gateway/bundle/entries-of-bundle.ts";
import { judgeEvidence } from "../../gateway/bundle/judge-evidence.ts";
import { arrangeTrust } from "../../gateway/bundle/trust.ts";
import { safeFileName } from "../../gateway/cli/save-exhibits.ts";
import { type CodeEntry, type Language, label, languages } from "../../gateway/domain/codes/code-list.ts";
import { fragments, verdictCodes, verdicts } from "../../gateway/domain/codes/verdicts.ts";
import { anchorSchema } from "../../gateway/receipts/anchor-format.ts";
import type { DisclosedExhibit } from "../../gateway/receipts/receipt-format.ts";
import { decisionSlot } from "../../gateway/receipts/slots.ts";
import { makeCheckpointed, oneOfEach, sign } from "../receipts/checkpoint-kit.ts";
import {
  BLOCK_TIME,
  idsIn,
  makeReceipt,
  NOW,
  PARTY,
  packDecision,
  RECOGNISER,
  RECORDED_AT,
  SIGNER,
} from "../receipts/receipt-kit.ts";
import { markIn, squeeze, textOf } from "./read-sheet.ts";

// What a cover sheet says in four languages, past the usual length: one receipt serves every case.

const nameOf = ({ position, path }: DisclosedExhibit) => safeFileName(position, path);

interface Made {
  readonly receipt: object;
  readonly anchor: object;
}

function judge(
  made: Made = makeReceipt(),
  { hasAnchor = true, checkpoints = [] as readonly object[], now = NOW } = {},
) {
  const anchor = { text: JSON.stringify(made.anchor), anchor: anchorSchema.parse(made.anchor) };
  const trust = arrangeTrust(
    hasAnchor ? anchor : undefined,
    checkpoints.map((each) => JSON.stringify(each)),
  );
  const judged = judgeEvidence({ receipt: `${JSON.stringify(made.receipt)}\n`, trust, asker: undefined, now, nameOf });
  return { ...judged, trust, asker: undefined };
}

const sheetOf = (source: ReturnType<typeof judge>, language: Language = "en") =>
  drawSheet(describeSheet(source, language));
const utc = (seconds: number): string => new Date(seconds * 1_000).toISOString();
const digest = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest("hex");

/** A finding as the table of a sheet has it. */
function rowIn(
  language: Language,
  fragment: keyof typeof verdictCodes,
  verdict: "holds" | "unknown" | "fails",
  code: string,
): string {
  const sentence = verdictCodes[fragment].find((entry: CodeEntry) => entry.code === code)?.labels[language];
  const words = [
    label(fragments, fragment, language),
    label(verdicts, verdict, language),
    language === "en" ? "" : sentence,
  ];
  return squeeze(words.join(""));
}

describe("a cover sheet", () => {
  it.each(languages)(
    "says in %s what is verified, by which digests, as of which block and whose claim that is",
    async (language) => {
      const source = judge();
      const text = await textOf(await sheetOf(source, language));
      for (const row of [
        rowIn(language, "recorded", "holds", "recorded"),
        rowIn(language, "issuer", "holds", "authorised"),
        rowIn(language, "status", "holds", "standing"),
        rowIn(language, "recognition", "holds", "recognised"),
        rowIn(language, "custody", "unknown", "no-custody-events"),
        rowIn(language, "finality", "holds", "final"),
        rowIn(language, "integrity", "holds", "digests-match"),
      ])
        expect(text).toContain(row);
      const { receipt, found, trust } = source;
      for (const { path, sha256, sm3 } of receipt.exhibits)
        for (const said of [path, sha256, sm3]) expect(text).toContain(said);
      for (const said of [
        ...[
          "[recorded]",
          "[authorised]",
          "[standing]",
          "[recognised]",
          "[no-custody-events]",
          "[final]",
          "[digests-match]",
        ],
        ...Object.values(idsIn({})),
        ...[
          receipt.package.root,
          SIGNER,
          receipt.ledger.deploymentId,
          String(found.asOf.blockNumber),
          found.asOf.blockHash,
        ],
        ...[digest("sha256", source.text), digest("sm3", source.text), digest("sha256", trust.anchor?.text ?? "")],
        "CN",
        "HK",
        "--receiptreceipt.json",
      ])
        expect(text).toContain(said);
      const claim = {
        "zh-Hans": "（该区块验证者所称的时间）",
        "zh-Hant": "（該區塊驗證者所稱的時間）",
        en: "(the claim of the validators of that block)",
        pt: "(declaração dos validadores desse bloco)",
      };
      for (const time of [BLOCK_TIME, RECORDED_AT, RECORDED_AT + 50])
        expect(text).toContain(squeeze(utc(time) + claim[language]));
    },
  );

  it("says unknown of all that rests on the block where no anchor is given, and names nobody", async () => {
    const text = await textOf(await sheetOf(judge(makeReceipt(), { hasAnchor: false })));
    for (const said of [
      "RecordUnknown",
      "hold:0;fail:0;unknown:2",
      "RecordedUnknown",
      "IssuerUnknown",
      "StatusUnknown",
      "FinalityUnknown",
    ])
      expect(text).toContain(said);
    expect(text).toContain(
      squeeze(
        "Recorded by not established (see finality) Signer not established (see finality) Recorded at not established",
      ),
    );
    // The bytes are those of the receipt, and that is all that holds.
    expect(text.replaceAll("IntegrityHolds", "").replaceAll('"Holds"means', "")).not.toContain("Holds");
  });

  it("says who refused and why, and that it fails", async () => {
    const refused = packDecision({ signer: RECOGNISER, decidedAt: RECORDED_AT + 50, state: 3, reason: 1 });
    const text = await textOf(
      await sheetOf(judge(makeReceipt({ words: ({ evidenceId }) => [[decisionSlot(evidenceId, PARTY), refused]] }))),
    );
    expect(text).toContain("RecognitionFails");
    expect(text).toContain("HKRefused,");
  });

  it("has a QR code of the receipt's SHA-256", async () => {
    const source = judge();
    expect(markIn(await sheetOf(source))).toBe(`concord-receipt:sha256:${digest("sha256", source.text)}`);
  });

  it("has the same bytes in every time zone and at every time, and says that it is PDF/A-2b and not validated", async () => {
    const before = await sheetOf(judge());
    const zone = process.env.TZ;
    process.env.TZ = "Asia/Macau";
    const later = await sheetOf(judge(makeReceipt(), { now: NOW + 86_400 }));
    process.env.TZ = zone;
    expect(Buffer.compare(before, later)).toBe(0);
    expect(Buffer.from(before).toString("latin1")).toContain("<pdfaid:part>2</pdfaid:part>");
    expect(await textOf(before)).toContain("thatwasnotvalidated");
  });

  it("names the checkpoints that it was verified with, in the order of their blocks, and until when they serve", async () => {
    const made = makeCheckpointed();
    const older = sign({ ...made.checkpoint, block: { number: 30_000, hash: `0x${"0d".repeat(32)}` } }, oneOfEach(3));
    const source = judge(made, { checkpoints: [made.checkpoint, older] });
    const text = await textOf(await sheetOf(source));
    for (const said of ["FinalityHolds", "../checkpoint-1.json", digest("sha256", JSON.stringify(older))])
      expect(text).toContain(said);
    expect(text).toContain("--checkpoint../checkpoint-1.json\\--checkpoint../checkpoint-2.json");
    expect(text).toContain("After2026-12-31(UTC):checkpoint-2.jsonservesfrom2025-01-01");
    expect(
      Buffer.compare(
        await sheetOf(source),
        await sheetOf(judge(made, { checkpoints: [older, made.checkpoint, older] })),
      ),
    ).toBe(0);
  });

  it("shows what it has no glyph for, and what hides, as escapes", async () => {
    const source = judge();
    const [file, ...others] = source.found.files;
    const exhibit = { position: 0, mediaType: "text/csv", path: "包裹/소포\u202egpj.exe" };
    const files = file === undefined ? [] : [{ ...file, exhibit }, ...others];
    const text = await textOf(await sheetOf({ ...source, found: { ...source.found, files } }));
    expect(text).toContain("包裹/\\u{c18c}\\u{d3ec}\\u{202e}gpj.exe");
  });
});

describe("judging for a bundle", () => {
  it("does not depend on the clock, and tells whether a clock that goes finds the same", () => {
    const [soon, later] = [judge(), judge(makeReceipt(), { now: NOW + 86_400 })];
    expect([soon.isTrueNow, later.isTrueNow, later.judgedAt]).toEqual([true, true, soon.judgedAt]);
    expect(judge(makeReceipt(), { now: NOW + 40 * 365 * 86_400 }).isTrueNow).toBe(false);
    expect(judge(makeReceipt(), { now: BLOCK_TIME - 86_400 }).isTrueNow).toBe(false);
  });

  it("takes the first day of an anchor that is younger than the block", () => {
    const from = utc(BLOCK_TIME + 86_400).slice(0, 10);
    const world = { anchor: { valid: { from, until: "2099-12-31" } } };
    const judged = judge(makeReceipt(world), { now: BLOCK_TIME + 3 * 86_400 });
    expect([judged.judgedAt, judged.isTrueNow]).toEqual([Date.parse(from) / 1_000, true]);
  });
});

describe("the files of a bundle", () => {
  it("have names that lead nowhere else, whatever the exhibits are called", async () => {
    const source = judge();
    const paths = [
      "../../../etc/passwd",
      "/etc/passwd",
      "C:\\Windows\\a.exe",
      "a/CON",
      "a/É.txt",
      "b/e\u0301.txt",
      "名".repeat(1_000),
      "..",
      "\u202egnp.exe",
      "a\u0000b",
    ];
    const exhibits = paths.map((path, position) => ({
      ...(source.receipt.exhibits[0] as DisclosedExhibit),
      path,
      position,
    }));
    const evidence = [{ ...source, receipt: { ...source.receipt, exhibits } }];
    const copyExhibit = () => Promise.resolve();
    const entries = await entriesOfBundle({ evidence, trust: source.trust, asker: undefined, nameOf, copyExhibit });
    const folder = `${source.found.evidenceId}/exhibits/`;
    const names = entries.flatMap(({ name }) => (name.startsWith(folder) ? [name.slice(folder.length)] : []));
    expect(names).toEqual([
      "01-passwd",
      "02-passwd",
      "03-a.exe",
      "04-CON",
      "05-É.txt",
      "06-é.txt",
      `07-${"名".repeat(60)}`,
      "08-_",
      "09-_gnp.exe",
      "10-a_b",
    ]);
    expect(
      entries
        .map(({ name }) => name)
        .filter((name) => !name.startsWith(folder))
        .toSorted(),
    ).toEqual([
      ...[`${source.found.evidenceId}/receipt.json`],
      ...languages.map((language) => `${source.found.evidenceId}/sheet.${language}.pdf`).toSorted(),
      "anchor.json",
    ]);
  });
});
