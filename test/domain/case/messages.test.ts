import { describe, expect, it } from "vitest";
import { caseText, mistakesIn } from "./consortium.ts";

const jiangmen = caseText("ant-moving/jiangmen");
const change = (from: string, to: string): string => {
  expect(jiangmen).toContain(from);
  return jiangmen.replace(from, () => to);
};

const topKeys = "one of case, partner, office, title, basis, legal, source, agreement, handling, evidence, notice";
const partners = "one of CN, HK, MO, MY, JP, KR, AU, NZ, BN, KH, ID, LA, MM, PH, SG, TH, VN";
const offices = "one of CN/Jiangmen, CN/Guangzhou, CN/Gongbei, CN/Huangpu, CN/Fuzhou, CN/Xiamen, CN/Shenzhen";
const refs = "one of parcels, xray, marks, statement";
const kinds = "one of photo, x-ray, sample-report, declaration, trade-data, web-capture, appraisal, officer-statement";

/** What is changed, to what, what is said of it, what would be right, what stands there, and what may be meant. */
type Row = [
  from: string,
  to: string,
  message: string,
  expected: string,
  found?: string | undefined,
  suggestion?: string,
];

const ofValues: Row[] = [
  ["legal:", "lgal:", "the key lgal is not known in case.yaml; did you mean legal?", topKeys, "lgal", "legal"],
  ["legal:", "zzzzzz: 1\nlegal:", "the key zzzzzz is not known in case.yaml", topKeys, "zzzzzz"],
  [
    'goods: { hs: "6404.11", right',
    'goods: { hs: "6404.11", righ',
    "the key righ is not known in evidence[0].goods; did you mean right?",
    "one of hs, right, items, consignments, marks",
    "righ",
    "right",
  ],
  ["kind: declaration\n", "\n", "evidence[0].kind is missing", "text"],
  ["exhibits: [parcels.csv]\n", "\n", "evidence[0].exhibits is missing", "a list"],
  ["handling: { tlp: AMBER, use: H1 }\n", "\n", "handling is missing", "keys with their values"],
  [
    "handling: { tlp: AMBER, use: H1 }",
    "handling:",
    "handling has no value",
    "keys with their values, or no key at all",
  ],
  ["legal: 《中华人民共和国知识产权海关保护条例》", "legal:", "legal has no value", "text, or no key at all"],
  [
    "items: 1317",
    'items: "1317"',
    "evidence[0].goods.items is not a whole number, not in quotes: 1317",
    "a whole number, not in quotes",
    "1317",
  ],
  ["items: 1317", "items: -1", "evidence[0].goods.items is not a count: -1", "a whole number, 0 or more", "-1"],
  ["exhibits: [parcels.csv]", "exhibits: a.csv", "evidence[0].exhibits is not a list: a.csv", "a list", "a.csv"],
  ["title: 外海", "title: true #", "title is not text: true", "text", "true"],
  [
    "kind: x-ray",
    "kind: xray",
    "evidence[1].kind is not a known code: xray; did you mean x-ray?",
    kinds,
    "xray",
    "x-ray",
  ],
  [
    "channel: post",
    "channel: rail",
    "notice.channel is not a known code: rail",
    "one of cargo, post, express, passenger, 9610, 9710, 9810, 1210",
    "rail",
  ],
  ["to: [HK, MO, CN/Guangzhou]", "to: []", "notice.to has no entry", "a list of 1 to 255 entries"],
  [
    "to: [US, GB, FR]",
    "to: [US, UK, FR]",
    "notice.route.to[1] is not a country code: UK; did you mean GB?",
    "an ISO 3166-1 alpha-2 code in upper case, such as CN",
    "UK",
    "GB",
  ],
];

