import { describe, expect, it } from "vitest";
import type { CaseContext } from "../../../gateway/domain/case/context.ts";
import { readCase } from "../../../gateway/domain/case/read-case.ts";
import { caseText, context, mistakesIn } from "./consortium.ts";

const jiangmen = caseText("ant-moving/jiangmen");

/** The real case with changes; fails when a text to change is not there. */
function changed(...changes: readonly [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, jiangmen);
}

const placesIn = (text: string, other?: Partial<CaseContext>): string[] =>
  mistakesIn(text, other).map(({ code, clause, path }) => `${clause ?? code} ${path}`);

describe("what follows from a mistake is not another one", () => {
  it.each([
    [
      "a ref that is missing",
      [["ref: marks\n", "title: marks\n"]],
      ["missing /evidence/2/ref", "unknown-key /evidence/2/title"],
    ],
    ["a ref that is mistaken", [["ref: marks\n", "ref: [marks]\n"]], ["wrong-type /evidence/2/ref"]],
    ["no exhibits, of which one is the table", [["[parcels.csv]", "[]"]], ["empty /evidence/0/exhibits"]],
    ["a filer that is no partner", [["partner: CN", "partner: ZZ"]], ["unknown-partner /partner"]],
    ["a recipient that is no partner", [["to: [HK, MO,", "to: [HK, ZZ,"]], ["unknown-partner /notice/to/1"]],
    ["a recipient that is none", [["to: [HK, MO,", "to: [HK, mo,"]], ["invalid-form /notice/to/1"]],
    ["a kind that there is not", [["kind: officer-statement", "kind: rumour"]], ["unknown-code /evidence/3/kind"]],
    ["a time that is none", [["2023-05-01T08:12:00+08:00", "2030"]], ["invalid-form /evidence/1/acquired/at"]],
    ["a last day that is none", [["to: 2027-12-31", "to: never"]], ["invalid-form /notice/valid/to"]],
    ["a first day that is none", [["from: 2023-06-01", "from: 9999"]], ["invalid-form /notice/valid/from"]],
    ["an agreement that is none", [["agreement: GBA", "agreement: [GBA]"]], ["wrong-type /agreement"]],
    ["a filer that is none", [["partner: CN", "partner: [CN]"]], ["wrong-type /partner"]],
    ["a table that is none", [["from: parcels.csv", "from: /parcels.csv"]], ["invalid-path /notice/parties/from"]],
  ] as [string, [string, string][], string[]][])("%s", (_what, changes, places) => {
    expect(placesIn(changed(...changes)).toSorted()).toEqual(places.toSorted());
  });
});

describe("entries that stand twice", () => {
  it.each([
    ["pattern: [split-parcels, changing-sender-names", "pattern: [split-parcels, split-parcels", "/notice/pattern/1"],
    ["columns: [consignor_phone, consignor_address]", "columns: [a, b, a]", "/notice/parties/columns/2"],
    ['hs: ["6404", "6505", "6109"]', 'hs: ["6404", "6505", "6404"]', "/notice/goods/hs/2"],
    ["basis: [parcels, marks]", "basis: [marks, marks]", "/notice/basis/1"],
    ["to: [HK, MO, CN/Guangzhou]", "to: [CN/Guangzhou, MO, CN/Guangzhou]", "/notice/to/2"],
  ])("%j → %j: at the second place", (from, to, path) => {
    expect(placesIn(changed([from, to]))).toEqual([`duplicate-value ${path}`]);
  });

  it("are not two values that are alike in two lists, nor two exhibits of different packages", () => {
    expect(placesIn(changed(["[xray-EE100000CN.png]", "[photo-marks.png]"]))).toEqual([]);
    expect(placesIn(changed(['declared: ["衣服"', 'declared: ["运动鞋"']))).toEqual([]);
  });
});

