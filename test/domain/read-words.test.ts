import { AbiCoder, ParamType } from "ethers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readerOfWords } from "../../gateway/domain/read-words.ts";

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => `0x${Buffer.from(value).toString("hex")}`);
const uint = (bits: number) =>
  fc.record({ type: fc.constant(`uint${bits}`), value: fc.nat({ max: 2 ** Math.min(bits, 31) - 1 }) });
const word = fc.oneof(
  fc.record({ type: fc.constant("bytes32"), value: hex(32) }),
  fc.record({ type: fc.constant("address"), value: hex(20) }),
  fc.record({ type: fc.constant("bool"), value: fc.boolean() }),
  fc.record({ type: fc.constant("uint256"), value: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map(String) }),
  fc.record({ type: fc.constant("uint48"), value: fc.nat({ max: 2 ** 31 }).map((half) => half * 2 ** 17) }),
  uint(8),
  uint(16),
  uint(40),
);

const typesOf = (...types: string[]) => types.map((type, position) => ParamType.from(`${type} v${position}`));
const encode = (types: readonly string[], values: readonly unknown[]) =>
  AbiCoder.defaultAbiCoder().encode(types, values).slice(2);
const ZERO = "0".repeat(64);

describe("readerOfWords", () => {
  it("gives back what the ABI's own encoder was given", () => {
    void fc.assert(
      fc.property(fc.array(word), (words) => {
        const types = words.map(({ type }) => type);
        const values = words.map(({ value }) => value);
        const expected = Object.fromEntries(values.map((value, position) => [`v${position}`, value]));
        expect(readerOfWords(typesOf(...types))?.(encode(types, values))).toEqual(expected);
      }),
    );
  });

  it("reads structs, also in one another, and members without a name by their position", () => {
    const type = "tuple(uint8 one, tuple(bytes32 deep, bool) two) outer";
    const reader = readerOfWords([ParamType.from(type), ParamType.from("address")]);
    const words = encode([type, "address"], [[7, [`0x${"ab".repeat(32)}`, true]], `0x${"cd".repeat(20)}`]);
    expect(reader?.(words)).toEqual({
      outer: { one: 7, two: { deep: `0x${"ab".repeat(32)}`, 1: true } },
      1: `0x${"cd".repeat(20)}`,
    });
  });

  it.each([
    ["a word too few", ["uint8", "uint8"], ZERO],
    ["a word too many", ["uint8"], ZERO + ZERO],
    ["half a word", ["uint8"], "0".repeat(32)],
    ["upper case", ["bytes32"], "AB".repeat(32)],
    ["no hex", ["bytes32"], "zz".repeat(32)],
    ["an integer beyond its type", ["uint8"], "100".padStart(64, "0")],
    ["an integer beyond 48 bits", ["uint48"], `1${"0".repeat(12)}`.padStart(64, "0")],
    ["an integer with something at its very beginning", ["uint16"], `1${"0".repeat(63)}`],
    ["an address with something before it", ["address"], `1${"0".repeat(40)}`.padStart(64, "0")],
    ["a bool that is two", ["bool"], "2".padStart(64, "0")],
    ["a bool of two digits", ["bool"], "11".padStart(64, "0")],
  ])("reads nothing of %s", (_, types, words) => {
    expect(readerOfWords(typesOf(...types))?.(words)).toBeUndefined();
  });

  it("reads nothing of a struct of which a member is none", () => {
    const read = readerOfWords([ParamType.from("tuple(uint8 one) outer")]);
    expect(read?.("100".padStart(64, "0"))).toBeUndefined();
    expect(read?.("ff".padStart(64, "0"))).toEqual({ outer: { one: 255 } });
  });

  it.each(["bytes", "string", "uint8[]", "bytes2", "int8", "tuple(bytes inner) outer", "uint8[2]"])(
    "is not there for %s",
    (type) => {
      expect(readerOfWords([ParamType.from(type)])).toBeUndefined();
    },
  );

  it("reads no words as nothing", () => {
    expect(readerOfWords([])?.("")).toEqual({});
  });
});
