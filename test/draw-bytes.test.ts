import { describe, expect, it } from "vitest";
import { drawBytes32 } from "../gateway/draw-bytes.ts";

describe("drawBytes32", () => {
  it("gives 32 bytes, and none a second time", () => {
    const draw = drawBytes32();
    const other = drawBytes32();
    const drawn = Array.from({ length: 1_000 }, (_, n) => (n % 3 === 0 ? other() : draw()));
    for (const each of drawn) expect(each).toMatch(/^0x[0-9a-f]{64}$/);
    expect(new Set(drawn.map((each) => each.slice(2, 18))).size).toBe(drawn.length);
    // Of 32,000 bytes each value comes some 125 times.
    const counts = new Array<number>(256).fill(0);
    for (const byte of Buffer.from(drawn.map((each) => each.slice(2)).join(""), "hex"))
      counts[byte] = (counts[byte] ?? 0) + 1;
    expect(Math.min(...counts)).toBeGreaterThan(50);
    expect(Math.max(...counts)).toBeLessThan(250);
  });
});
