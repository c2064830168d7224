import { AbiCoder, Interface, keccak256, toUtf8Bytes } from "ethers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import registryAbi from "../../gateway/chain/abi/Registry.json" with { type: "json" };
import { languages } from "../../gateway/domain/codes/code-list.ts";
import {
  type Decision,
  decisionFragments,
  decodeDecision,
  describeDecision,
  descriptionHashOf,
  encodeDecision,
  hexOfProposal,
  proposalIdOf,
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
    expect(describeDecision(undefined, String)).toEqual({
      "zh-Hans": "不是可以识别的决定",
      "zh-Hant": "並非可識別的決定",
      en: "no decision that is known",
      pt: "nenhuma decisão conhecida",
    });
  });

  it("names the standing that a partner would have, and a number that is none as it is", () => {
    const wordsFor = (state: number) => describeDecision({ name: "setPartnerState", partnerId: 3, state }, () => "MO");
    expect(wordsFor(3)).toEqual({
      "zh-Hans": "将 MO 的状态改为：已中止",
      "zh-Hant": "將 MO 的狀態改為：已暫停",
      en: "change the standing of MO to: Suspended",
      pt: "alterar a situação de MO para: Suspenso",
    });
    expect(wordsFor(9).en).toBe("change the standing of MO to: ? (9)");
  });

  it("names the partner of a seat by its name, and one to be admitted by its code and number", () => {
    const signatory = `0x${"1b".repeat(20)}`;
    expect(describeDecision({ name: "seatSignatory", partnerId: 3, signatory }, () => "MO").en).toBe(
      `seat ${signatory} as a signatory of MO`,
    );
    expect(describeDecision({ name: "admitPartner", partnerId: 9, iso: "KH", signatory }, () => "").en).toBe(
      `admit KH (9) as a candidate, with the signatory ${signatory}`,
    );
  });
});

describe("proposalIdOf", () => {
  // Governor.hashProposal: keccak256(abi.encode(targets, values, calldatas, descriptionHash)).
  it("is OpenZeppelin's, with no value beside any call", () => {
    const [targets, calldatas] = [
      [`0x${"e0".repeat(20)}`, `0x${"e1".repeat(20)}`],
      ["0x1234", "0x"],
    ];
    const encoded = AbiCoder.defaultAbiCoder().encode(
      ["address[]", "uint256[]", "bytes[]", "bytes32"],
      [targets, [0, 0], calldatas, keccak256(toUtf8Bytes("reference"))],
    );
    expect(descriptionHashOf("reference")).toBe(keccak256(toUtf8Bytes("reference")));
    expect(proposalIdOf(targets, calldatas, "reference")).toBe(keccak256(encoded));
  });
});

describe("hexOfProposal", () => {
  it("is the contracts' number as an id", () => {
    expect(hexOfProposal("255")).toBe(`0x${"0".repeat(62)}ff`);
    expect(hexOfProposal((2n ** 256n - 1n).toString())).toBe(`0x${"f".repeat(64)}`);
  });
});
