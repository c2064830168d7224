import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Deps } from "../../gateway/cli/deps.ts";
import { runProgram } from "../../gateway/cli/program.ts";
import { projectFolder } from "../../scripts/check-tools.ts";

const COMMAND_LINE = "gateway/cli/README.md";
const DOCUMENTS = [
  "README.md",
  "README.zh.md",
  "contracts/README.md",
  "contracts/THREATS.md",
  "gateway/README.md",
  "gateway/OPERATING.md",
  "gateway/THREATS.md",
  "gateway/audit/README.md",
  "gateway/bundle/README.md",
  COMMAND_LINE,
  "gateway/cli/README.zh.md",
  "gateway/network/README.md",
  "gateway/receipts/README.md",
  "scripts/local/cases/README.md",
];

const read = (document: string): string => readFileSync(join(projectFolder, document), "utf8");

/** The commands that a help lists: those of the program, or those under one of them. */
async function commandsUnder(...words: readonly string[]): Promise<readonly string[]> {
  let help = "";
  const print = (text: string): void => {
    help += text;
  };
  const exitCode = await runProgram([...words, "--help"], { terminal: { print, tell: print } } as Deps, "0");
  expect(exitCode).toBe(0);
  const listed = help.split("\nCommands:\n")[1]?.split("\n\n")[0] ?? "";
  return [...listed.matchAll(/^ {2}([a-z]\S*)/gm)].map(([, name]) => name ?? "").filter((name) => name !== "help");
}

/** The commands that a document names as such: two words where the second is one. */
const namedIn = (document: string): readonly (readonly [string, string | undefined])[] =>
  [...read(document).matchAll(/(?:^[ \t]*(?:\$ )?|`)concord ([a-z][a-z-]*)(?: ([a-z][a-z-]*)(?![^\s`]))?/gm)].map(
    ([, first = "", second]) => [first, second],
  );

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

  it("name every script of the package", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Readonly<Record<string, string>> };
    const own = Object.keys(scripts).filter((name) => !(name.startsWith("pre") && name.slice(3) in scripts));
    const text = read("README.md");
    const isNamed = (name: string): boolean => new RegExp(`\`${name}\`|npm (run )?${name}(?![\\w:-])`).test(text);
    expect(own.filter((name) => !isNamed(name))).toEqual([]);
  });
});

describe("the commands in the documents", () => {
  const commands = new Map<string, readonly string[]>();
  beforeAll(async () => {
    for (const first of await commandsUnder()) commands.set(first, await commandsUnder(first));
    expect(commands.size).toBeGreaterThan(20);
  });

  it.each(DOCUMENTS)("of %s are there", (document) => {
    const unknown = namedIn(document).filter(([first, second]) => {
      const under = commands.get(first);
      return under === undefined || (second !== undefined && under.length > 0 && !under.includes(second));
    });
    expect(unknown).toEqual([]);
  });

  it("are all of them", () => {
    const named = new Set(namedIn(COMMAND_LINE).flatMap(([first, second]) => [first, `${first} ${second}`]));
    const all = [...commands].flatMap(([first, under]) =>
      under.length === 0 ? [first] : under.map((second) => `${first} ${second}`),
    );
    expect(all.filter((command) => !named.has(command))).toEqual([]);
  });
});
