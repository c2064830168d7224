import { describe, expect, it } from "vitest";
import { wasAuthorised } from "../../gateway/domain/was-authorised.ts";

const signer = { address: "0x0a", partnerId: 1, roles: 0b101, validFrom: 100, validTo: 200 };
const question = { partnerId: 1, role: 2, when: 150, now: 300 };
const ACTIVE = 2;

describe("wasAuthorised", () => {
  it.each([
    ["in its window", {}],
    ["in its first second", { when: 100 }],
    ["in its last second", { when: 199 }],
    ["in another of its roles", { role: 0 }],
    ["in the very second that is known", { when: 150, now: 150 }],
  ])("holds %s", (_when, change) => {
    expect(wasAuthorised(signer, ACTIVE, { ...question, ...change })).toBe(true);
  });

  it.each([
    ["before its window", { when: 99 }],
    ["in the second in which its window ends", { when: 200 }],
    ["for another partner", { partnerId: 2 }],
    ["in a role that it does not have", { role: 1 }],
    ["at a time that is not known yet", { when: 151, now: 150 }],
  ])("does not hold %s", (_when, change) => {
    expect(wasAuthorised(signer, ACTIVE, { ...question, ...change })).toBe(false);
  });

  it.each([0, 1, 3, 4])("does not hold while its partner's standing is %d, which is not active", (standing) => {
    expect(wasAuthorised(signer, standing, question)).toBe(false);
  });

  it("does not hold of whoever was never authorised", () => {
    expect(wasAuthorised(undefined, ACTIVE, question)).toBe(false);
  });
});
