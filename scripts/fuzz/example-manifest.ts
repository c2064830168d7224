import type { Manifest } from "../../gateway/domain/package.ts";

/** A manifest with every member that one may have. */
export const exampleManifest: Manifest = {
  format: "concord-package/1",
  case: {
    number: "FUZZ-1",
    partner: "CN",
    office: "Jiangmen",
    title: "A case",
    basis: "ex-officio",
    legal: "a law",
    source: "a report",
  },
  ref: "parcels",
  kind: "appraisal",
  handling: { tlp: "AMBER", use: "H1" },
  acquired: {
    at: "2023-06-30T17:00:00+08:00",
    by: "officer-7",
    method: "export",
    tool: "H2018",
    place: "Jiangmen",
    witness: "officer-8",
  },
  language: "zh-Hans",
  goods: { hs: "6404.11", right: "trademark", items: 1_317, consignments: 174, marks: 80 },
  appraisal: { body: "a body", method: "comparison", conclusion: "not-genuine", dissent: "none" },
  retention: { until: "2099-12-31" },
  exhibits: [1, 2, 3].map((n) => ({
    path: `folder/${n}.csv`,
    mediaType: "text/csv",
    size: n,
    sha256: String(n).repeat(64),
    sm3: "ab".repeat(32),
  })),
};
