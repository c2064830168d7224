import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findSources } from "../../gateway/deploy/compile.ts";
import { keccakOfText } from "../../gateway/domain/keccak.ts";

const TEXT = "// a source\n";
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-sources-"));
  mkdirSync(join(folder, "checkout", "contracts"), { recursive: true });
  for (const file of ["checkout/contracts/Own.sol", "Beside.sol"]) writeFileSync(join(folder, file), TEXT);
  symlinkSync("/dev/zero", join(folder, "checkout", "endless"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("reads sources of the checkout alone, whatever a record of somebody else names", () => {
  const names = ["project/../Beside.sol", "npm/x@1/../../../Beside.sol", "endless", join(folder, "Beside.sol")];
  const source = { keccak256: keccakOfText(TEXT), urls: [] };
  const sources = Object.fromEntries(["project/contracts/Own.sol", ...names].map((name) => [name, source]));
  const { texts, missing } = findSources(join(folder, "checkout"), { language: "Solidity", settings: {}, sources });
  expect([...texts.keys()]).toEqual(["project/contracts/Own.sol"]);
  expect(missing).toEqual(names);
});
