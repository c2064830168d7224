import { Interface } from "ethers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import registryAbi from "../../gateway/chain/abi/Registry.json" with { type: "json" };
import { languages } from "../../gateway/domain/codes/code-list.ts";
import {
  type Decision,
  decisionFragments,
  decodeDecision,
  describeDecision,
  encodeDecision,
  hexOfProposal,
} from "../../gateway/domain/decisions.ts";

const partnerId = fc.nat({ max: 255 });
const address = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);
const iso = fc.stringMatching(/^[A-Z]{2}$/);
const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc.record({ name: fc.constant("admitPartner" as const), partnerId, iso, signatory: address }),
  fc.record({ name: fc.constant("setPartnerState" as const), partnerId, state: partnerId }),
  fc.record({ name: fc.constant("seatSignatory" as const), partnerId, signatory: address }),
  fc.record({ name: fc.constant("nameSuccessor" as const), registry: address }),
);

describe("encodeDecision and decodeDecision", () => {
  it("are each other's inverse for every decision", () => {
    void fc.assert(
      fc.property(decision, (value) => {
        expect(decodeDecision(encodeDecision(value))).toEqual(value);
      }),
    );
  });

  it("read no call with surplus bytes or a byte missing, and none of another function", () => {
    void fc.assert(
      fc.property(decision, (value) => {
        const call = encodeDecision(value);
        expect(decodeDecision(`${call}00`)).toBeUndefined();
        expect(decodeDecision(call.slice(0, -2))).toBeUndefined();
        expect(decodeDecision(`0x00000000${call.slice(10)}`)).toBeUndefined();
      }),
    );
    expect(decodeDecision("not hex")).toBeUndefined();
  });

  it("are of functions of the committed ABI", () => {
    const deployed = new Interface(registryAbi);
    new Interface(decisionFragments).forEachFunction(({ selector, name }) => {
      expect(deployed.getFunction(selector)?.name).toBe(name);
    });
  });
});

describe("describeDecision", () => {
  it("names partner and address in every language, and says of what it cannot read that it cannot", () => {
    void fc.assert(
      fc.property(decision, (value) => {
        const words = describeDecision(value, (id) => `partner ${id}`);
        for (const language of languages) {
          if ("signatory" in value) expect(words[language]).toContain(value.signatory);
          if ("registry" in value) expect(words[language]).toContain(value.registry);
          if (value.name === "setPartnerState") expect(words[language]).toContain(`partner ${value.partnerId}`);
        }
      }),
    );
    expect(describeDecision(undefined, String).en).toBe("no decision that is known");
  });
});

describe("hexOfProposal", () => {
  it("is the contracts' number as an id", () => {
    expect(hexOfProposal("255")).toBe(`0x${"0".repeat(62)}ff`);
    expect(hexOfProposal((2n ** 256n - 1n).toString())).toBe(`0x${"f".repeat(64)}`);
  });
});
