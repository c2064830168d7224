import { describe, expect, it } from "vitest";
import { idempotencyKeyOf } from "../../gateway/cli/idempotency-key.ts";
import { idempotencyKeySchema } from "../../gateway/domain/idempotency.ts";

describe("the command line's Idempotency-Key", () => {
  it.each(["batches", "submissions"])("of %s is the same for the same content, however often it is sent", (path) => {
    expect(idempotencyKeyOf(path, "{}")).toBe(idempotencyKeyOf(path, "{}"));
    expect(idempotencyKeyOf(path, "{}")).not.toBe(idempotencyKeyOf(path, "[]"));
  });

  it("is another for another operation", () => {
    expect(idempotencyKeyOf("batches", "{}")).not.toBe(idempotencyKeyOf("submissions", "{}"));
  });

  it.each(["packages", "notice-bodies", "feedback", "verifications"])(
    "of %s is never the same: its answer says how things stand",
    (path) => {
      expect(idempotencyKeyOf(path, "{}")).not.toBe(idempotencyKeyOf(path, "{}"));
    },
  );

  it.each(["packages", "batches"])("of %s has the form that a gateway takes", (path) => {
    expect(idempotencyKeySchema.safeParse(idempotencyKeyOf(path, "{}")).success).toBe(true);
  });
});
