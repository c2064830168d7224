import { describe, expect, it } from "vitest";
import { readCursor, writeCursor } from "../../gateway/domain/cursors.ts";

const id = `0x${"0123456789abcdef".repeat(4)}`;
const address = `0x${"01239abcdef".repeat(4).slice(0, 40)}`;

describe("cursors", () => {
  it.each([
    ["block", [123_456_789_012_345, id], { blockNumber: 123_456_789_012_345, id }],
    ["decision", [123_456_789_012_345, id, 255], { blockNumber: 123_456_789_012_345, id, partnerId: 255 }],
    ["version", [65_535, 255], { agreementId: 65_535, version: 255 }],
    ["address", [address], address],
    ["time", [1_764_000_000_123, id], { time: 1_764_000_000_123, id }],
    ["position", [123_456_789], 123_456_789],
    ["sequence", [123_456_789_012_345], 123_456_789_012_345],
  ] as const)("of a %s is read as it was written", (kind, parts, place) => {
    expect(readCursor[kind](writeCursor(...parts))).toEqual(place);
  });

  it.each([
    [
      "block",
      [`x7:${id}`, `7:${id}0`, `7:${id}:1`, `:${id}`, `-7:${id}`, `7:${id.slice(0, -1)}`, `7:${id.toUpperCase()}`],
    ],
    [
      "decision",
      [`x7:${id}:1`, `7:${id}:1x`, `7:${id}`, `7:${id}:1234`, `7:${id}:a`, `a:${id}:1`, `7:${id.slice(2)}:1`],
    ],
    ["version", ["x1:1", "1:1x", "123456:1", "1:1234", "a:1", "1:a", "1"]],
    ["address", [`x${address}`, `${address}0`, address.slice(0, -1), address.toUpperCase()]],
    [
      "time",
      [`x7:${id}`, `7:${id}0`, `7:${id}:1`, `:${id}`, `-7:${id}`, `7:${id.slice(0, -1)}`, `7:${id.toUpperCase()}`],
    ],
    ["position", ["x1", "1x", "-1", "1234567890", "a", ""]],
    ["sequence", ["x1", "1x", "-1", "1234567890123456", "a", ""]],
  ] as const)("of a %s is nothing else", (kind, texts) => {
    for (const text of texts) {
      expect(() => readCursor[kind](text)).toThrow(
        expect.objectContaining({ name: "DomainError", code: "invalid-cursor", params: {} }),
      );
    }
  });
});
