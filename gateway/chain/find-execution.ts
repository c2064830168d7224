import { type Result, zeroPadValue } from "ethers";
import type { ContractAddresses, Execution } from "../domain/ports.ts";
import type { SubmittedRequest } from "../domain/submission.ts";
import { interfaces } from "./contracts.ts";
import type { Node } from "./node.ts";

interface ForwarderLog {
  readonly topics: readonly string[];
  readonly data: string;
  readonly blockNumber: string;
  readonly blockHash: string;
  readonly transactionHash: string;
}

/**
 * Looks for the transaction that carried a request out. The forwarder lets anybody carry a signed request, and says in its event
 * only whose and which nonce it was; that it was this one is read from the transaction's own data.
 */
export async function findExecution(
  node: Node,
  contracts: ContractAddresses,
  request: SubmittedRequest,
): Promise<Execution | undefined> {
  const { forwarder } = interfaces;
  const topics = forwarder.encodeFilterTopics("ExecutedForwardRequest", [zeroPadValue(request.from, 20)]);
  const filter = { address: contracts.forwarder, topics, fromBlock: "0x0", toBlock: "latest" };
  for (const log of await node.send<ForwarderLog[]>("eth_getLogs", [filter])) {
    const parsed = forwarder.parseLog({ topics: [...log.topics], data: log.data });
    if (parsed === null || Number(parsed.args.nonce) !== request.nonce) continue;
    const transaction = await node.send<{ input: string } | null>("eth_getTransactionByHash", [log.transactionHash]);
    if (transaction === null || !carries(transaction.input, request)) return undefined;
    const { blockNumber, blockHash, transactionHash } = log;
    return { transactionHash, blockNumber: Number(blockNumber), blockHash, isSuccess: Boolean(parsed.args.success) };
  }
  return undefined;
}

function carries(input: string, request: SubmittedRequest): boolean {
  const call = interfaces.forwarder.parseTransaction({ data: input });
  // Through a contract of somebody's own: the signature is of no other request.
  if (call?.name !== "execute" && call?.name !== "executeBatch") return input.includes(request.signature.slice(2));
  const carried = call.name === "execute" ? [call.args[0] as Result] : [...(call.args[0] as Result)];
  return carried.some(
    ({ from, to, deadline, data, signature }) =>
      String(from).toLowerCase() === request.from &&
      String(to).toLowerCase() === request.to &&
      Number(deadline) === request.deadline &&
      data === request.data.toLowerCase() &&
      signature === request.signature,
  );
}
