import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addresseesOf } from "../../gateway/domain/addressees.ts";
import { bitsOf, hasBit, positionsIn } from "../../gateway/domain/bit-sets.ts";

const positions = fc.uniqueArray(fc.nat({ max: 255 })).map((all) => all.sort((one, other) => one - other));

describe("bit sets", () => {
  it("hold the positions that they were made of, up to those of 256 bits", () => {
    void fc.assert(
      fc.property(positions, fc.nat({ max: 255 }), (all, one) => {
        expect(positionsIn(bitsOf(all))).toEqual(all);
        expect(hasBit(bitsOf(all), one)).toBe(all.includes(one));
        expect(bitsOf([...all, ...all])).toBe(bitsOf(all));
      }),
    );
  });

  it("are the contracts' numbers", () => {
    expect([bitsOf([]), bitsOf([0, 3]), bitsOf([255])]).toEqual(["0", "9", (2n ** 255n).toString()]);
    expect(positionsIn(6)).toEqual([1, 2]);
    expect([hasBit(6, 1), hasBit(6, 0), hasBit("6", 3)]).toEqual([true, false, false]);
  });
});

describe("addresseesOf", () => {
  const none = `0x${"0".repeat(64)}`;
  const [one, other] = [`0x${"1a".repeat(32)}`, `0x${"2b".repeat(32)}`];

  it("are the other partners as a whole, and the publisher's own offices", () => {
    expect(addresseesOf(1, { recipients: bitsOf([1, 2, 12]), offices: [one, other] })).toEqual([
      { partnerId: 2, office: none },
      { partnerId: 12, office: none },
      { partnerId: 1, office: one },
      { partnerId: 1, office: other },
    ]);
  });

  it("are no offices where the publisher is not addressed", () => {
    expect(addresseesOf(1, { recipients: bitsOf([2]), offices: [one] })).toEqual([{ partnerId: 2, office: none }]);
  });
});
