import { describe, expect, it } from "vitest";
import { idempotencyKeySchema, isFinalStatus } from "../../gateway/domain/idempotency.ts";

describe("idempotencyKeySchema", () => {
  it.each(["12345678", "!~!~!~!~", "5f1c9a52-8a0e-4a2b-9f57-0c1d3b7e6a44", "k".repeat(255)])("takes %s", (key) => {
    expect(idempotencyKeySchema.safeParse(key).success).toBe(true);
  });

  it.each(["1234567", "k".repeat(256), "with space", "1234567\u007f", "schlüssel", "line\nfeed\n", ""])(
    "refuses %j",
    (key) => {
      expect(idempotencyKeySchema.safeParse(key).success).toBe(false);
    },
  );
});

describe("isFinalStatus", () => {
  it.each([200, 202, 400, 403, 409, 422, 499])("holds of %d", (status) => {
    expect(isFinalStatus(status)).toBe(true);
  });

  it.each([401, 404, 408, 425, 429, 500, 503])("does not hold of %d, which may be another the next time", (status) => {
    expect(isFinalStatus(status)).toBe(false);
  });
});
