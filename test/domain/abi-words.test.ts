import { AbiCoder, getBytes } from "ethers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeTuples, encodeWords } from "../../gateway/domain/abi-words.ts";
import { toHex } from "../../gateway/domain/bytes.ts";

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => `0x${Buffer.from(value).toString("hex")}`);
const value = fc.oneof(
  fc.record({ type: fc.constant("bytes32"), value: hex(32) }),
  fc.record({ type: fc.constant("address"), value: hex(20) }),
  fc.record({ type: fc.constant("uint256"), value: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }) }),
  fc.record({ type: fc.constant("uint64"), value: fc.maxSafeNat() }),
);

describe("encodeWords", () => {
  it("is what the ABI's own encoder gives for static values", () => {
    void fc.assert(
      fc.property(fc.array(value), (values) => {
        const types = values.map(({ type }) => type);
        const plain = values.map((each) => each.value);
        const bytes = values.map((each) => (each.type === "bytes32" ? getBytes(each.value as string) : each.value));
        expect(encodeWords(bytes)).toEqual(encodeWords(plain));
        expect(toHex(encodeWords(plain))).toBe(AbiCoder.defaultAbiCoder().encode(types, plain));
      }),
    );
  });

  it.each([
    ["a negative integer", -1],
    ["a fraction", 0.5],
    ["an integer beyond 256 bits", 2n ** 256n],
    ["decimal text", "12"],
    ["hex of 33 bytes", `0x${"ab".repeat(33)}`],
    ["no hex", "0xzz"],
    ["hex with more before it", "x0xab"],
    ["hex with more after it", "0xab "],
    ["hex with something else in it", `0x${"ab".repeat(31)}g0`],
    ["half a byte", "0xabc"],
    ["33 bytes", new Uint8Array(33)],
    ["no number", Number.NaN],
    ["a negative integer beyond what a number holds", -(2n ** 64n)],
  ])("refuses %s, and so does not let it into the word before", (_what, wrong) => {
    expect(() => encodeWords([wrong])).toThrow(RangeError);
    expect(() => encodeWords([1, wrong])).toThrow(RangeError);
  });
});

describe("encodeTuples", () => {
  const call = fc.record({
    to: hex(20),
    gas: fc.maxSafeNat(),
    data: fc.uint8Array({ maxLength: 100 }).map((bytes) => toHex(bytes)),
    signature: hex(65),
  });

  it("is what the ABI's own encoder gives for an array of tuples that have bytes", () => {
    void fc.assert(
      fc.property(fc.array(call, { maxLength: 5 }), (calls) => {
        const tuples = calls.map(({ to, gas, data, signature }) => [to, gas, { bytes: data }, { bytes: signature }]);
        const plain = calls.map(({ to, gas, data, signature }) => [to, gas, data, signature]);
        const expected = AbiCoder.defaultAbiCoder().encode(["tuple(address,uint256,bytes,bytes)[]"], [plain]);
        expect(toHex(Buffer.concat([encodeWords([32]), encodeTuples(tuples)]))).toBe(expected);
      }),
    );
  });

  it.each(["0xabc", "abcd", "0xzz", "0xabzz"])("refuses %j as bytes", (bytes) => {
    expect(() => encodeTuples([[{ bytes }]])).toThrow(RangeError);
  });
});
