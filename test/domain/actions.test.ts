import { type FunctionFragment, Interface } from "ethers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import anchorsAbi from "../../gateway/chain/abi/AccessLogAnchors.json" with { type: "json" };
import consortiumAbi from "../../gateway/chain/abi/Consortium.json" with { type: "json" };
import ledgerAbi from "../../gateway/chain/abi/EvidenceLedger.json" with { type: "json" };
import boardAbi from "../../gateway/chain/abi/NoticeBoard.json" with { type: "json" };
import registryAbi from "../../gateway/chain/abi/Registry.json" with { type: "json" };
import {
  type Action,
  actionFragments,
  decodeAction,
  encodeAction,
  isCarriedForAll,
} from "../../gateway/domain/actions.ts";

const contracts = {
  forwarder: `0x${"f0".repeat(20)}`,
  registry: `0x${"e0".repeat(20)}`,
  ledger: `0x${"1e".repeat(20)}`,
  board: `0x${"b0".repeat(20)}`,
  consortium: `0x${"c0".repeat(20)}`,
  anchors: `0x${"a0".repeat(20)}`,
};
const committed = {
  ledger: ledgerAbi,
  board: boardAbi,
  registry: registryAbi,
  consortium: consortiumAbi,
  anchors: anchorsAbi,
};

