import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import { decodeRlp, encodeBytes, encodeList, type Item, integerOf } from "../../gateway/receipts/rlp.ts";

const lengths = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ minLength: 250, maxLength: 300 }));

describe("decodeRlp", () => {
  it("reads what is encoded, whatever its length", () => {
    void fc.assert(
      fc.property(fc.array(lengths, { maxLength: 5 }), (texts) => {
        const encoded = encodeList(texts.map(encodeBytes));
        const item = decodeRlp(encoded) as Extract<Item, { type: "list" }>;
        expect(item.items.map((each) => each.type === "bytes" && toHex(each.bytes))).toEqual(texts.map(toHex));
        expect(toHex(item.encoded)).toBe(toHex(encoded));
      }),
    );
  });

  it("takes no other text for a value than the one it is encoded to", () => {
    void fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        let item: Item;
        try {
          item = decodeRlp(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        const again = (each: Item): Uint8Array =>
          each.type === "bytes" ? encodeBytes(each.bytes) : encodeList(each.items.map(again));
        expect(toHex(again(item))).toBe(toHex(bytes));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["nothing", "0x"],
    ["a byte in two", "0x817f"],
    ["a short length in two bytes", "0xb801ff"],
    ["a length with a leading zero", `0xb90038${"ff".repeat(56)}`],
    ["a length that is cut off", "0xb9ff"],
    ["bytes that are cut off", "0x83ffff"],
    ["a list that is cut off", "0xc3ffff"],
    ["a list whose item runs over its end", "0xc283ffffff"],
    ["bytes after the item", "0x8000"],
    ["lists too deep", "0xc7c6c5c4c3c2c1c0"],
    ["a length of five bytes", "0xbc0000000001"],
  ])("refuses %s", (_, hex) => {
    expect(() => decodeRlp(toBytes(hex))).toThrow(RangeError);
  });
});

describe("integerOf", () => {
  it.each(["0x00", "0x820001", "0x8800ffffffffffffff", "0x88ffffffffffffffff", "0xc0"])("refuses %s", (hex) => {
    expect(() => integerOf(decodeRlp(toBytes(hex)))).toThrow(RangeError);
  });

  it.each([
    ["0x80", 0],
    ["0x01", 1],
    ["0x820100", 256],
    ["0x871fffffffffffff", Number.MAX_SAFE_INTEGER],
  ])("reads %s", (hex, value) => {
    expect(integerOf(decodeRlp(toBytes(hex)))).toBe(value);
  });
});
