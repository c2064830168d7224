import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../../scripts/check-tools.ts";

const DOCUMENTS = [
  "README.md",
  "README.zh.md",
  "contracts/README.md",
  "contracts/THREATS.md",
  "gateway/README.md",
  "gateway/network/README.md",
  "gateway/THREATS.md",
  "scripts/local/cases/README.md",
];

const read = (document: string): string => readFileSync(join(projectFolder, document), "utf8");

describe("the documents", () => {
  it.each(DOCUMENTS)("of %s lead to what is there", (document) => {
    const targets = [...read(document).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => target ?? "");
    const missing = targets.filter((target) => !existsSync(resolve(projectFolder, dirname(document), target)));
    expect(missing).toEqual([]);
  });

  it.each(["contracts/THREATS.md", "gateway/THREATS.md"])("of threats in %s name tests that there are", (document) => {
    const tests = [...read(document).matchAll(/`([\w/-]+(?:\.test\.ts|\.t\.sol|\/))`/g)].map(([, name]) => name ?? "");
    expect(tests.length).toBeGreaterThan(10);
    const missing = tests.filter((name) => name !== "test/" && !existsSync(join(projectFolder, "test", name)));
    expect(missing.map((name) => relative("", name))).toEqual([]);
  });

  it("of threats are linked from those of the folder that they describe", () => {
    for (const folder of ["contracts", "gateway"]) expect(read(`${folder}/README.md`)).toContain("](THREATS.md)");
  });
});
