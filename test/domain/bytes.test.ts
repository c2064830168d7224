import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareBytes, join, takeBytes, toBytes, toHex, writeHex } from "../../gateway/domain/bytes.ts";

const bytes = fc.uint8Array({ maxLength: 100 });

describe("bytes in hex", () => {
  it("are what Buffer writes and reads, of every byte and of every length", () => {
    const every = Uint8Array.from({ length: 256 }, (_, value) => value);
    expect(toHex(every)).toBe(`0x${Buffer.from(every).toString("hex")}`);
    void fc.assert(
      fc.property(bytes, (value) => {
        const hex = `0x${Buffer.from(value).toString("hex")}`;
        expect(toHex(value)).toBe(hex);
        expect(toBytes(hex)).toEqual(value);
        expect(toBytes(`0x${hex.slice(2).toUpperCase()}`)).toEqual(value);
      }),
    );
  });

  it.each([
    "",
    "0",
    "0x0",
    "0xabc",
    "ab",
    "abab",
    "1x00",
    "0X00",
    "0xg0",
    "0x0g",
    "0x0/",
    "0x:0",
    "0x@0",
    "0x`0",
    "0x0ŀ",
    "0xﬀ0",
    " 0xab",
  ])("are not read from %j", (text) => {
    expect(() => toBytes(text)).toThrow(RangeError);
    expect(writeHex(new Uint8Array(8), text, 0)).toBe(false);
  });

  it("are written where they are to be, and nowhere else", () => {
    const into = new Uint8Array(6).fill(9);
    expect(writeHex(into, "0xabcd", 2)).toBe(true);
    expect([...into]).toEqual([9, 9, 0xab, 0xcd, 9, 9]);
  });

  it("share nothing with bytes that were read or taken before", () => {
    const first = toBytes("0x0102");
    const second = takeBytes(2);
    second.fill(7);
    expect([...first]).toEqual([1, 2]);
    // More than are made at once.
    const taken = Array.from({ length: 40 }, () => takeBytes(4_000));
    taken.forEach((each, position) => {
      expect(each.every((value) => value === 0)).toBe(true);
      each.fill(position + 1);
    });
    expect(taken.map(([value]) => value)).toEqual(taken.map((_, position) => position + 1));
    expect(takeBytes(100_000)).toEqual(new Uint8Array(100_000));
  });
});

describe("bytes", () => {
  it("are joined and compared as Buffer does", () => {
    void fc.assert(
      fc.property(fc.array(bytes, { maxLength: 5 }), bytes, bytes, (parts, one, other) => {
        expect(join(parts)).toEqual(Uint8Array.from(Buffer.concat(parts)));
        expect(Math.sign(compareBytes(one, other))).toBe(Buffer.compare(one, other));
        expect(Math.sign(compareBytes(one, join([one, other])))).toBe(other.length === 0 ? 0 : -1);
        expect(compareBytes(one, one.slice())).toBe(0);
      }),
    );
  });
});
