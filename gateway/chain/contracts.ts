import { dataLength, Interface, type ParamType, type Result } from "ethers";
import type { ContractRefusal } from "../domain/contract-refusals.ts";
import anchorsAbi from "./abi/AccessLogAnchors.json" with { type: "json" };
import consortiumAbi from "./abi/Consortium.json" with { type: "json" };
import forwarderAbi from "./abi/ERC2771Forwarder.json" with { type: "json" };
import ledgerAbi from "./abi/EvidenceLedger.json" with { type: "json" };
import boardAbi from "./abi/NoticeBoard.json" with { type: "json" };
import registryAbi from "./abi/Registry.json" with { type: "json" };

const SELECTOR_BYTES = 4;

/** The contracts' interfaces, from the committed ABI. */
export const interfaces = {
  registry: new Interface(registryAbi),
  ledger: new Interface(ledgerAbi),
  board: new Interface(boardAbi),
  consortium: new Interface(consortiumAbi),
  anchors: new Interface(anchorsAbi),
  /** The consortium's own, of which only a refusal is read. */
  timelock: new Interface(["error TimelockUnexpectedOperationState(bytes32 operationId, bytes32 expectedStates)"]),
  forwarder: new Interface(forwarderAbi),
};

/** The custom error that revert data is; undefined when it is none of the contracts'. */
export function readRefusal(data: string): ContractRefusal | undefined {
  // A revert without a selector, as the ABI decoder's own, is no custom error.
  if (dataLength(data) < SELECTOR_BYTES) return undefined;
  for (const codec of Object.values(interfaces)) {
    const error = codec.parseError(data);
    if (error === null) continue;
    const named = error.fragment.inputs.map((input, position) => [input.name, String(error.args[position])]);
    return { name: error.name, args: Object.fromEntries(named) as Record<string, string> };
  }
  return undefined;
}

/**
 * An ABI value as plain JSON: numbers up to 48 bits as numbers, wider ones as decimal text, addresses in lower case, `bytes2`
 * as the text that it is.
 */
export function plainValue(type: ParamType, value: unknown): unknown {
  if (type.isTuple()) return plainArguments(type.components, value as Result);
  if (type.isArray()) return [...(value as Result)].map((item) => plainValue(type.arrayChildren, item));
  if (typeof value === "bigint") return type.type === "uint256" ? value.toString() : Number(value);
  if (type.type === "address") return (value as string).toLowerCase();
  if (type.type === "bytes2") return Buffer.from((value as string).slice(2), "hex").toString("latin1");
  return value;
}

/** Arguments or results by name, or by position where they have no name. */
export function plainArguments(types: readonly ParamType[], values: Result): Record<string, unknown> {
  return Object.fromEntries(
    types.map((type, position) => [type.name || String(position), plainValue(type, values[position])]),
  );
}
