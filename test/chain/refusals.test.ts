import { getAddress, Interface } from "ethers";
import { describe, expect, it } from "vitest";
import { interfaces, readRefusal } from "../../gateway/chain/contracts.ts";
import { toDomainError } from "../../gateway/domain/contract-refusals.ts";

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
