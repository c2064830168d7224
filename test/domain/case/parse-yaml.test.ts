import { describe, expect, it } from "vitest";
import { composeYaml, UnreadableYaml } from "../../../gateway/domain/case/compose-yaml.ts";
import { parseYaml } from "../../../gateway/domain/case/parse-yaml.ts";

const valuesIn = (text: string): unknown => JSON.parse(JSON.stringify(parseYaml(text).value));
const findingsOf = (text: string) => parseYaml(text).findings;

/** Why a text is not read at all: codes, and where. */
function unreadable(input: string | Uint8Array): string[] {
  try {
    composeYaml(input);
  } catch (error) {
    if (!(error instanceof UnreadableYaml)) throw error;
    expect(error.message).toBe(error.findings.map(({ message }) => message).join("\n"));
    return error.findings.map(({ code, position, at, expected }) => {
      expect(at).toEqual([]);
      expect(expected).toMatch(/\S/);
      return `${code} ${position.line}:${position.column}`;
    });
  }
  return [];
}

describe("values of YAML", () => {
  it.each([
    ["a: 1\nb: [x, 'y', \"z\"]\n", { a: 1, b: ["x", "y", "z"] }],
    ["a: { b: { c: null, d: ~ } }", { a: { b: { c: null, d: null } } }],
    ["a:\n- - x\n  - y\n", { a: [["x", "y"]] }],
    ["a: |\n  one\n  two\n", { a: "one\ntwo\n" }],
    ["yes: no\non: off\n", { yes: "no", on: "off" }],
    ["a: true\nb: false\n", { a: true, b: false }],
    ["1: a\ntrue: b\nnull: c\n", { 1: "a", true: "b", null: "c" }],
    ["!!str a: !!int 12", { a: 12 }],
    ["a: !!map { b: !!seq [!!bool true, !!float 0.5, !!null null] }", { a: { b: [true, 0.5, null] } }],
    ["<<: { a: 1 }", { "<<": { a: 1 } }],
    ["", null],
    ["# nothing\n", null],
  ])("of %j are plain", (text, value) => {
    expect(findingsOf(text)).toEqual([]);
    expect(valuesIn(text)).toEqual(value);
  });

  it("are objects without what every object has", () => {
    const { value } = parseYaml("__proto__: { a: 1 }\nb: 2\n");
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value as object)).toEqual(["__proto__", "b"]);
  });

  it.each([
    ["12", 12],
    ["-0.5", -0.5],
    ["6404.10", "6404.10"],
    ["0x1F", "0x1F"],
    ["007", "007"],
    ["1e3", "1e3"],
    [".inf", ".inf"],
    ["12345678901234567890", "12345678901234567890"],
  ])("are numbers only where the text is the number's own: %s", (text, value) => {
    expect(valuesIn(`a: ${text}`)).toEqual({ a: value });
  });

  it("are what an alias stands for: the nearest anchor of its name before it", () => {
    expect(valuesIn("a: &x 1\nb: *x\nc: &x [2]\nd: *x\n")).toEqual({ a: 1, b: 1, c: [2], d: [2] });
    expect(valuesIn("&k key: &v { a: &w w }\nb: *k\nc: *v\nd: *w\n")).toEqual({
      key: { a: "w" },
      b: "key",
      c: { a: "w" },
      d: "w",
    });
    expect(valuesIn("a: &k b\n*k : c\n")).toEqual({ a: "b", b: "c" });
    expect(valuesIn("- &x [1]\n- - *x\n")).toEqual([[1], [[1]]]);
  });
});

describe("what is found in YAML", () => {
  it("is a key that stands twice, at the second place; the first value stays", () => {
    const text = "a: 1\nb: 2\n'a': { c: 3 }\n";
    expect(valuesIn(text)).toEqual({ a: 1, b: 2 });
    expect(findingsOf(text)).toMatchObject([
      { code: "duplicate-key", at: ["a"], position: { line: 3, column: 1 }, expected: "each key once" },
    ]);
    const aliased = findingsOf("x: &k a\na: 1\n*k : 2\n");
    expect(aliased).toMatchObject([{ code: "duplicate-key", at: ["a"], position: { line: 3, column: 1 } }]);
  });

  it.each(["? [a]\n: 1\n", "? { a: 1 }\n: 1\n", "x: &l [a]\n*l : 1\n"])("is a key that is no word: %j", (text) => {
    const findings = findingsOf(text);
    expect(findings).toMatchObject([{ code: "unknown-key", at: [] }]);
  });

  it("is a tag beyond those of JSON's own types, whose value is the text", () => {
    const text = "a: !!binary aGk=\nb: [!!set { x, y }]\n";
    expect(findingsOf(text)).toMatchObject([
      { code: "tag-not-allowed", at: ["a"], message: "the tag tag:yaml.org,2002:binary is not allowed" },
      { code: "tag-not-allowed", at: ["b", 0], message: "the tag tag:yaml.org,2002:set is not allowed" },
    ]);
    expect(valuesIn(text)).toMatchObject({ a: "aGk=" });
  });

  it("is that aliases repeat more than 100,000 values, once", () => {
    const hundred = `&a [${Array(99).fill("x").join(", ")}]`;
    const text = (aliases: number, more = "") => `- ${hundred}\n- [${Array(aliases).fill("*a").join(", ")}]\n${more}`;
    expect(findingsOf(text(1_000))).toEqual([]);
    expect(findingsOf(text(1_000, "- &b y\n- *b\n- *b\n"))).toMatchObject([{ code: "too-many-aliases", at: [3] }]);
  });

  it("is an alias inside its own anchor", () => {
    const findings = findingsOf("a: &a [*a]\n");
    expect(findings.map(({ code }) => code)).toEqual(["too-many-aliases"]);
    expect(findings[0]?.at.length).toBeGreaterThan(60);
  });
});

