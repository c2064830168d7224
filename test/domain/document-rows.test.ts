import { describe, expect, it } from "vitest";
import { factsOfFeedback, factsOfNotice, factsOfPackage } from "../../gateway/domain/document-rows.ts";
import type { Feedback, NoticeBody } from "../../gateway/domain/notice-body.ts";
import type { Manifest } from "../../gateway/domain/package.ts";
import { buildSaltedTree, hashExhibit, isPathValid, leavesOf, saltLeaves } from "../../gateway/domain/salted-tree.ts";

const file = { mediaType: "text/csv", size: 9, sha256: "1a".repeat(32), sm3: "2b".repeat(32) };
const ofCase = {
  number: "JM-2023-0174",
  partner: "CN",
  office: "Jiangmen",
  title: "Parcels",
  basis: "ex-officio",
} as const;
const handling = { tlp: "AMBER", use: "H1" } as const;
const manifest: Manifest = {
  format: "concord-package/1",
  case: ofCase,
  ref: "parcels",
  kind: "declaration",
  handling,
  acquired: { at: "2023-06-30T17:00:00+08:00", by: "officer-7" },
  language: "zh-Hans",
  goods: { items: 1317, right: "trademark" },
  retention: { until: "2033-12-31" },
  exhibits: [
    { path: "a.csv", ...file },
    { path: "b.csv", ...file, size: 0 },
  ],
};
const saltedOf = <Document extends object>(document: Document, exhibits: Manifest["exhibits"] = []) => {
  const { exhibits: _listed, ...fields } = document as Document & { exhibits?: unknown };
  const leaves = leavesOf(fields as Parameters<typeof leavesOf>[0], exhibits);
  let next = 0;
  const salts = saltLeaves(leaves, () => `0x${(next++).toString(16).padStart(64, "0")}`);
  return { salted: { document, salts }, root: buildSaltedTree(leaves, salts).root };
};
const nothing = {
  caseNumber: undefined,
  ref: undefined,
  title: undefined,
  kind: undefined,
  right: undefined,
  eraseAt: undefined,
  exhibits: [],
};

describe("what is looked up of a package", () => {
  const { salted, root } = saltedOf(manifest, manifest.exhibits);

  it("is what its manifest says of case, kind, right and retention", () => {
    const { exhibits: _exhibits, ...facts } = factsOfPackage(salted);
    expect(facts).toEqual({
      root,
      type: "package",
      caseNumber: "JM-2023-0174",
      ref: "parcels",
      title: "Parcels",
      kind: "declaration",
      right: "trademark",
      eraseAt: Date.parse("2034-01-04T00:00:00Z"),
    });
  });

  it("is of every exhibit how its digests lead to the root", () => {
    const { exhibits } = factsOfPackage(salted);
    expect(exhibits.map(({ salt: _salt, siblings: _siblings, ...exhibit }) => exhibit)).toEqual(manifest.exhibits);
    for (const [position, { salt, siblings, ...exhibit }] of exhibits.entries()) {
      expect(isPathValid(root, hashExhibit(exhibit, position, salt), siblings)).toBe(true);
    }
  });

  it("is no right where no goods are named, and no end where no retention is", () => {
    const { goods: _goods, retention: _retention, ...rest } = manifest;
    const { right, eraseAt } = factsOfPackage(saltedOf(rest, rest.exhibits).salted);
    expect([right, eraseAt]).toEqual([undefined, undefined]);
  });
});

describe("what is looked up of a notice's body", () => {
  it("is the case that it is about", () => {
    const body: NoticeBody = {
      format: "concord-notice/1",
      case: ofCase,
      handling,
      agreement: "GBA",
      type: "alert",
      priority: 2,
      valid: { from: "2023-06-01", to: "2023-12-31" },
      to: [{ partner: "HK" }],
      grading: { source: "A", information: 1 },
      right: "trademark",
      channel: "post",
      action: "inspect",
    };
    const { salted, root } = saltedOf(body);
    expect(factsOfNotice(salted)).toEqual({
      ...nothing,
      root,
      type: "notice",
      caseNumber: "JM-2023-0174",
      title: "Parcels",
    });
  });
});

describe("what is looked up of an answer's content", () => {
  it("is its root alone", () => {
    const { salted, root } = saltedOf({ format: "concord-feedback/1", outcome: "seized" } as unknown as Feedback);
    expect(factsOfFeedback(salted)).toEqual({ ...nothing, root, type: "feedback" });
  });
});
