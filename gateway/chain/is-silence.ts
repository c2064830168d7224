import { DomainError } from "../domain/errors.ts";

/** What ethers calls the answers of a node that did answer. */
const ANSWERED: ReadonlySet<string> = new Set([
  "CALL_EXCEPTION",
  "INSUFFICIENT_FUNDS",
  "NONCE_EXPIRED",
  "REPLACEMENT_UNDERPRICED",
  "UNKNOWN_ERROR",
  "UNSUPPORTED_OPERATION",
]);
/** Calls that any node answers that is in order: an error to one of them is as good as no answer. */
const PLAIN: ReadonlySet<string> = new Set([
  "eth_chainId",
  "eth_getBlockByHash",
  "eth_getBlockByNumber",
  "eth_getCode",
  "eth_getLogs",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
]);

/** Whether a call failed because the node is not in order, and not because of what was asked of it. */
export function isSilence(error: unknown, method: string): boolean {
  if (!(error instanceof DomainError) || error.code !== "node-unreachable") return false;
  return PLAIN.has(method) || !ANSWERED.has(String(error.params.reason));
}
