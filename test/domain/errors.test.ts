import { describe, expect, it } from "vitest";
import { DomainError, storageTroubleOf } from "../../gateway/domain/errors.ts";

describe("the trouble with disk or database that an error tells of", () => {
  it.each([
    ["a full disk", "ENOSPC", "storage-full"],
    ["a file that another program holds", "EBUSY", "storage-busy"],
    ["a file that is not there", "ENOENT", undefined],
    ["an error without a code", undefined, undefined],
  ])("is that of %s", (_what, code, trouble) => {
    expect(storageTroubleOf(Object.assign(new Error("failed"), { code }))).toBe(trouble);
  });

  it("is none in a refusal", () => {
    expect(storageTroubleOf(new DomainError("unknown-partner", "There is no partner MO."))).toBeUndefined();
  });
});
