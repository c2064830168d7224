import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { type AgreementTerms, parseTerms, scopeOf } from "../../gateway/domain/agreement-file.ts";

const terms: AgreementTerms = {
  parties: ["CN", "HK"],
  kind: "arrangement",
  effective: "2018-11-13",
  expiry: "2038-11-13",
  evidence: ["photo", "appraisal"],
  rights: ["trademark", "patent"],
  channels: ["post", "1210"],
  purposes: ["civil"],
  onward: "ask",
  court: "allowed",
  recognition: { rule: "automatic", floor: "reference" },
  hours: { acknowledge: 24, answer: 240, feedback: 720, recognise: 65_535 },
};
const mistakesIn = (text: string): readonly string[] => {
  const parsed = parseTerms(text);
  return "mistakes" in parsed ? parsed.mistakes : [];
};

describe("parseTerms", () => {
  it("reads what a YAML text states", () => {
    expect(parseTerms(stringify(terms))).toEqual(terms);
    expect(parseTerms(stringify({ ...terms, recognition: { rule: "explicit", floor: "none" } }))).toMatchObject({
      recognition: { floor: "none" },
    });
  });

  it.each([
    ["a member that it does not know", { ...terms, note: "x" }, "the file: "],
    ["one party alone", { ...terms, parties: ["CN"] }, "parties: "],
    ["a day that there is not", { ...terms, expiry: "2038-02-30" }, "expiry: "],
    ["a kind of evidence that there is not", { ...terms, evidence: ["rumour"] }, "evidence.0: "],
    ["an unknown grade", { ...terms, recognition: { rule: "explicit", floor: "high" } }, "recognition.floor: "],
    ["more in the recognition", { ...terms, recognition: { ...terms.recognition, by: "x" } }, "recognition: "],
    ["more in the hours", { ...terms, hours: { ...terms.hours, reply: 1 } }, "hours: "],
    ["negative hours", { ...terms, hours: { ...terms.hours, answer: -1 } }, "hours.answer: "],
    ["more hours than 16 bits hold", { ...terms, hours: { ...terms.hours, answer: 65_536 } }, "hours.answer: "],
  ])("says where there is %s", (_what, value, place) => {
    const mistakes = mistakesIn(stringify(value));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.startsWith(place)).toBe(true);
    expect(mistakes[0]?.length).toBeGreaterThan(place.length);
  });

  it("says of what is no YAML, aliases among it, that it is none", () => {
    expect(mistakesIn("a: [")).toEqual(["it is not YAML"]);
    expect(mistakesIn(`${stringify(terms)}more: &a [x]\nagain: *a\n`)).toEqual(["it is not YAML"]);
  });

  it("takes a text of 100,000 characters and refuses a longer one unread", () => {
    const text = stringify(terms);
    const filled = (length: number) => `${text}#${" ".repeat(length - text.length - 1)}`;
    expect(parseTerms(filled(100_000))).toEqual(terms);
    expect(mistakesIn(filled(100_001))).toEqual(["it is longer than 100000 characters"]);
  });
});

describe("scopeOf", () => {
  it("gives the registry's numbers, bit sets and seconds", () => {
    expect(scopeOf(terms)).toEqual({
      kinds: (1 << 1) | (1 << 7),
      rights: (1 << 1) | (1 << 3),
      channels: (1 << 2) | (1 << 8),
      purposes: 1 << 2,
      directions: (1 << 1) | (1 << 2) | (1 << 3),
      onward: 2,
      court: 3,
      rule: 2,
      floor: 2,
      hoursToAcknowledge: 24,
      hoursToAnswer: 240,
      hoursToFeedBack: 720,
      hoursToRecognise: 65_535,
      effective: Date.UTC(2018, 10, 13) / 1_000,
      expiry: Date.UTC(2038, 10, 13) / 1_000,
      state: 0,
    });
  });

  it("has no floor where nothing is recognised without a decision", () => {
    expect(scopeOf({ ...terms, recognition: { rule: "explicit", floor: "none" } })).toMatchObject({
      rule: 1,
      floor: 0,
    });
  });
});
