import { isError, type JsonRpcError } from "ethers";
import { toDomainError } from "../domain/contract-refusals.ts";
import { DomainError } from "../domain/errors.ts";
import type { BlockRef } from "../domain/ports.ts";
import { blockIn, membersIn } from "./answer-forms.ts";
import { readRefusal } from "./contracts.ts";
import { HttpProvider } from "./http-provider.ts";

/** A node's JSON-RPC, with every failure to answer as `node-unreachable`. */
export interface Node {
  /** A raw call of the JSON-RPC. */
  send<T>(method: string, parameters: readonly unknown[]): Promise<T>;
  /** `eth_call`, of a contract's creation without `to`; a revert is thrown as the DomainError that the contract's error stands for. */
  call(transaction: CallToMake, blockNumber?: number): Promise<string>;
  block(tag: number | "latest"): Promise<BlockRef | undefined>;
  close(): void;
}

interface CallToMake {
  readonly from?: string;
  readonly to?: string;
  readonly data: string;
}

/** Connects to a node. Nothing is cached: an answer is of the moment at which it was asked for. */
export function connectNode(url: string, chainId: bigint, timeoutMs: number): Node {
  const provider = new HttpProvider(url, chainId, timeoutMs);

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
          return (await provider.send("eth_call", [transaction, tagOf(blockNumber ?? "latest")])) as string;
        } catch (error) {
          if (!isError(error, "CALL_EXCEPTION") || !isOfExecution(error.info)) throw error;
          const refusal = error.data === null ? undefined : readRefusal(error.data);
          throw refusal === undefined
            ? new DomainError("simulation-refused", "The contract refuses the call without saying why.")
            : toDomainError(refusal);
        }
      }),
    block: (tag) =>
      answered(async () => {
        const answer: unknown = await provider.send("eth_getBlockByNumber", [tagOf(tag), false]);
        if (answer === null) return undefined;
        const { hash, number } = membersIn(answer);
        return hash === null || number === null ? undefined : blockIn(answer);
      }),
    close: () => provider.destroy(),
  };
}

const tagOf = (tag: number | "latest"): string => (typeof tag === "number" ? `0x${tag.toString(16)}` : tag);

/** Whether it is the call that failed, not the node: there is revert data, or the node says that it carried the call out. */
function isOfExecution(info: unknown): boolean {
  const { message = "", data } = (info as { error?: JsonRpcError["error"] } | undefined)?.error ?? {};
  return data !== undefined || /revert|execution/i.test(message);
}

// A code, not a message: a message may carry an address or a key.
function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" ? code : "no answer";
}
