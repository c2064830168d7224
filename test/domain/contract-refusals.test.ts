import { type ErrorFragment, Interface } from "ethers";
import { describe, expect, it } from "vitest";
import anchorsAbi from "../../gateway/chain/abi/AccessLogAnchors.json" with { type: "json" };
import consortiumAbi from "../../gateway/chain/abi/Consortium.json" with { type: "json" };
import forwarderAbi from "../../gateway/chain/abi/ERC2771Forwarder.json" with { type: "json" };
import ledgerAbi from "../../gateway/chain/abi/EvidenceLedger.json" with { type: "json" };
import boardAbi from "../../gateway/chain/abi/NoticeBoard.json" with { type: "json" };
import registryAbi from "../../gateway/chain/abi/Registry.json" with { type: "json" };
import { clauses } from "../../gateway/domain/codes/clauses.ts";
import { isProblemCode } from "../../gateway/domain/codes/problems.ts";
import { codesOfContractRefusals, toDomainError } from "../../gateway/domain/contract-refusals.ts";

const timelockAbi = ["error TimelockUnexpectedOperationState(bytes32 operationId, bytes32 expectedStates)"];
const abis = [registryAbi, ledgerAbi, boardAbi, consortiumAbi, anchorsAbi, forwarderAbi, timelockAbi];
// What no officer's request meets: the constructors' own, what only the timelock may call, and what of OpenZeppelin's Governor and
// forwarder is not reached, since they take no deposits, no value, no signatures of the Governor's own and no other settings.
const unmet =
  /^(ZeroAddress|NotConsortium|Checkpoint.*|Failed.*|Insufficient.*|Safe.*|String.*|Invalid(AccountNonce|ShortString)|ERC2771Forwarder(MismatchedValue|NoRefundReceiver)|Governor(AlreadyCastVote|AlreadyQueued.*|DisabledDeposit|Insufficient.*|InvalidSignature|InvalidVoteParams|InvalidVotingPeriod|OnlyExecutor|ProposalQueueing.*|RestrictedProposer))$/;

function errorsOf(abi: ConstructorParameters<typeof Interface>[0]): ErrorFragment[] {
  const errors: ErrorFragment[] = [];
  new Interface(abi).forEachError((error) => errors.push(error));
  return errors;
}

const met = new Map(
  abis
    .flatMap(errorsOf)
    .filter(({ name }) => !unmet.test(name))
    .map((error) => [error.name, error]),
);
// Told by their state or clause.
const byState = ["NotAllowed", "NotStanding", "NotCurrent"];
const argsOf = (name: string): Record<string, string> =>
  Object.fromEntries((met.get(name)?.inputs ?? []).map((input) => [input.name, "1"]));

describe("toDomainError", () => {
  it.each([...met.keys()].filter((name) => !byState.includes(name)))("knows the contracts' %s", (name) => {
    const { code, message, params } = toDomainError({ name, args: argsOf(name) });
    expect(isProblemCode(code)).toBe(true);
    expect(["simulation-refused", "internal"]).not.toContain(code);
    expect(message).toMatch(/^[^<>]+\.$/);
    expect(message).not.toContain("undefined");
    expect(params).toEqual(argsOf(name));
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
  ])("turns %s in state %s into %s, with its arguments", (name, state, code) => {
    const args = { ...argsOf(name), state };
    expect(toDomainError({ name, args })).toMatchObject({ code, params: args });
  });

  it.each([
    ["an error that it does not know", "SomethingNew", {}],
    ["a name that every object has", "toString", {}],
    ["a clause that there is not", "NotAllowed", { clause: "200" }],
    ["no clause at all", "NotAllowed", {}],
    ["a state in which evidence stands", "NotStanding", { state: "1" }],
    ["another error with a clause", "SomethingNew", { clause: "3" }],
    ["another error in a state in which evidence does not stand", "SomethingNew", { state: "5" }],
    ["another panic", "Panic", { code: "17" }],
    ["another error with the panic's number", "SomethingNew", { code: "50" }],
  ])("names %s as it is", (_what, name, args) => {
    expect(toDomainError({ name, args })).toMatchObject({
      code: "simulation-refused",
      message: `The contract refuses it: ${name}.`,
      params: { error: name, ...args },
    });
  });

  it("takes flags that run out of their path for a wrong path", () => {
    expect(toDomainError({ name: "Panic", args: { code: "50" } })).toMatchObject({
      code: "invalid-path",
      params: { code: "50" },
    });
  });

  it("says what the partner decided before, and where a proposal stands", () => {
    const decided = toDomainError({ name: "AlreadyDecided", args: { evidenceId: "0x01", state: "3" } });
    expect(decided.message).toBe("Your partner has decided on evidence 0x01 before: refused.");
    const [defeated, unknown] = ["3", "99"].map(
      (current) => toDomainError({ name: "GovernorUnexpectedProposalState", args: { current } }).message,
    );
    expect(defeated).toBe("The proposal is defeated.");
    expect(unknown).toBe("The proposal is in another state.");
  });
});

describe("codesOfContractRefusals", () => {
  it("are those that come of the contracts' errors, and no other", () => {
    const states = ["2", "3", "5", "6"];
    const reached = [
      { name: "SomethingNew", args: {} },
      ...[...met.keys()].filter((name) => !byState.includes(name)).map((name) => ({ name, args: argsOf(name) })),
      ...states.flatMap((state) => byState.slice(1).map((name) => ({ name, args: { state } }))),
      ...clauses.map(({ value }) => ({ name: "NotAllowed", args: { clause: String(value) } })),
    ].map((refusal) => toDomainError(refusal).code);
    expect([...new Set(codesOfContractRefusals())].toSorted()).toEqual([...new Set(reached)].toSorted());
  });
});
