import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeOf, sound } from "./hostile-kit.ts";

const receipt = JSON.stringify(sound.receipt);
const anchor = JSON.stringify(sound.anchor);
const asItIs = outcomeOf({ receipt, anchor });

/** A text with some of its characters replaced, left out or doubled. */
const spoil = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat({ max: text.length - 1 }),
        count: fc.nat({ max: 3 }),
        instead: fc.oneof(
          fc.constantFrom("", "0", "f", "1", '"', ",", "]", "}", "\\", "null"),
          fc.string({ maxLength: 3 }),
        ),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((changes) =>
      changes.reduce((each, { at, count, instead }) => each.slice(0, at) + instead + each.slice(at + count), text),
    );

describe("a spoilt receipt or anchor", () => {
  it("is refused with a code, or says what the sound one says", () => {
    void fc.assert(
      fc.property(spoil(receipt), (spoilt) => {
        const outcome = outcomeOf({ receipt: spoilt, anchor });
        // Whatever could be changed without being refused may take away a verdict that holds, and adds none.
        for (const finding of outcome.filter((each) => each.includes(" holds "))) expect(asItIs).toContain(finding);
      }),
      { numRuns: 1_500 },
    );
  });

  it("ends no verification otherwise when it is the anchor", () => {
    void fc.assert(
      fc.property(spoil(anchor), (spoilt) => {
        expect(outcomeOf({ receipt, anchor: spoilt }).length).toBeGreaterThan(0);
      }),
      { numRuns: 1_500 },
    );
  });

  it("is refused with a code whatever bytes its header and its nodes are", () => {
    const hex = fc
      .uint8Array({ minLength: 1, maxLength: 200 })
      .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);
    void fc.assert(
      fc.property(hex, fc.array(hex, { minLength: 1, maxLength: 5 }), fc.boolean(), (header, nodes, isHeader) => {
        const changed = isHeader ? { ...sound.receipt, block: { header } } : { ...sound.receipt, proof: { nodes } };
        expect(outcomeOf({ receipt: JSON.stringify(changed), anchor })).toHaveLength(1);
      }),
      { numRuns: 1_000 },
    );
  });
});
