import { describe, expect, it } from "vitest";
import { machineName } from "../../gateway/domain/scalars.ts";

describe("the name of a machine", () => {
  it.each(["scanner-7", "a", "x".repeat(64)])("is %s", (name) => {
    expect(machineName.parse(name)).toBe(name);
  });

  it.each(["", "Scanner", "scanner 7", "scanner_7", "x".repeat(65)])("is not %j", (name) => {
    expect(machineName.safeParse(name).success).toBe(false);
  });
});