const ofSeveral: Row[] = [
  ["partner: CN", "partner: ZZ", "partner is not a partner: ZZ", partners, "ZZ"],
  ["to: [HK, MO,", "to: [HK, ZZ,", "notice.to[1] is not a partner: ZZ", partners, "ZZ"],
  [
    "agreement: GBA\n",
    "",
    "agreement is missing: a notice is published under an agreement",
    "the name of the agreement",
  ],
  ["ref: statement", "ref: xray", "evidence[3].ref is taken by an entry before it: xray", "a ref of its own", "xray"],
  [
    "2023-05-01T08:12:00+08:00",
    "2026-11-23T12:05:01Z",
    "evidence[1].acquired.at is in the future: 2026-11-23T12:05:01Z",
    "not later than 2026-11-23T12:00:00.000Z",
    "2026-11-23T12:05:01Z",
  ],
  [
    "kind: officer-statement",
    "kind: appraisal",
    "evidence[3].appraisal is missing: the kind is appraisal",
    "an appraisal with body and conclusion",
  ],
  [
    "language: en",
    "language: en\n    appraisal: { body: b, conclusion: genuine }",
    "evidence[3].appraisal is only for the kind appraisal, and this is officer-statement",
    "no appraisal, or kind: appraisal",
  ],
  [
    "right-holder-confirmation.pdf",
    "photo-marks.png",
    "evidence[2].exhibits[1] stands in the list before: photo-marks.png",
    "each entry once",
    "photo-marks.png",
  ],
  [
    "valid: { from: 2023-06-01",
    "valid: { from: 2028-01-01",
    "notice.valid.to is before notice.valid.from: 2027-12-31 < 2028-01-01",
    "2028-01-01 or later",
    "2027-12-31",
  ],
  [
    "to: 2027-12-31",
    "to: 2026-11-22",
    "the notice has already expired: it is valid to 2026-11-22",
    "2026-11-23 or later",
    "2026-11-22",
  ],
  ["to: [HK, MO,", "to: [HK, HK,", "notice.to[1] stands in the list before: HK", "each entry once", "HK"],
  ["CN/Guangzhou", "CN", "notice.to[2] is the filing partner as a whole; name its offices", offices, "CN"],
  [
    "CN/Guangzhou",
    "CN/Guangzou",
    "notice.to[2] is not an office of CN: Guangzou; did you mean CN/Guangzhou?",
    offices,
    "CN/Guangzou",
    "CN/Guangzhou",
  ],
  ["CN/Guangzhou", "CN/Kashgar", "notice.to[2] is not an office of CN: Kashgar", offices, "CN/Kashgar"],
  [
    "CN/Guangzhou",
    "HK/Airport",
    "notice.to[2] is an office of another partner: HK/Airport",
    "HK, which informs its own offices",
    "HK/Airport",
  ],
  [
    "basis: [parcels, marks]",
    "basis: [parcels, mark]",
    "notice.basis[1] is not the ref of any evidence: mark; did you mean marks?",
    refs,
    "mark",
    "marks",
  ],
  [
    "basis: [parcels, marks]",
    "basis: [parcels, nothing]",
    "notice.basis[1] is not the ref of any evidence: nothing",
    refs,
    "nothing",
  ],
  [
    "from: parcels.csv",
    "from: other.csv",
    "notice.parties.from is not an exhibit of this case: other.csv",
    "one of parcels.csv",
    "other.csv",
  ],
  [
    "from: parcels.csv",
    "from: photo-marks.png",
    "notice.parties.from is not a .csv: photo-marks.png",
    "one of parcels.csv",
    "photo-marks.png",
  ],
];

const ofAgreement: Row[] = [
  [
    "agreement: GBA",
    "agreement: GBB",
    "there is no agreement GBB; did you mean GBA?",
    "one of GBA, RCEP",
    undefined,
    "GBA",
  ],
  ["agreement: GBA", "agreement: ELSEWHERE", "there is no agreement ELSEWHERE", "one of GBA, RCEP"],
  [
    "kind: x-ray",
    "kind: web-capture",
    "GBA excludes web-capture (evidence[1].kind)",
    "GBA allows photo, x-ray, sample-report, declaration, trade-data, appraisal, officer-statement",
  ],
  [
    "channel: post",
    "channel: passenger",
    "GBA excludes passenger (notice.channel)",
    "GBA allows cargo, post, express, 9610, 9710, 9810, 1210",
  ],
  ["to: [HK, MO,", "to: [HK, JP,", "JP is not a party to GBA", "GBA allows CN, HK, MO"],
];

describe("what an officer reads of a mistake", () => {
  it.each([...ofValues, ...ofSeveral, ...ofAgreement])(
    "%j → %j: %s",
    (from, to, message, expected, found, suggestion) => {
      const [mistake, ...more] = mistakesIn(change(from, to));
      expect(more).toEqual([]);
      const { code: _code, clause: _clause, line: _line, column: _column, path: _path, ...read } = mistake ?? {};
      expect(read).toStrictEqual({
        message,
        expected,
        ...(found === undefined ? {} : { found }),
        ...(suggestion === undefined ? {} : { suggestion }),
      });
    },
  );

  it("is not the text that is too long", () => {
    expect(mistakesIn(jiangmen.replace("title: 外海", `title: ${"a".repeat(501)}\n#`))).toMatchObject([
      { code: "too-long", message: "title has 501 characters", expected: "text of 1 to 500 characters" },
    ]);
  });
});
