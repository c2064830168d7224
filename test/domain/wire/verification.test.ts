import { describe, expect, it } from "vitest";
import { isIncluded } from "../../../gateway/domain/wire/inclusion.ts";
import { type Verification, withoutCases } from "../../../gateway/domain/wire/verification.ts";
import packages from "../../vectors/packages.json" with { type: "json" };

type Evidence = NonNullable<Verification["files"][number]["matches"][number]["evidence"]>;

const bytes32 = `0x${"5a".repeat(32)}`;
const evidence: Evidence = {
  id: bytes32,
  recordId: bytes32,
  partner: "CN",
  agreement: { code: "GBA", id: 1, version: 1 },
  kind: "photo",
  root: bytes32,
  path: [],
  signer: `0x${"1b".repeat(20)}`,
  recordedAt: "2026-11-27T10:00:00Z",
  block: 7,
  transactionHash: bytes32,
  case: "JM-2023-0174",
  ref: "7",
  title: "Parcels",
  status: { state: "standing" } as Evidence["status"],
  decisions: [],
};
const exhibit = { position: 0, path: "parcels.csv", mediaType: "text/csv", size: 1, sha256: "a", sm3: "b" };
const verification: Verification = {
  asOf: null,
  partner: "HK",
  deploymentId: bytes32,
  chainId: "31337",
  files: [
    {
      name: "parcels.csv",
      size: 1,
      sha256: "a",
      sm3: "b",
      verdict: "holds",
      findings: [],
      matches: [
        { verdict: "holds", evidence, exhibit, findings: [] },
        { verdict: "unknown", evidence: null, exhibit, findings: [] },
      ],
    },
  ],
};

describe("a verification for whoever may not be shown evidence", () => {
  it("is the same without case, reference and title", () => {
    const shown = withoutCases(verification);
    const [file] = shown.files;
    expect(file?.matches.map((match) => match.evidence)).toEqual([
      { ...evidence, case: null, ref: null, title: null },
      null,
    ]);
    const putBack = file?.matches.map((match, position) => ({ ...match, evidence: [evidence, null][position] }));
    expect({ ...shown, files: [{ ...file, matches: putBack }] }).toEqual(verification);
  });
});

describe("the path of a file", () => {
  const [vector] = packages.cases;
  const [file] = vector?.exhibits ?? [];
  if (vector === undefined || file === undefined) throw new Error("the vectors have no exhibit");
  const { position, path, mediaType, salt, merklePath } = file;
  const inclusion = { root: vector.root, position, path, mediaType, salt, siblings: merklePath };

  it("leads from its digests to the root of the package that it is in", () => {
    expect(isIncluded(file, inclusion)).toBe(true);
  });

  it.each<[string, object, object]>([
    ["another SHA-256", { sha256: "0".repeat(64) }, {}],
    ["another SM3", { sm3: "0".repeat(64) }, {}],
    ["another size", { size: file.size + 1 }, {}],
    ["another name", {}, { path: "parcels.txt" }],
    ["another media type", {}, { mediaType: "text/plain" }],
    ["another place in the package", {}, { position: position + 1 }],
    ["another salt", {}, { salt: bytes32 }],
    ["the root of another package", {}, { root: bytes32 }],
    ["no siblings", {}, { siblings: [] }],
  ])("leads there from no file with %s", (_what, digests, changes) => {
    expect(isIncluded({ ...file, ...digests }, { ...inclusion, ...changes })).toBe(false);
  });
});
