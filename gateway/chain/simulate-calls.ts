import { Interface } from "ethers";
import { encodeTuples, encodeWords } from "../domain/abi-words.ts";
import { toDomainError } from "../domain/contract-refusals.ts";
import { DomainError } from "../domain/errors.ts";
import type { CallToSimulate, ContractAddresses } from "../domain/ports.ts";
import { TRANSACTION_GAS_CAP } from "../domain/submission.ts";
import rehearsal from "./abi/Rehearsal.json" with { type: "json" };
import { readRefusal } from "./contracts.ts";
import { hexDigits } from "./hex-digits.ts";
import type { Node } from "./node.ts";

const codec = new Interface(rehearsal.abi);
const { selector } = codec.getFunction("rehearse") ?? { selector: "" };
const ARRAY_BEGINS = hexDigits(encodeWords([32]));
const GAS_BESIDE_CALLS = 1_000_000;
const GAS_BESIDE_EACH = 100_000;

/**
 * What the contracts say to calls that the forwarder would make one after the other; each sees what those before it did. The
 * forwarder hides an inner error, so other code stands in its place for this one `eth_call` (its state override), and nothing is
 * changed on the chain. Asked of the block to come: what is timed goes by the time at which it would be carried out.
 */
export async function simulateCalls(
  node: Node,
  { forwarder }: ContractAddresses,
  calls: readonly CallToSimulate[],
): Promise<(DomainError | undefined)[]> {
  // More than a transaction may have is refused by nodes, and is allowed here only on paper: an action takes a quarter of its gas.
  const allowed = calls.reduce((sum, call) => sum + call.gas + GAS_BESIDE_EACH, GAS_BESIDE_CALLS);
  const gas = Math.min(allowed, TRANSACTION_GAS_CAP);
  const tuples = encodeTuples(calls.map(({ from, to, gas, data }) => [from, to, gas, { bytes: data }]));
  const data = `${selector}${ARRAY_BEGINS}${hexDigits(tuples)}`;
  const call = { to: forwarder, data, gas: `0x${gas.toString(16)}` };
  const answer = await node.send<string>("eth_call", [call, "pending", { [forwarder]: { code: rehearsal.code } }]);
  const [results] = codec.decodeFunctionResult("rehearse", answer);
  return [...results].map(({ isSuccess, returned }: { isSuccess: boolean; returned: string }) =>
    isSuccess ? undefined : explain(returned),
  );
}

function explain(returned: string): DomainError {
  const refusal = readRefusal(returned);
  return refusal === undefined
    ? new DomainError("simulation-refused", "The contract refuses the call without saying why.")
    : toDomainError(refusal);
}
