import { type Result, zeroPadValue } from "ethers";
import type { ForwarderDomain } from "../domain/hash-request.ts";
import type { ContractAddresses, NonceUse } from "../domain/ports.ts";
import { isSignedByItsOfficer, type SubmittedRequest } from "../domain/submission.ts";
import { interfaces } from "./contracts.ts";
import { logsBackward } from "./logs-backward.ts";
import type { Node } from "./node.ts";
import { readLog } from "./read-log.ts";

/**
 * Looks for the transaction that used up a request's nonce. The forwarder lets anybody carry a signed request, and says in its event
 * only whose and which nonce it was; whether it was by this request is read from the transaction's own data.
 */
export async function findNonceUse(
  node: Node,
  contracts: ContractAddresses,
  domain: ForwarderDomain,
  request: SubmittedRequest,
): Promise<NonceUse | undefined> {
  const { forwarder } = interfaces;
  const topics = forwarder.encodeFilterTopics("ExecutedForwardRequest", [zeroPadValue(request.from, 20)]);
  for await (const log of logsBackward(node, contracts.forwarder, topics)) {
    const read = readLog(forwarder, log);
    const nonce = Number(read?.args.nonce);
    // Nonces are used in their order: before a lower one there is none of these.
    if (nonce < request.nonce) return undefined;
    if (nonce !== request.nonce) continue;
    const { blockNumber, blockHash, transactionHash } = log;
    const transaction = await node.send<{ input: string } | null>("eth_getTransactionByHash", [transactionHash]);
    const timeOfBlock = async (): Promise<number> =>
      Number((await node.send<{ timestamp: string } | null>("eth_getBlockByHash", [blockHash, false]))?.timestamp ?? 0);
    const isByThis = transaction !== null && (await carriesOut(transaction.input, request, domain, timeOfBlock));
    const isSuccess = read?.args.success === true;
    return { transactionHash, blockNumber: Number(blockNumber), blockHash, isSuccess, isByThis };
  }
  return undefined;
}

/** Whether it was this request by which a transaction used up its nonce: of several for one nonce the first that is not void is carried out. */
async function carriesOut(
  input: string,
  request: SubmittedRequest,
  domain: ForwarderDomain,
  timeOfBlock: () => Promise<number>,
): Promise<boolean> {
  const call = interfaces.forwarder.parseTransaction({ data: input });
  // Through a contract of somebody's own: the signature is of no other request.
  if (call?.name !== "execute" && call?.name !== "executeBatch") return input.includes(request.signature.slice(2));
  const carried = call.name === "execute" ? [call.args[0] as Result] : [...(call.args[0] as Result)];
  const own = carried
    .map((each) => ({
      from: String(each.from).toLowerCase(),
      to: String(each.to).toLowerCase(),
      gas: Number(each.gas),
      nonce: request.nonce,
      deadline: Number(each.deadline),
      data: String(each.data),
      signature: String(each.signature),
    }))
    .filter(({ from }) => from === request.from);
  const position = own.findIndex(
    ({ to, deadline, data, signature }) =>
      to === request.to &&
      deadline === request.deadline &&
      data === request.data.toLowerCase() &&
      signature === request.signature,
  );
  const rivals = own.slice(0, Math.max(0, position)).filter((each) => isSignedByItsOfficer(each, domain));
  if (position < 0 || rivals.length === 0) return position >= 0;
  const time = await timeOfBlock();
  return rivals.every(({ deadline }) => deadline < time);
}