const uint = (bits: number) => fc.nat({ max: 2 ** bits - 1 });
const uint256 = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map(String);
const uint40 = fc.integer({ min: 0, max: 2 ** 40 - 1 });
const bytes32 = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);
const address = bytes32.map((hex) => hex.slice(0, 42));
const member = fc.record({
  partnerId: uint(8),
  agreementId: uint(16),
  version: uint(8),
  kind: uint(8),
  root: bytes32,
  path: fc.array(bytes32, { maxLength: 4 }),
});
const members = fc.record({
  partnerId: uint(8),
  agreementId: uint(16),
  version: uint(8),
  kind: uint(8),
  roots: fc.array(bytes32, { maxLength: 4 }),
  path: fc.array(bytes32, { maxLength: 4 }),
  flags: fc.array(fc.boolean(), { maxLength: 4 }),
});
const terms = fc.record({
  agreementId: uint(16),
  version: uint(8),
  rights: uint(8),
  channels: uint(16),
  validFrom: uint40,
  validTo: uint40,
  recipients: uint256,
  offices: fc.array(bytes32, { maxLength: 3 }),
  commitment: bytes32,
});
const recording = fc.record({
  agreementId: uint(16),
  version: uint(8),
  kind: uint(8),
  rights: uint(8),
  size: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  root: bytes32,
});
const recognition = fc.record({
  grade: uint(8),
  facets: uint(8),
  reason: uint(8),
  conditions: uint(16),
});
const wide = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map(String);
const calls = {
  targets: fc.array(address, { maxLength: 3 }),
  values: fc.array(wide, { maxLength: 3 }),
  calldatas: fc.array(
    fc.uint8Array({ maxLength: 70 }).map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`),
    { maxLength: 3 },
  ),
};
const scopeBits = fc.record({
  kinds: uint(16),
  rights: uint(8),
  channels: uint(16),
  purposes: uint(8),
  directions: uint(8),
  onward: uint(8),
  court: uint(8),
  rule: uint(8),
  floor: uint(8),
  hoursToAcknowledge: uint(16),
  hoursToAnswer: uint(16),
  hoursToFeedBack: uint(16),
  hoursToRecognise: uint(16),
  effective: uint40,
  expiry: uint40,
  state: uint(8),
});
const of = (contract: string, name: string, args: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ contract: fc.constant(contract), name: fc.constant(name), args: fc.record(args) });
const action = fc.oneof(
  of("ledger", "record", { recording }),
  of("ledger", "recognise", { member, recognition }),
  of("ledger", "recogniseMembers", { members, recognition }),
  of("ledger", "revokeRecognition", { member, reason: uint(8) }),
  of("ledger", "withdraw", { member, reason: uint(8) }),
  of("ledger", "supersede", { member, successor: member, reason: uint(8) }),
  of("board", "publish", { terms }),
  of("board", "update", { previous: terms, terms }),
  of("board", "withdraw", { terms, reason: uint(8) }),
  of("board", "acknowledge", { noticeId: bytes32, recipients: uint256, office: bytes32 }),
  of("board", "answer", {
    noticeId: bytes32,
    recipients: uint256,
    office: bytes32,
    outcome: uint(8),
    commitment: bytes32,
  }),
  of("registry", "authoriseSigner", { signer: address, roles: uint(8), validFrom: uint40, validTo: uint40 }),
  of("registry", "revokeSigner", { signer: address, validTo: uint40 }),
  of("registry", "proposeAgreement", {
    agreementId: uint(16),
    version: uint(8),
    parties: wide,
    scope: scopeBits,
    instrument: bytes32,
  }),
  of("registry", "ratifyAgreement", { agreementId: uint(16), version: uint(8) }),
  of("registry", "suspendAgreement", { agreementId: uint(16), version: uint(8) }),
  of("registry", "resumeAgreement", { agreementId: uint(16), version: uint(8) }),
  of("registry", "deploymentId", {}),
  of("registry", "endAgreement", { agreementId: uint(16), version: uint(8) }),
  of("consortium", "propose", { ...calls, description: fc.string() }),
  of("consortium", "castVote", { proposalId: wide, support: uint(8) }),
  of("consortium", "queue", { ...calls, descriptionHash: bytes32 }),
  of("consortium", "execute", { ...calls, descriptionHash: bytes32 }),
  of("consortium", "cancel", { ...calls, descriptionHash: bytes32 }),
  of("anchors", "anchor", { head: bytes32, count: uint(48), day: uint(32) }),
) as unknown as fc.Arbitrary<Action>;

describe("actionFragments", () => {
  it.each(Object.entries(actionFragments))("of the %s are functions of the committed ABI", (contract, fragments) => {
    const deployed = new Interface(committed[contract as keyof typeof committed]);
    const own = new Interface(fragments);
    expect(own.fragments.length).toBeGreaterThan(0);
    own.forEachFunction((fragment) => {
      const counterpart = deployed.getFunction(fragment.selector);
      expect(counterpart?.name).toBe(fragment.name);
      expect(counterpart?.inputs.map(({ name }) => name)).toEqual(fragment.inputs.map(({ name }) => name));
      expect(fragment.inputs.map(memberNames)).toEqual(counterpart?.inputs.map(memberNames));
    });
  });
});

function memberNames(input: { components: readonly { name: string }[] | null }): string[] | undefined {
  return input.components?.map(({ name }) => name);
}

describe("isCarriedForAll", () => {
  it("holds of what the consortium decides, of the revocation of signers, and of what does nothing", () => {
    const carried = Object.entries(actionFragments).flatMap(([contract, fragments]) =>
      new Interface(fragments).fragments
        .map((fragment) => (fragment as FunctionFragment).name)
        .filter((name) => isCarriedForAll({ contract, name } as Action))
        .map((name) => `${contract}.${name}`),
    );
    expect(carried.toSorted()).toEqual([
      "consortium.cancel",
      "consortium.castVote",
      "consortium.execute",
      "consortium.propose",
      "consortium.queue",
      "registry.deploymentId",
      "registry.revokeSigner",
    ]);
  });
});

describe("encodeAction and decodeAction", () => {
  it("have no call for what is no action", () => {
    const none = { contract: "ledger", name: "destroy", args: {} } as unknown as Action;
    expect(() => encodeAction(none, contracts)).toThrow("there is no action destroy");
  });

  it("are each other's inverse for every action", () => {
    const seen = new Set<string>();
    void fc.assert(
      fc.property(action, (value) => {
        const { to, data } = encodeAction(value, contracts);
        expect(to).toBe(contracts[value.contract]);
        expect(decodeAction(to, data, contracts)).toEqual(value);
        seen.add(`${value.contract}.${value.name}`);
      }),
      { numRuns: 400 },
    );
    expect(seen.size).toBe(Object.values(actionFragments).flat().length);
  });

  it("read no call with surplus bytes, a byte missing, or bits outside a number's width", () => {
    void fc.assert(
      fc.property(action, (value) => {
        const { to, data } = encodeAction(value, contracts);
        expect(decodeAction(to, `${data}00`, contracts)).toBeUndefined();
        expect(decodeAction(to, `${data}${"00".repeat(32)}`, contracts)).toBeUndefined();
        expect(decodeAction(to, data.slice(0, -2), contracts)).toBeUndefined();
      }),
    );
    const { to, data } = encodeAction(
      { contract: "registry", name: "ratifyAgreement", args: { agreementId: 1, version: 1 } },
      contracts,
    );
    expect(decodeAction(to, `${data.slice(0, 10)}ff${data.slice(12)}`, contracts)).toBeUndefined();
  });

  it("read no call to another contract, no unknown selector and no action of another contract", () => {
    const call = encodeAction(
      { contract: "registry", name: "ratifyAgreement", args: { agreementId: 1, version: 1 } },
      contracts,
    );
    expect(decodeAction(contracts.ledger, call.data, contracts)).toBeUndefined();
    expect(decodeAction(contracts.forwarder, call.data, contracts)).toBeUndefined();
    expect(decodeAction(call.to, "0x", contracts)).toBeUndefined();
    expect(decodeAction(call.to, "0xdeadbeef", contracts)).toBeUndefined();
    // The registry has it, and it is no action of an officer.
    const data = new Interface(registryAbi).encodeFunctionData("activePartners");
    expect(decodeAction(call.to, data, contracts)).toBeUndefined();
  });
});
