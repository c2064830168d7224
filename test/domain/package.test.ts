import { describe, expect, it } from "vitest";
import type { DomainError } from "../../gateway/domain/errors.ts";
import { leavesOfManifest, type Manifest, manifestSchema, packageTree } from "../../gateway/domain/package.ts";
import { isPathValid, saltLeaves } from "../../gateway/domain/salted-tree.ts";

const manifest: Manifest = {
  format: "concord-package/1",
  case: { number: "JM-2023-0174", partner: "CN", office: "Jiangmen", title: "蚂蚁搬家", basis: "ex-officio" },
  ref: "parcels",
  kind: "declaration",
  handling: { tlp: "AMBER", use: "H1" },
  acquired: { at: "2023-06-30T17:00:00+08:00", by: "officer-7" },
  language: "zh-Hans",
  goods: { items: 1317 },
  exhibits: [
    { path: "parcels.csv", mediaType: "text/csv", size: 9, sha256: "1a".repeat(32), sm3: "2b".repeat(32) },
    { path: "照片.png", mediaType: "image/png", size: 0, sha256: "3c".repeat(32), sm3: "4d".repeat(32) },
  ],
};

function salts() {
  let next = 0;
  return saltLeaves(leavesOfManifest(manifest), () => `0x${(next++).toString(16).padStart(64, "0")}`);
}

describe("packageTree", () => {
  it("has one leaf for every member of the manifest and one for every exhibit", () => {
    expect(leavesOfManifest(manifest).map(({ pointer }) => pointer)).toEqual([
      "/acquired/at",
      "/acquired/by",
      "/case/basis",
      "/case/number",
      "/case/office",
      "/case/partner",
      "/case/title",
      "/format",
      "/goods/items",
      "/handling/tlp",
      "/handling/use",
      "/kind",
      "/language",
      "/ref",
      "/exhibits/0",
      "/exhibits/1",
    ]);
  });

  it("proves each exhibit", () => {
    const tree = packageTree({ document: manifest, salts: salts() });
    for (const pointer of ["/exhibits/0", "/exhibits/1"]) {
      const { leaf, path } = tree.proofOf(pointer);
      expect(isPathValid(tree.root, leaf, path)).toBe(true);
    }
  });

  it("refuses salts that are not the manifest's", () => {
    const { "/exhibits/1": _left, ...rest } = salts();
    const build = () => packageTree({ document: manifest, salts: { ...rest, "/exhibits/2": `0x${"00".repeat(32)}` } });
    expect(build).toThrow(expect.objectContaining({ code: "invalid-request" } satisfies Partial<DomainError>));
  });
});

describe("packageTree of what no schema has seen", () => {
  it("lets through what is another mistake than the salts'", () => {
    expect(() => packageTree({ document: { ...manifest, ref: "\ud800" }, salts: salts() })).toThrow(TypeError);
  });
});

describe("manifestSchema", () => {
  it("takes a manifest as it is", () => {
    expect(manifestSchema.parse(manifest)).toEqual(manifest);
  });

  it.each([
    ["a member that it does not know", { ...manifest, note: "x" }],
    ["no exhibits", { ...manifest, exhibits: [] }],
    ["a time without its offset", { ...manifest, acquired: { ...manifest.acquired, at: "2023-06-30T17:00:00" } }],
    ["a kind that is none", { ...manifest, kind: "rumour" }],
    ["a text with a lone surrogate", { ...manifest, ref: "\ud800" }],
    ["a path with a lone surrogate", { ...manifest, exhibits: [{ ...manifest.exhibits[0], path: "\udc00" }] }],
    ["a digest in upper case", { ...manifest, exhibits: [{ ...manifest.exhibits[0], sha256: "1A".repeat(32) }] }],
    ["a size that is no whole number", { ...manifest, exhibits: [{ ...manifest.exhibits[0], size: 1.5 }] }],
  ])("refuses %s", (_what, value) => {
    expect(manifestSchema.safeParse(value).success).toBe(false);
  });
});
