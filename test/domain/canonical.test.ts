import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalBytes, canonicalJson } from "../../gateway/domain/canonical.ts";
import { canonicalSha256 } from "../../gateway/domain/canonical-sha256.ts";
import vectors from "../vectors/rfc8785.json" with { type: "json" };

const numberOf = (ieee754: string): number => Buffer.from(ieee754, "hex").readDoubleBE();

describe("canonicalJson (RFC 8785)", () => {
  it.each(vectors.samples)("gives the bytes of the sample in §$section", ({ input, bytes }) => {
    expect(Buffer.from(canonicalBytes(JSON.parse(input))).toString("hex")).toBe(bytes);
  });

  it("sorts members by UTF-16 code units (§3.2.3)", () => {
    const sorted = JSON.parse(
      `[${canonicalJson(JSON.parse(vectors.sorting.input))
        .slice(1, -1)
        .replaceAll(/"[^"]*":/g, "")}]`,
    );
    expect(sorted).toEqual(vectors.sorting.values);
  });

  it.each(vectors.numbers)("writes the double $ieee754 as $json (appendix B)", ({ ieee754, json }) => {
    expect(canonicalJson(numberOf(ieee754))).toBe(json);
  });

  it.each(vectors.notNumbers)("refuses the double %s, which is no number in JSON (appendix B)", (ieee754) => {
    expect(() => canonicalJson(numberOf(ieee754))).toThrow(TypeError);
  });

  it.each(["\ud800", "a\udc00", { "\ud800": 1 }, ["\udfff\ud800"]])("refuses a lone surrogate: %j", (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it("has no text for undefined", () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });

  it("keeps what the library says against a value as the cause", () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(expect.objectContaining({ cause: expect.any(Error) }));
  });

  it("gives one text whatever the order of members, and loses nothing", () => {
    void fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        fc.pre(JSON.stringify(value).isWellFormed() && !hasLoneSurrogate(value));
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("keeps a member named __proto__", () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"b":1}');
  });

  it("digests the UTF-8 bytes", () => {
    expect(canonicalSha256("abc")).toBe("6cc43f858fbb763301637b5af970e2a46b46f461f27e5a0f41e009c59b827b25");
  });
});

function hasLoneSurrogate(value: unknown): boolean {
  return /\\ud[89a-f]/i.test(JSON.stringify(value));
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
