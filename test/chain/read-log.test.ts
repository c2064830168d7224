import { AbiCoder, type EventFragment, Interface, type ParamType } from "ethers";
import { describe, expect, it } from "vitest";
import { interfaces, plainArguments } from "../../gateway/chain/contracts.ts";
import { readLog } from "../../gateway/chain/read-log.ts";

const address = `0x${"ab".repeat(20)}`;

/** Some value of a type, another at each position. */
function sampleOf(type: ParamType, position: number): unknown {
  if (type.isTuple()) return type.components.map(sampleOf);
  if (type.isArray()) return [sampleOf(type.arrayChildren, position), sampleOf(type.arrayChildren, position + 1)];
  if (type.type === "address") return `0x${(position + 10).toString(16).repeat(40).slice(0, 40)}`;
  if (type.type === "bool") return position % 2 === 0;
  if (type.type === "string") return `text ${position}`;
  if (type.type.startsWith("bytes")) return `0x${"c7".repeat(Number(type.type.slice(5) || 5))}`;
  return position + 1;
}

const events = Object.entries(interfaces).flatMap(([contract, codec]) => {
  const found: [string, Interface, EventFragment][] = [];
  codec.forEachEvent((event) => found.push([`${contract} ${event.name}`, codec, event]));
  return found;
});

describe("readLog", () => {
  it.each(events)("reads %s as the ABI's own decoder does", (_, codec, event) => {
    const log = codec.encodeEventLog(event, event.inputs.map(sampleOf));
    const parsed = codec.parseLog(log);
    expect(parsed).not.toBeNull();
    expect(readLog(codec, log)).toEqual({
      name: event.name,
      args: plainArguments(event.inputs, parsed?.args as never),
    });
  });

  it("knows no event of another contract, and none without topics", () => {
    const foreign = new Interface(["event Foreign(address who)"]);
    const log = foreign.encodeEventLog("Foreign", [address]);
    expect(readLog(interfaces.ledger, log)).toBeUndefined();
    expect(readLog(interfaces.ledger, { topics: [], data: "0x" })).toBeUndefined();
  });

  it("leaves what is not words to the ABI's own decoder, which refuses what is cut short", () => {
    const codec = new Interface(["event Cut(uint8 one, uint8 two)", "event Hashed(tuple(uint8 one) indexed pair)"]);
    const { topics } = codec.encodeEventLog("Cut", [1, 2]);
    const one = AbiCoder.defaultAbiCoder().encode(["uint8"], [1]);
    expect(() => readLog(codec, { topics, data: one })?.args).toThrow("out-of-bounds");
    const topic = codec.getEvent("Hashed")?.topicHash ?? "";
    expect(readLog(codec, { topics: [topic, `0x${"3".repeat(64)}`], data: "0x" })?.name).toBe("Hashed");
  });
});
