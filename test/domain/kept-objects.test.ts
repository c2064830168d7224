import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../gateway/domain/canonical.ts";
import { buildBatch } from "../../gateway/domain/ids.ts";
import { batchObjectOf, readKeptObject } from "../../gateway/domain/kept-objects.ts";
import { documentTree, type Feedback, type NoticeBody } from "../../gateway/domain/notice-body.ts";
import { leavesOfManifest, type Manifest, packageTree } from "../../gateway/domain/package.ts";
import { leavesOf, saltLeaves } from "../../gateway/domain/salted-tree.ts";

const theCase = {
  number: "JM-2023-0174",
  partner: "CN",
  office: "Jiangmen",
  title: "蚂蚁搬家",
  basis: "ex-officio",
} as const;
const handling = { tlp: "AMBER", use: "H1" } as const;
const manifest: Manifest = {
  format: "concord-package/1",
  case: theCase,
  ref: "parcels",
  kind: "declaration",
  handling,
  acquired: { at: "2023-06-30T17:00:00+08:00", by: "officer-7" },
  language: "zh-Hans",
  goods: { right: "trademark" },
  exhibits: [
    { path: "parcels.csv", mediaType: "text/csv", size: 9, sha256: "1a".repeat(32), sm3: "2b".repeat(32) },
    { path: "照片.png", mediaType: "image/png", size: 0, sha256: "3c".repeat(32), sm3: "4d".repeat(32) },
  ],
};
const body: NoticeBody = {
  format: "concord-notice/1",
  case: theCase,
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
const feedback: Feedback = {
  format: "concord-feedback/1",
  notice: `0x${"5a".repeat(32)}`,
  partner: "HK",
  outcome: "no-hit",
};

const newSalts = () => {
  let next = 0;
  return () => `0x${(next++).toString(16).padStart(64, "0")}`;
};
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const saltOf = (document: NoticeBody | Feedback) => ({
  document,
  salts: saltLeaves(leavesOf(document as Parameters<typeof leavesOf>[0]), newSalts()),
});
const nothing = {
  caseNumber: undefined,
  ref: undefined,
  title: undefined,
  kind: undefined,
  right: undefined,
  exhibits: [],
};

describe("readKeptObject", () => {
  it("reads a package with the salt and the path of every exhibit", () => {
    const salts = saltLeaves(leavesOfManifest(manifest), newSalts());
    const tree = packageTree({ document: manifest, salts });
    expect(readKeptObject(bytesOf({ document: manifest, salts }))).toEqual({
      type: "document",
      originator: "CN",
      canonicalText: canonicalJson(manifest),
      facts: {
        root: tree.root,
        type: "package",
        caseNumber: theCase.number,
        ref: "parcels",
        title: theCase.title,
        kind: "declaration",
        right: "trademark",
        exhibits: manifest.exhibits.map((exhibit, position) => ({
          ...exhibit,
          salt: salts[`/exhibits/${position}`],
          siblings: tree.proofOf(`/exhibits/${position}`).path,
        })),
      },
    });
  });

  it("reads a package that names no goods", () => {
    const { goods: _, ...without } = manifest;
    const salts = saltLeaves(leavesOfManifest(without), newSalts());
    const kept = readKeptObject(bytesOf({ document: without, salts }));
    expect(kept).toMatchObject({ type: "document", facts: { type: "package", right: undefined } });
  });

  it("reads a notice as its case's, and an answer as its partner's alone", () => {
    const [notice, answer] = [saltOf(body), saltOf(feedback)];
    expect(readKeptObject(bytesOf(notice))).toEqual({
      type: "document",
      originator: "CN",
      canonicalText: canonicalJson(body),
      facts: {
        ...nothing,
        root: documentTree(notice).root,
        type: "notice",
        caseNumber: theCase.number,
        title: theCase.title,
      },
    });
    expect(readKeptObject(bytesOf(answer))).toEqual({
      type: "document",
      originator: "HK",
      canonicalText: canonicalJson(feedback),
      facts: { ...nothing, root: documentTree(answer).root, type: "feedback" },
    });
  });

  it("reads the list of a batch, and derives its root", () => {
    const packages = ["1a", "2b", "3c"].map((byte) => `0x${byte.repeat(32)}`);
    const kept = batchObjectOf(packages);
    expect(kept).toEqual({ format: "concord-batch/1", packages });
    expect(readKeptObject(bytesOf(kept))).toEqual({ type: "batch", root: buildBatch(packages).root, packages });
  });

  it("refuses a document with a byte that is no UTF-8 in a text", () => {
    const bytes = bytesOf(saltOf(body));
    const broken = bytes.with(new TextDecoder("latin1").decode(bytes).indexOf("Jiangmen"), 0xff);
    expect(() => readKeptObject(broken)).toThrow(TypeError);
  });

  const { document, salts } = saltOf(body);
  it.each([
    ["no JSON", new TextEncoder().encode("{")],
    ["bytes that are no UTF-8", new Uint8Array([0x22, 0xff, 0x22])],
    ["another format", bytesOf({ document: { ...document, format: "concord-notice/2" }, salts })],
    ["a document with more beside it", bytesOf({ document, salts, note: "x" })],
    ["salts of another document", bytesOf({ document, salts: { ...salts, "/more": `0x${"5a".repeat(32)}` } })],
    ["a salt that is none", bytesOf({ document, salts: { ...salts, "/to": "0x00" } })],
    ["a batch of nothing", bytesOf({ format: "concord-batch/1", packages: [] })],
    ["a batch of another format", bytesOf({ format: "concord-batch/2", packages: [`0x${"5a".repeat(32)}`] })],
    ["a batch with more beside it", bytesOf({ ...batchObjectOf([`0x${"5a".repeat(32)}`]), note: "x" })],
  ])("refuses %s", (_what, bytes) => {
    expect(() => readKeptObject(bytes)).toThrow();
  });
});
