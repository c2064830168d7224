import { Transaction } from "ethers";
import { encodeTuples, encodeWords } from "../domain/abi-words.ts";
import { DomainError } from "../domain/errors.ts";
import { keccakOfHex } from "../domain/keccak.ts";
import type { ContractAddresses, Ledger, TransactionReceipt } from "../domain/ports.ts";
import { forwarderDomain, gasOfRequests, type SubmittedRequest } from "../domain/submission.ts";
import { interfaces } from "./contracts.ts";
import { findNonceUse } from "./find-nonce-use.ts";
import { hexDigits } from "./hex-digits.ts";
import type { Node } from "./node.ts";
import { readForwarderNonces } from "./read-forwarder-nonces.ts";
import { readLog } from "./read-log.ts";
import { simulateCalls } from "./simulate-calls.ts";

const GAS_OF_NOTHING = 21_000;
const selectors = { nonces: selectorOf("nonces"), executeBatch: selectorOf("executeBatch") };

/** The key that pays for nothing and is trusted with nothing: it signs transactions, wherever it is kept. */
export interface RelayKey {
  /** May change when the key is replaced by another. */
  readonly address: string;
  /** The signed transaction's bytes as hex. */
  signTransaction(transaction: Transaction): Promise<string>;
}

interface RawReceipt {
  readonly status: string;
  readonly blockNumber: string;
  readonly blockHash: string;
  readonly logs: readonly { readonly address: string; readonly topics: readonly string[]; readonly data: string }[];
}

/** What the gateway's relay key does: it carries signed requests to the forwarder and is authorised for nothing else. */
export function relayRequests(
  node: Node,
  contracts: ContractAddresses,
  chainId: bigint,
  relay: RelayKey,
): Pick<
  Ledger,
  | "forwarderNonce"
  | "forwarderNonces"
  | "simulate"
  | "relayNonce"
  | "gasPrice"
  | "signTransaction"
  | "sendTransaction"
  | "receipt"
  | "findNonceUse"
> {
  const { forwarder } = interfaces;
  const addressNow = (): string => relay.address.toLowerCase();

  return {
    forwarderNonce: async (signer) => {
      const answer = await node.call({
        to: contracts.forwarder,
        data: `${selectors.nonces}${hexDigits(encodeWords([signer]))}`,
      });
      // No code at the address: the chain is not the one that the deployment is on.
      if (answer === "0x") throw new DomainError("chain-lost", "The node answers for another chain or deployment.");
      return Number(forwarder.decodeFunctionResult("nonces", answer)[0]);
    },
    forwarderNonces: (fromBlock, toBlock) => readForwarderNonces(node, contracts, fromBlock, toBlock),
    simulate: (calls) => simulateCalls(node, contracts, calls),
    relayNonce: async (address = addressNow()) =>
      Number(await node.send<string>("eth_getTransactionCount", [address, "latest"])),
    gasPrice: async () => {
      const block = await node.send<{ baseFeePerGas?: string } | null>("eth_getBlockByNumber", ["latest", false]);
      // Where gas has a price, twice the last block's outlasts six full blocks (EIP-1559).
      return BigInt(block?.baseFeePerGas ?? 0) * 2n;
    },
    signTransaction: async (requests, nonce, gasPrice) => {
      const call =
        requests.length === 0
          ? { to: addressNow(), data: "0x", gasLimit: GAS_OF_NOTHING }
          : { to: contracts.forwarder, data: encodeExecution(requests), gasLimit: gasOfRequests(requests) };
      const raw = await relay.signTransaction(Transaction.from({ type: 0, chainId, nonce, gasPrice, ...call }));
      return { raw, hash: keccakOfHex(raw) };
    },
    sendTransaction: async (raw) => {
      try {
        await node.send("eth_sendRawTransaction", [raw]);
      } catch (error) {
        if (!(error instanceof DomainError) || !isRefusal(error.params.reason)) throw error;
      }
    },
    receipt: async (hash): Promise<TransactionReceipt | undefined> => {
      const receipt = await node.send<RawReceipt | null>("eth_getTransactionReceipt", [hash]);
      if (receipt === null) return undefined;
      const executed = receipt.logs.flatMap((log) => {
        if (log.address.toLowerCase() !== contracts.forwarder) return [];
        const read = readLog(forwarder, log);
        if (read?.name !== "ExecutedForwardRequest") return [];
        const { signer, nonce, success } = read.args;
        return [{ signer: String(signer), nonce: Number(nonce), isSuccess: success === true }];
      });
      const { blockNumber, blockHash } = receipt;
      return { blockNumber: Number(blockNumber), blockHash, isSuccess: receipt.status === "0x1", executed };
    },
    findNonceUse: (request) => findNonceUse(node, contracts, forwarderDomain(chainId, contracts.forwarder), request),
  };

  // One that has become void, or whose call fails, leaves the others untouched: with a refund receiver the forwarder passes over it.
  function encodeExecution(requests: readonly SubmittedRequest[]): string {
    const tuples = requests.map(({ from, to, gas, deadline, data, signature }) => [
      from,
      to,
      0,
      gas,
      deadline,
      { bytes: data },
      { bytes: signature },
    ]);
    // The array comes after these two words.
    const heads = encodeWords([64, addressNow()]);
    return `${selectors.executeBatch}${hexDigits(heads)}${hexDigits(encodeTuples(tuples))}`;
  }
}

/** Whether the node answered that it does not take a transaction; anything else is silence. */
function isRefusal(reason: unknown): boolean {
  return ["NONCE_EXPIRED", "REPLACEMENT_UNDERPRICED", "INSUFFICIENT_FUNDS", "UNKNOWN_ERROR"].includes(String(reason));
}

function selectorOf(name: string): string {
  const fragment = interfaces.forwarder.getFunction(name);
  if (fragment === null) throw new TypeError(`the forwarder has no ${name}`);
  return fragment.selector;
}
