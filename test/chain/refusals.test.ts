import { type ErrorFragment, getAddress, Interface } from "ethers";
import { describe, expect, it } from "vitest";
import { interfaces, readRefusal } from "../../gateway/chain/contracts.ts";
import { clauses } from "../../gateway/domain/codes/clauses.ts";
import { isProblemCode } from "../../gateway/domain/codes/problems.ts";
import { toDomainError } from "../../gateway/domain/contract-refusals.ts";

const errorsOf = (codec: Interface): ErrorFragment[] => {
  const errors: ErrorFragment[] = [];
  codec.forEachError((error) => errors.push(error));
  return errors;
};
// What no officer's request meets: the constructors' own, what only the timelock may call, and what of OpenZeppelin's Governor
// is not reached, since the consortium takes no deposits, no signatures of the Governor's own and no other settings.
const unmet =
  /^(ZeroAddress|NotConsortium|Checkpoint.*|Failed.*|Insufficient.*|Safe.*|String.*|Invalid(AccountNonce|ShortString)|Governor(AlreadyCastVote|AlreadyQueued.*|DisabledDeposit|Insufficient.*|InvalidSignature|InvalidVoteParams|InvalidVotingPeriod|OnlyExecutor|ProposalQueueing.*|RestrictedProposer))$/;
const contracts = ["registry", "ledger", "board", "consortium", "timelock"] as const;
const officersErrors = contracts.flatMap((name) => errorsOf(interfaces[name])).filter(({ name }) => !unmet.test(name));

describe("readRefusal", () => {
  it.each(["0x", "0x12", "0x123456"])("sees no custom error in a revert of %s", (data) => {
    expect(readRefusal(data)).toBeUndefined();
  });

  it("sees no custom error behind a selector that no contract has", () => {
    expect(readRefusal("0xdeadbeef")).toBeUndefined();
  });

  it("reads an error's name and arguments, numbers as decimal text", () => {
    const signer = `0x${"0".repeat(38)}aa`;
    const data = interfaces.ledger.encodeErrorResult("NotAllowed", [signer, 3]);
    expect(readRefusal(data)).toEqual({ name: "NotAllowed", args: { signer: getAddress(signer), clause: "3" } });
  });

  it("reads what the compiler itself reverts with", () => {
    const builtIn = new Interface(["error Panic(uint256 code)"]);
    const data = builtIn.encodeErrorResult("Panic", [0x21]);
    const refusal = readRefusal(data);
    expect(refusal?.name).toBe("Panic");
    expect(refusal === undefined ? undefined : toDomainError(refusal).code).toBe("simulation-refused");
  });
});

describe("toDomainError", () => {
  it.each([...new Set(officersErrors.map(({ name }) => name))])("knows the contracts' %s", (name) => {
    const fragment = officersErrors.find((error) => error.name === name);
    const values: Record<string, string> = { NotStanding: "5", NotCurrent: "2" };
    const args = Object.fromEntries((fragment?.inputs ?? []).map((input) => [input.name, values[name] ?? "1"]));
    const { code, message } = toDomainError({ name, args });
    expect(isProblemCode(code)).toBe(true);
    expect(code).not.toBe("internal");
    expect(message).not.toContain("undefined");
    expect(code).not.toBe("simulation-refused");
  });

  it.each(clauses.map(({ code, value }) => ({ code, value })))(
    "turns clause $value into the code $code",
    ({ code, value }) => {
      const refusal = { name: "NotAllowed", args: { signer: "0x0a", clause: String(value) } };
      expect(toDomainError(refusal)).toMatchObject({ code, params: { clause: code, signer: "0x0a" } });
    },
  );

  it.each([
    ["NotStanding", "5", "evidence-withdrawn"],
    ["NotStanding", "6", "evidence-superseded"],
    ["NotCurrent", "2", "notice-updated"],
    ["NotCurrent", "3", "notice-withdrawn"],
    ["SomethingNew", "1", "simulation-refused"],
    ["toString", "1", "simulation-refused"],
  ])("turns %s in state %s into %s", (name, state, code) => {
    expect(toDomainError({ name, args: { state } }).code).toBe(code);
  });
});
