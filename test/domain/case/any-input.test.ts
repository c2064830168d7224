import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mistake } from "../../../gateway/domain/case/mistake.ts";
import { readCase } from "../../../gateway/domain/case/read-case.ts";
import { caseText, context } from "./consortium.ts";

const jiangmen = caseText("ant-moving/jiangmen");

function mistakesOf(text: string): readonly Mistake[] {
  const read = readCase(text, context);
  return read.ok ? [] : read.mistakes;
}

describe("readCase on anything", () => {
  it("never throws on arbitrary bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => !readCase(bytes, context).ok));
  });

  it("never throws on arbitrary text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constantFrom(
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "\n",
        "  ",
        "|\n",
        "? ",
        "!!map ",
        "---\n",
        '"',
        "'",
        "case",
        "%YAML 1.1\n",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => !readCase(pieces.join(""), context).ok),
      { numRuns: 500 },
    );
  });

  it("never throws on a case of which any value was replaced, and always says where", () => {
    const lines = jiangmen.split("\n");
    const value = fc.oneof(
      fc.json(),
      fc.constantFrom("", "~", "[]", "{}", "true", "1e999", ".nan", "0x10", "2023-01-01"),
    );
    fc.assert(
      fc.property(fc.nat(lines.length - 1), value, (index, replacement) => {
        const line = lines[index] ?? "";
        const changed = lines
          .with(
            index,
            line.replace(/:.*$/, () => `: ${replacement}`),
          )
          .join("\n");
        for (const mistake of mistakesOf(changed)) {
          expect(mistake.line).toBeGreaterThan(0);
          expect(mistake.line).toBeLessThanOrEqual(lines.length);
          expect(mistake.message).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
