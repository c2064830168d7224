import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import vectors from "../vectors/sm3.json" with { type: "json" };

describe("SM3 of this runtime", () => {
  it.each(vectors.cases)("is that of GB/T 32905-2016 $section", ({ text, sm3 }) => {
    expect(createHash("sm3").update(text, "utf8").digest("hex")).toBe(sm3);
  });
});
