import { describe, expect, it } from "vitest";
import { chooseLanguage } from "../../gateway/domain/codes/choose-language.ts";

describe("chooseLanguage", () => {
  it.each([
    ["", "en"],
    ["de, fr;q=0.9", "en"],
    ["pt-BR", "pt"],
    ["zh", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-Hans-HK", "zh-Hans"],
    ["ZH-hant-CN", "zh-Hant"],
    ["en;q=0.2, pt;q=0.8, zh-MO;q=0.5", "pt"],
    ["pt;q=0, en;q=0.1", "en"],
    ["pt;q=0", "en"],
    ["en, pt", "en"],
    ["*", "en"],
    ["english", "en"],
    [";;,=,q=1", "en"],
  ])("answers %j with %s", (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });
});
