import { describe, expect, it } from "vitest";
import { channels } from "../../../gateway/domain/codes/channels.ts";
import { labels, languages } from "../../../gateway/domain/codes/code-list.ts";
import {
  bracket,
  listTexts,
  nameAge,
  nameAgreement,
  nameCodes,
  nameNumber,
  nameRoute,
} from "../../../gateway/domain/texts/name-values.ts";
import { sayIn } from "../../../gateway/domain/texts/say.ts";

describe("listTexts", () => {
  it.each(languages)("keeps numbers apart in %s", (language) => {
    expect(listTexts(["6404", "6505", "6109"], language)).toMatch(/^6404(?:, |、)6505(?:, |、)6109$/);
  });

  it("lists as the language lists", () => {
    expect(languages.map((language) => listTexts(["a", "b"], language))).toEqual(["a、b", "a、b", "a, b", "a, b"]);
    expect(nameCodes(channels, ["cargo", "post"], "en")).toBe("Cargo, Post");
  });
});

describe("bracket", () => {
  it("uses the language's own brackets", () => {
    expect(languages.map((language) => bracket("a", "b", language))).toEqual(["a（b）", "a（b）", "a (b)", "a (b)"]);
  });
});

describe("nameAgreement", () => {
  it("names code and version, and what is of no agreement as that", () => {
    expect(nameAgreement({ code: "GBA", id: 1, version: 2 }, "en")).toBe("GBA, version 2");
    expect(nameAgreement({ code: "none", id: 0, version: 0 }, "en")).toBe("none: for itself alone");
  });

  it("shows what hides in a code", () => {
    expect(nameAgreement({ code: "G\u202eBA", id: 1, version: 2 }, "en")).toBe("G\\u{202e}BA, version 2");
  });
});

describe("nameAge", () => {
  it.each([
    [999, "0 seconds"],
    [1_000, "1 second"],
    [119_999, "119 seconds"],
    [120_000, "2 minutes"],
    [7_199_999, "119 minutes"],
    [7_200_000, "2 hours"],
    [172_799_999, "47 hours"],
    [172_800_000, "2 days"],
    [10 * 86_400_000, "10 days"],
  ])("of %d milliseconds is %s", (milliseconds, text) => {
    expect(nameAge(milliseconds, "en")).toBe(text);
  });

  it("is said in the language", () => {
    expect(nameAge(5_000, "pt")).toBe("5 segundos");
  });
});

describe("nameNumber", () => {
  it("groups digits as the language does", () => {
    expect([nameNumber(1_234_567, "en"), nameNumber(1_234_567, "pt")]).toEqual(["1,234,567", "1.234.567"]);
  });
});

describe("nameRoute", () => {
  it.each([
    [{ from: "CN", via: ["HK", "MO"], to: ["US", "GB"] }, "CN → HK → MO → US / GB"],
    [{ from: "CN" }, "CN"],
    [{ via: ["HK"] }, "HK"],
    [{ to: ["US"] }, "US"],
    [{}, ""],
  ])("of %j is %j", (route, text) => {
    expect(nameRoute(route)).toBe(text);
  });
});

describe("sayIn", () => {
  const texts = { due: labels("期限 {time}", "期限 {time}", "due {time}, {time_left} left", "até {time}") };

  it("says a text in its language with the values that it names", () => {
    const values = { time: "12:00", time_left: 5 };
    expect(languages.map((language) => sayIn(texts, language)("due", values))).toEqual([
      "期限 12:00",
      "期限 12:00",
      "due 12:00, 5 left",
      "até 12:00",
    ]);
  });

  it("leaves what it has no value for, and tells nothing from a name that every object has", () => {
    expect(sayIn(texts, "pt")("due")).toBe("até {time}");
    expect(sayIn({ odd: labels("{}", "{}", "{}", "{0}") }, "pt")("odd", { 0: 0 })).toBe("0");
  });
});
