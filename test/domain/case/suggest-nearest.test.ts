import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggestNearest } from "../../../gateway/domain/case/suggest-nearest.ts";

describe("suggestNearest", () => {
  it.each([
    ["inpsect", ["inform", "inspect"], "inspect"],
    ["xray", ["photo", "x-ray"], "x-ray"],
    ["X RAY", ["photo", "x-ray"], "x-ray"],
    ["sample__report", ["sample-report"], "sample-report"],
    ["a____b", ["a-b"], "a-b"],
    ["a b c d", ["a-b-c-d"], "a-b-c-d"],
    ["post", ["POST"], "POST"],
    ["ab", ["ba"], "ba"],
    ["a", ["b"], "b"],
    ["abc", ["ab"], "ab"],
    ["abc", ["abcd"], "abcd"],
    ["photoz", ["photos", "photoy"], "photos"],
    ["photto", ["photo", "photos"], "photo"],
    ["abcdef", ["abxyef", "abcdxy"], "abxyef"],
  ])("of %j among %j is %j", (written, allowed, nearest) => {
    expect(suggestNearest(written, allowed)).toBe(nearest);
  });

  it.each([
    ["nothing is allowed", "post", []],
    ["a short word differs in two letters", "abc", ["axy"]],
    ["letters are missing at the start", "post", ["airpost"]],
    ["letters are missing at the end", "post", ["postage"]],
    ["a letter is replaced and one is inserted before it", "abcd", ["bxcd"]],
    ["a letter is inserted and one is left out after it", "abcd", ["xacd"]],
    ["two pairs of neighbours are swapped", "abcd", ["badc"]],
    ["six letters differ in three", "abcdef", ["abcxyz"]],
    ["a long word differs in five", "abcdefghijklmnop", ["abcdefghijkvwxyz"]],
    ["what was written is longer than any word", "a".repeat(65), ["a".repeat(64)]],
  ])("is nothing where %s", (_why, written, allowed) => {
    expect(suggestNearest(written, allowed)).toBeUndefined();
  });

  it("allows a third of the letters to be wrong, four at most", () => {
    expect(suggestNearest("abcdef", ["abcdxy"])).toBe("abcdxy");
    expect(suggestNearest("abcdefghijklmnop", ["abcdefghijklwxyz"])).toBe("abcdefghijklwxyz");
    expect(suggestNearest("a".repeat(64), ["a".repeat(60)])).toBe("a".repeat(60));
  });

  it("takes one insertion, deletion, replacement or swap of neighbours for one mistake", () => {
    const word = fc.stringMatching(/^[a-z]{3,5}$/);
    const kind = fc.constantFrom("insert", "delete", "replace", "swap");
    void fc.assert(
      fc.property(word, kind, fc.nat(), (allowed, change, at) => {
        const letters = [...allowed];
        const index = at % (letters.length - 1);
        const [one = "", other = ""] = letters.slice(index);
        const changed = { insert: [one, "z"], delete: [], replace: ["z"], swap: [other, one] }[change];
        letters.splice(index, change === "swap" ? 2 : 1, ...changed);
        expect(suggestNearest(letters.join(""), [allowed])).toBe(allowed);
      }),
    );
  });
});