describe("where a value stands", () => {
  const text = `# first
a:
  b: [x, yy, { c: 1 }]
  d:
    - e
    - f: &f { g: 2 }
h: *f
'i': 3
i: 4
j:
`;
  const { locate } = parseYaml(text);

  it.each([
    [[], false, 2, 1],
    [["a"], false, 3, 3],
    [["a", "b"], false, 3, 6],
    [["a", "b", 1], false, 3, 10],
    [["a", "b", 2, "c"], false, 3, 19],
    [["a", "d", 1, "f", "g"], false, 6, 18],
    [["h"], false, 7, 4],
    [["h", "g"], false, 6, 18],
    [["i"], false, 8, 6],
    [["j"], false, 10, 3],
  ])("is told of %j", (path, isAboutKey, line, column) => {
    expect(locate(path, isAboutKey)).toEqual({ line, column });
  });

  it.each([
    [["a"], 2, 1],
    [["a", "b"], 3, 3],
    [["a", "b", 2, "c"], 3, 16],
    [["i"], 8, 1],
    [["j"], 10, 1],
    [["h", "g"], 6, 15],
  ])("is told of the key at the end of %j", (path, line, column) => {
    expect(locate(path, true)).toEqual({ line, column });
  });

  it.each([
    [["missing"], 2, 1],
    [["a", "missing"], 2, 1],
    [["a", "d", 0, "missing"], 5, 7],
    [["a", "d", 7], 4, 3],
    [["a", "b", "missing"], 3, 3],
    [["a", "b", 2, "missing", "more"], 3, 14],
    [["j", "missing"], 10, 1],
  ])("is what should hold it where %j is not there", (path, line, column) => {
    expect(locate(path)).toEqual({ line, column });
    expect(locate(path, true)).toEqual({ line, column });
  });

  it("is the start of a text that holds nothing", () => {
    expect(parseYaml("").locate([])).toEqual({ line: 1, column: 1 });
    expect(parseYaml("# x\n").locate(["a", 0])).toEqual({ line: 1, column: 1 });
  });
});

describe("what is not read at all", () => {
  const mebibyte = 2 ** 20;

  it("is a text of more than 1 MiB, in bytes of UTF-8", () => {
    expect(unreadable(`#${" ".repeat(mebibyte - 1)}`)).toEqual([]);
    expect(unreadable(`#${" ".repeat(mebibyte)}`)).toEqual(["too-large 1:1"]);
    expect(unreadable(`#${"照".repeat(mebibyte / 3)}`)).toEqual([]);
    expect(unreadable(`#${"照".repeat(mebibyte / 3 + 1)}`)).toEqual(["too-large 1:1"]);
    expect(unreadable(new TextEncoder().encode(`#${" ".repeat(mebibyte - 1)}`))).toEqual([]);
    expect(unreadable(new TextEncoder().encode(`#${" ".repeat(mebibyte)}`))).toEqual(["too-large 1:1"]);
  });

  it("is what is no text in UTF-8", () => {
    expect(unreadable(new Uint8Array([0x61, 0xff]))).toEqual(["not-text 1:1"]);
    expect(unreadable("a: b\0")).toEqual(["not-text 1:1"]);
    expect(unreadable(new TextEncoder().encode("a: é"))).toEqual([]);
  });

  it("is a second document, where it begins", () => {
    expect(unreadable("a: 1\n---\nb: 2\n")).toEqual(["several-documents 2:1"]);
    expect(unreadable("---\na: 1\n...\n")).toEqual([]);
  });

  it.each([
    ["case: *a\n", ["yaml-syntax 1:7"]],
    ["a: [*b]\nc: &b 1\n", ["yaml-syntax 1:5"]],
    ["a: 1\nb: !odd x\n", ["tag-not-allowed 2:4"]],
    ['a: "x\n', ["yaml-syntax 2:1"]],
  ])("is %j, and says where", (text, found) => {
    expect(unreadable(text).slice(0, 1)).toEqual(found);
  });

  it("is told of a thousand mistakes, and not of more", () => {
    expect(unreadable("- !odd x\n".repeat(1_000))).toHaveLength(1_000);
    expect(unreadable("- !odd x\n".repeat(1_001))).toHaveLength(1_000);
  });

  it("is what nests deeper than any case", () => {
    const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
    expect(unreadable(nested(31))).toEqual([]);
    expect(unreadable(nested(32))).toEqual(["too-deep 1:33"]);
    expect(unreadable(`a:\n  ${nested(100)}`)).toEqual(["too-deep 2:34"]);
  });
});
