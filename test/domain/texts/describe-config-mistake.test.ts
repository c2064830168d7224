import { describe, expect, it } from "vitest";
import { languages } from "../../../gateway/domain/codes/code-list.ts";
import { type ConfigMistakeCode, configMistakes } from "../../../gateway/domain/codes/config-mistakes.ts";
import { describeConfigMistake } from "../../../gateway/domain/texts/describe-config-mistake.ts";

describe("describeConfigMistake", () => {
  it("says where, what and what to do in one line of the language, with the code", () => {
    const mistake = {
      path: "CONCORD_CONFIG",
      code: "unreadable-file",
      values: { file: "/etc/concord.json", reason: "ENOENT" },
    } as const;
    const { what, remedy } = configMistakes["unreadable-file"];
    const filled = (text: string) => text.replace("{file}", "/etc/concord.json").replace("{reason}", "ENOENT");
    expect(languages.map((language) => describeConfigMistake(mistake, language))).toEqual([
      `CONCORD_CONFIG：${filled(what["zh-Hans"])}${remedy["zh-Hans"]} [unreadable-file]`,
      `CONCORD_CONFIG：${filled(what["zh-Hant"])}${remedy["zh-Hant"]} [unreadable-file]`,
      `CONCORD_CONFIG: ${filled(what.en)} ${remedy.en} [unreadable-file]`,
      `CONCORD_CONFIG: ${filled(what.pt)} ${remedy.pt} [unreadable-file]`,
    ]);
  });

  it.each(Object.keys(configMistakes) as ConfigMistakeCode[])("has one line for %s in every language", (code) => {
    for (const language of languages) {
      expect(describeConfigMistake({ path: "a", code }, language)).toMatch(/^a(?:：|: ).+[。.)”]? ?.+ \[[a-z-]+\]$/u);
    }
  });
});