describe("the notice's table", () => {
  it("is an exhibit that ends in .csv, in whatever case and composition of letters", () => {
    expect(placesIn(changed(["[parcels.csv]", "[P.CSV]"], ["from: parcels.csv", "from: P.CSV"]))).toEqual([]);
    const composed = changed(["[parcels.csv]", '["caf\\u00e9.csv"]'], ["from: parcels.csv", 'from: "cafe\\u0301.csv"']);
    expect(placesIn(composed)).toEqual([]);
  });

  it("is told to be one where the case has none, and is one of the first twenty else", () => {
    const [none] = mistakesIn(changed(["[parcels.csv]", "[parcels.txt]"], ["from: parcels.csv", "from: parcels.txt"]));
    expect(none?.expected).toBe("an exhibit that ends in .csv");
    const tables = Array.from({ length: 21 }, (_, index) => `t${index}.csv`);
    const [other] = mistakesIn(changed(["[parcels.csv]", `[${tables.join(", ")}]`]));
    expect(other?.expected).toBe(`one of ${tables.slice(0, 20).join(", ")}`);
  });
});

describe("the refs that a notice may rest on", () => {
  const withEvidence = (count: number) => {
    const entries = Array.from(
      { length: count },
      (_, index) =>
        `  - { ref: e${index}, kind: photo, exhibits: [p${index}.png], acquired: { at: 2023-05-01T08:12:00Z, by: o }, language: en }\n`,
    );
    return changed(
      ["notice:\n", `${entries.join("")}notice:\n`],
      ["basis: [parcels, marks]", "basis: [nothing-like-it]"],
    );
  };

  it("are all named up to twenty, and the first twenty of more", () => {
    const named = ["parcels", "xray", "marks", "statement", ...Array.from({ length: 16 }, (_, index) => `e${index}`)];
    expect(mistakesIn(withEvidence(16))).toMatchObject([{ expected: `one of ${named.join(", ")}` }]);
    expect(mistakesIn(withEvidence(17))).toMatchObject([{ expected: `one of ${named.join(", ")}, …` }]);
  });
});

describe("a partner without offices", () => {
  it("is not told to name them", () => {
    const text = changed(
      ["partner: CN", "partner: JP"],
      ["agreement: GBA", "agreement: RCEP"],
      ["to: [HK, MO,", "to: [JP, CN,"],
    );
    const own = mistakesIn(text).find(({ code }) => code === "own-partner");
    expect(own).toMatchObject({ path: "/notice/to/0", expected: "other partners", found: "JP" });
  });
});

describe("days and seconds", () => {
  it.each([
    ["2026-11-23T23:59:59.999Z", []],
    ["2026-11-24T00:00:00.000Z", ["already-expired /notice/valid/to"]],
  ])("a notice's last day lasts to its end: %s", (now, places) => {
    expect(placesIn(changed(["to: 2027-12-31", "to: 2026-11-23"]), { now: new Date(now) })).toEqual(places);
  });

  it("a notice may be valid for one day", () => {
    expect(placesIn(changed(["from: 2023-06-01, to: 2027-12-31", "from: 2027-12-31, to: 2027-12-31"]))).toEqual([]);
  });

  it.each([
    ["2018-11-12T23:59:59.999Z", "agreement-not-effective", "GBA is not yet in force", "filing from 2018-11-13 on"],
    ["2018-11-13T00:00:00.000Z", undefined, undefined, undefined],
    ["2038-11-12T23:59:59.999Z", undefined, undefined, undefined],
    ["2038-11-13T00:00:00.000Z", "agreement-expired", "GBA has expired", "filing before 2038-11-13"],
  ])("an agreement is in force from its first second to its last: %s", (now, clause, message, expected) => {
    const found = mistakesIn(jiangmen, { now: new Date(now) }).find((mistake) =>
      mistake.clause?.startsWith("agreement"),
    );
    expect([found?.clause, found?.message, found?.expected, found?.path]).toEqual([
      clause,
      message,
      expected,
      clause === undefined ? undefined : "/agreement",
    ]);
  });
});

