import { describe, expect, it } from "vitest";
import { hostileBlocks } from "./hostile-blocks.ts";
import { hostileForms } from "./hostile-forms.ts";
import { outcomeOf, sound } from "./hostile-kit.ts";
import { hostileProofs } from "./hostile-proofs.ts";

const groups = { forms: hostileForms, proofs: hostileProofs, blocks: hostileBlocks };

describe("a receipt that somebody has tampered with", () => {
  it("begins as a sound one", () => {
    const outcome = outcomeOf({ receipt: JSON.stringify(sound.receipt), anchor: JSON.stringify(sound.anchor) });
    expect(outcome).toContain("recorded holds recorded");
    expect(outcome).toContain("finality holds final");
  });

  it("is told from it in hundreds of ways", () => {
    const all = Object.values(groups).flat();
    expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(500);
  });

  it.each(Object.entries(groups))("is answered with the code of what was done: %s", (_, hostiles) => {
    const answers = hostiles.map((hostile) => {
      const outcome = outcomeOf(hostile);
      return {
        what: hostile.what,
        outcome: outcome.includes(hostile.expected) ? hostile.expected : outcome.join(", "),
      };
    });
    expect(answers).toEqual(hostiles.map(({ what, expected }) => ({ what, outcome: expected })));
  });
});
