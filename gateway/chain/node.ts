import { FetchRequest, isError, JsonRpcProvider, Network, type TransactionRequest } from "ethers";
import { toDomainError } from "../domain/contract-refusals.ts";
import { DomainError } from "../domain/errors.ts";
import type { BlockRef } from "../domain/ports.ts";
import { readRefusal } from "./contracts.ts";

/** A node's JSON-RPC, with every failure to answer as `node-unreachable`. */
export interface Node {
  /** A raw call of the JSON-RPC. */
  send<T>(method: string, parameters: readonly unknown[]): Promise<T>;
  /** `eth_call`; a revert is thrown as the DomainError that the contract's error stands for. */
  call(transaction: TransactionRequest, blockNumber?: number): Promise<string>;
  block(tag: number | "latest"): Promise<BlockRef | undefined>;
  close(): void;
}

/** Connects to a node. Nothing is cached and nothing is batched: an answer is of the moment at which it was asked for. */
export function connectNode(url: string, chainId: bigint, timeoutMs: number): Node {
  const request = new FetchRequest(url);
  request.timeout = timeoutMs;
  const provider = new JsonRpcProvider(request, undefined, {
    staticNetwork: Network.from(chainId),
    batchMaxCount: 1,
    batchStallTime: 0,
    cacheTimeout: -1,
  });

  const answered = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError("node-unreachable", "The chain node does not answer as it should.", {
        reason: reasonOf(error),
      });
    }
  };

  return {
    send: (method, parameters) => answered(() => provider.send(method, [...parameters])),
    call: (transaction, blockNumber) =>
      answered(async () => {
        try {
          return await provider.call({
            ...transaction,
            ...(blockNumber === undefined ? {} : { blockTag: blockNumber }),
          });
        } catch (error) {
          if (!isError(error, "CALL_EXCEPTION")) throw error;
          const refusal = error.data === null ? undefined : readRefusal(error.data);
          throw refusal === undefined
            ? new DomainError("simulation-refused", "The contract refuses the call without saying why.")
            : toDomainError(refusal);
        }
      }),
    block: (tag) =>
      answered(async () => {
        const block = await provider.getBlock(tag);
        if (block === null || block.hash === null) return undefined;
        return { blockNumber: block.number, blockHash: block.hash, blockTime: block.timestamp };
      }),
    close: () => provider.destroy(),
  };
}

// A code, not a message: a message may carry an address or a key.
function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" ? code : "no answer";
}