describe("standings", () => {
  it.each([
    ["proposed", "agreement-not-ratified", "GBA is not ratified by every party"],
    ["suspended", "agreement-suspended", "GBA is suspended"],
    ["terminated", "agreement-terminated", "GBA is terminated"],
  ] as const)("of an agreement that is %s", (state, clause, message) => {
    const agreements = context.agreements.map((agreement) => ({ ...agreement, state }));
    expect(mistakesIn(jiangmen, { agreements })).toMatchObject([
      { code: "outside-agreement", clause, message, expected: "an agreement in force", path: "/agreement" },
    ]);
  });

  it("of an agreement that is ratified, and of a partner that is active, are none", () => {
    const agreements = context.agreements.map((agreement) => ({ ...agreement, state: "ratified" as const }));
    const partners = context.partners.map((partner) => ({ ...partner, state: "active" as const }));
    expect(mistakesIn(jiangmen, { agreements, partners })).toEqual([]);
  });

  it("of the filer alone stop it, also without an agreement to check against", () => {
    // Whoever is looked for must not be found only because it is the first.
    const partnersOf = (iso: string): CaseContext["partners"] => [
      ...context.partners.flatMap((partner) =>
        partner.iso === iso ? [{ ...partner, state: "suspended" as const }] : [],
      ),
      ...context.partners.filter((partner) => partner.iso !== iso),
    ];
    expect(mistakesIn(jiangmen, { partners: partnersOf("HK") })).toEqual([]);
    expect(mistakesIn(jiangmen, { partners: partnersOf("CN") })).toMatchObject([
      { clause: "partner-not-active", message: "CN is suspended", expected: "an active partner", path: "/partner" },
    ]);
    const unshared = changed(["agreement: GBA\n", ""]).replace(/^notice:[\s\S]*$/m, "");
    expect(placesIn(unshared, { partners: partnersOf("CN") })).toEqual(["partner-not-active /partner"]);
  });

  it("of no party are told with what the agreement allows", () => {
    const agreements = context.agreements.map((agreement) => ({ ...agreement, parties: ["HK", "MO"] }));
    expect(mistakesIn(jiangmen, { agreements })).toMatchObject([
      { clause: "not-a-party", message: "CN is not a party to GBA", expected: "GBA allows HK, MO", path: "/partner" },
      { clause: "recipient", message: "CN is not a party to GBA", expected: "GBA allows HK, MO", path: "/notice/to/2" },
    ]);
  });
});

describe("the partner and the language of a case", () => {
  it.each(["CNx", "xCN", "C", "cn"])("%s is no partner's code", (iso) => {
    expect(placesIn(changed(["partner: CN", `partner: ${iso}`]))).toEqual(["invalid-form /partner"]);
  });

  it.each(["en", "yue", "zh-Hant", "pt-BR", "es-419", "zh-Hant-HK"])("%s is a language", (tag) => {
    expect(placesIn(changed(["language: en", `language: ${tag}`]))).toEqual([]);
  });

  it.each(["e", "en-", "en-U", "en-12", "en-abc", "en-1234", "zh-Hant-HK-x", "english", "xx-xen "])(
    "%s is none",
    (tag) => {
      expect(placesIn(changed(["language: en", `language: "${tag}"`]))).toEqual(["invalid-form /evidence/3/language"]);
    },
  );
});

describe("a list of mistakes", () => {
  it("is by line and by column", () => {
    const places = mistakesIn(changed(["to: [US, GB, FR]", "to: [us, xx, fr]"])).map(({ line, column }) => [
      line,
      column,
    ]);
    expect(places).toHaveLength(3);
    expect(places).toEqual(places.toSorted(([, one = 0], [, other = 0]) => one - other));
    const keys = "c: 1, b: 1, a: 1, ";
    const ofKeys = mistakesIn(changed(["route: { from", `route: { ${keys}from`])).map(({ path }) => path.at(-1));
    expect(ofKeys).toEqual(["c", "b", "a"]);
  });

  it("of a text that is not read says where, and that no scope was checked", () => {
    expect(readCase("case: a\n---\ncase: b\n", context)).toStrictEqual({
      ok: false,
      isScopeChecked: false,
      mistakes: [
        {
          code: "several-documents",
          file: "case.yaml",
          line: 2,
          column: 1,
          path: "",
          message: "case.yaml has more than one YAML document",
          expected: "one document",
        },
      ],
    });
  });

  it("is not made of what is wrong with the caller", () => {
    const lookup = () => {
      throw new Error("the disk is gone");
    };
    expect(() => readCase(jiangmen, context, lookup)).toThrow("the disk is gone");
  });
});

describe("a case without a notice", () => {
  it("is checked as far as it goes", () => {
    const text = jiangmen.replace(/^notice:[\s\S]*$/m, "");
    expect(placesIn(text)).toEqual([]);
    expect(placesIn(text.replace("kind: x-ray", "kind: web-capture"))).toEqual(["evidence-kind /evidence/1/kind"]);
  });
});
