import { describe, expect, it } from "vitest";
import { codesOf, languages } from "../../gateway/domain/codes/code-list.ts";
import { ledgerFindingAdvice, ledgerFindings, matterOf } from "../../gateway/domain/codes/ledger-findings.ts";

const codesFor = (matter: keyof typeof ledgerFindingAdvice): string[] =>
  codesOf(ledgerFindings).filter((code) => matterOf[code] === matter);

describe("what the audit of a ledger finds", () => {
  it("comes with advice in every language, which is another for another matter", () => {
    const texts = Object.values(ledgerFindingAdvice).flatMap((advice) => languages.map((language) => advice[language]));
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text.trim()).toMatch(/^.+[.。]$/u);
    expect(new Set(Object.values(matterOf))).toEqual(new Set(Object.keys(ledgerFindingAdvice)));
  });

  it("is a matter of who was asked, and not of the ledger, where that contradicts the blocks", () => {
    expect(codesFor("source")).toEqual([
      ...["block-missing", "block-malformed", "genesis-differs", "chain-broken"],
      ...["log-missing", "log-doubled", "log-altered"],
    ]);
    expect(codesFor("proof")).toEqual(["state-unproven"]);
    expect(codesFor("clock")).toEqual(["clock-backward", "clock-jump"]);
    expect(codesFor("recipient")).toEqual(["acknowledgement-overdue", "answer-overdue"]);
    expect(codesFor("entry")).toEqual(["root-recorded-twice", "member-of-two-records"]);
    expect(codesFor("authority")).toEqual([
      ...["signer-unknown", "signer-outside-window", "signer-role", "signer-of-other-partner", "partner-not-active"],
    ]);
  });
});
