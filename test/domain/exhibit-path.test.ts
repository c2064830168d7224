import { describe, expect, it } from "vitest";
import { whyNotPath } from "../../gateway/domain/exhibit-path.ts";
import { safeText } from "../../gateway/domain/safe-text.ts";

describe("whyNotPath", () => {
  it.each([
    "parcels.csv",
    "photos/parcel 1.png",
    "照片/一.png",
    "a/.hidden/..name",
    "ab:c/d",
    "1C:/x",
    `${"a".repeat(1_023)}/`.slice(0, 1_023).concat("b"),
    `照`.repeat(341),
  ])("finds nothing wrong with %s", (path) => {
    expect(whyNotPath(path)).toBeUndefined();
  });

  it.each([
    ["", "is empty"],
    [" \t", "is empty"],
    ["a\u0000b", "has a control character"],
    ["a\u009fb", "has a control character"],
    ["a\u2028b", "has a control character"],
    ["a\u2029b", "has a control character"],
    ["a\ud800b", "has a control character"],
    ["a\\b", "has a backslash"],
    ["/etc/passwd", "is an absolute path"],
    ["C:/x", "is an absolute path"],
    ["z:x", "is an absolute path"],
    ["..", "leaves the folder with .."],
    ["a/../b", "leaves the folder with .."],
    ["a//b", "has an empty part or a single dot"],
    ["a/", "has an empty part or a single dot"],
    ["./a", "has an empty part or a single dot"],
    ["a".repeat(1_025), "is longer than 1024 bytes"],
    ["照".repeat(342), "is longer than 1024 bytes"],
  ])("says of %j that it %s", (path, why) => {
    expect(whyNotPath(path)).toBe(why);
  });
});

describe("safeText", () => {
  it("leaves what people read as it is", () => {
    expect(safeText("Guangzhou 广州, é, 😀")).toBe("Guangzhou 广州, é, 😀");
  });

  it.each([
    ["a control character", "a\u0007\u001b[2Jb", "a\\u{7}\\u{1b}[2Jb"],
    ["a mark that turns the direction", "a\u202eb", "a\\u{202e}b"],
    ["a character that hides", "a\u200db\ufeff", "a\\u{200d}b\\u{feff}"],
    ["a lone surrogate", "a\ud800b", "a\\u{d800}b"],
    ["separators of lines and paragraphs", "a\u2028b\u2029c", "a\\u{2028}b\\u{2029}c"],
    ["one beyond the basic plane", "a\u{e0041}b", "a\\u{e0041}b"],
  ])("shows %s", (_what, text, shown) => {
    expect(safeText(text)).toBe(shown);
  });
});
