import { describe, expect, it } from "vitest";
import { auditTexts } from "../../gateway/cli/render/audit-texts.ts";
import { commandTexts } from "../../gateway/cli/render/command-texts.ts";
import { consortiumTexts } from "../../gateway/cli/render/consortium-texts.ts";
import { type Labels, languages } from "../../gateway/domain/codes/code-list.ts";
import { recordTexts } from "../../gateway/domain/texts/record-texts.ts";
import { sayIn } from "../../gateway/domain/texts/say.ts";
import { verificationTexts } from "../../gateway/domain/texts/verification-texts.ts";
import { receiptVerificationTexts } from "../../gateway/receipts/verification-texts.ts";
import { boardTexts } from "../../gateway/web/texts/board-texts.ts";
import { pageTexts } from "../../gateway/web/texts/page-texts.ts";
import { verifierTexts } from "../../gateway/web/texts/verifier-texts.ts";
import { charactersIn, simplifiedOnly, traditionalOnly } from "../domain/chinese-scripts.ts";

const texts: [string, Labels][] = [
  auditTexts,
  boardTexts,
  commandTexts,
  consortiumTexts,
  pageTexts,
  receiptVerificationTexts,
  recordTexts,
  verificationTexts,
  verifierTexts,
].flatMap((list) => Object.entries(list));
const valuesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([value]) => value).sort();

describe("the texts of pages and command line", () => {
  it.each(texts)(
    "%s is there in every language, with the same values, and keeps the Chinese scripts apart",
    (_, labels) => {
      for (const language of languages) {
        expect(labels[language].trim()).not.toBe("");
        expect(valuesIn(labels[language])).toEqual(valuesIn(labels.en));
      }
      expect(charactersIn(labels["zh-Hans"], traditionalOnly)).toEqual([]);
      expect(charactersIn(labels["zh-Hant"], simplifiedOnly)).toEqual([]);
    },
  );

  it("say values as they are, also those that look like a place for one", () => {
    const say = sayIn({ text: { "zh-Hans": "", "zh-Hant": "", en: "{a} and {b}", pt: "" } }, "en");
    expect(say("text", { a: "{b}", b: "$&" })).toBe("{b} and $&");
    expect(say("text", { a: 1 })).toBe("1 and {b}");
  });
});
