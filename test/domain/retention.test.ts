import { describe, expect, it } from "vitest";
import { erasedFrom, isOver } from "../../gateway/domain/retention.ts";

describe("a package that is kept until a day", () => {
  const midnight = Date.parse("2034-01-01T00:00:00Z");

  it("is over with the last moment of that day, UTC", () => {
    expect(isOver("2033-12-31", midnight - 1)).toBe(false);
    expect(isOver("2033-12-31", midnight)).toBe(true);
  });

  it("is erased when the last answer with its salts is forgotten, three days later", () => {
    expect(new Date(erasedFrom("2033-12-31")).toISOString()).toBe("2034-01-04T00:00:00.000Z");
  });
});
