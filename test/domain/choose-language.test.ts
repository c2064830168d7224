import { describe, expect, it } from "vitest";
import { chooseLanguage } from "../../gateway/domain/codes/choose-language.ts";

describe("chooseLanguage", () => {
  it.each([
    ["", "en"],
    ["de, fr;q=0.9", "en"],
    ["pt-BR", "pt"],
    ["zh", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-MO", "zh-Hant"],
    ["zh-CN", "zh-Hans"],
    ["zh-Hans-HK", "zh-Hans"],
    ["ZH-hant-CN", "zh-Hant"],
    ["en;q=0.2, pt;q=0.8, zh-MO;q=0.5", "pt"],
    ["pt;q=0, en;q=0.1", "en"],
    ["pt;q=0", "en"],
    ["en, pt", "en"],
    ["*", "en"],
    ["english", "en"],
    [";;,=,q=1", "en"],
    ["de, pt;q=0.5", "pt"],
    ["en;q=0.25, pt;q=0.375", "pt"],
    ["en;q=0.5, pt; q=1.000 ", "pt"],
    ["en;q=0.5, pt;Q=0.6", "pt"],
    ["en;q=0.5, pt;level=1;q=0.4", "en"],
    ["en;q=0.5, pt;xq=0.1", "pt"],
    ["en;q=0.5, pt;q=0.1x", "pt"],
    ["en;q=0.5, pt;q=0.1234", "pt"],
    ["en;q=0.5, pt;q=2", "pt"],
  ])("answers %j with %s", (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });
});
