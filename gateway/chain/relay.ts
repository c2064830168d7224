import { type BaseWallet, Transaction } from "ethers";
import { DomainError } from "../domain/errors.ts";
import type { ContractAddresses, Ledger, TransactionReceipt } from "../domain/ports.ts";
import { type SubmittedRequest, TRANSACTION_GAS_CAP } from "../domain/submission.ts";
import { interfaces } from "./contracts.ts";
import { findExecution } from "./find-execution.ts";
import type { Node } from "./node.ts";
import { simulateCalls } from "./simulate-calls.ts";

const ZERO_ADDRESS = `0x${"0".repeat(40)}`;
const GAS_BESIDE_REQUESTS = 200_000;
const GAS_BESIDE_EACH = 60_000;
// EIP-2028: sixteen gas for a non-zero byte of calldata.
const GAS_FOR_EACH_BYTE = 16;

interface RawReceipt {
  readonly status: string;
  readonly blockNumber: string;
  readonly logs: readonly { readonly address: string; readonly topics: readonly string[]; readonly data: string }[];
}

/** What the gateway's relay key does: it carries signed requests to the forwarder and is authorised for nothing else. */
export function relayRequests(
  node: Node,
  contracts: ContractAddresses,
  chainId: bigint,
  relay: BaseWallet,
): Pick<
  Ledger,
  | "forwarderNonce"
  | "requireCarriable"
  | "simulate"
  | "relayNonce"
  | "signTransaction"
  | "sendTransaction"
  | "receipt"
  | "findExecution"
> {
  const { forwarder } = interfaces;

  return {
    forwarderNonce: async (signer) => {
      const answer = await node.call({
        to: contracts.forwarder,
        data: forwarder.encodeFunctionData("nonces", [signer]),
      });
      // No code at the address: the chain is not the one that the deployment is on.
      if (answer === "0x") throw new DomainError("chain-lost", "The node answers for another chain or deployment.");
      return Number(forwarder.decodeFunctionResult("nonces", answer)[0]);
    },
    requireCarriable: (requests) => {
      const gas = gasOf(requests, encodeExecution(requests));
      if (gas <= TRANSACTION_GAS_CAP) return;
      throw new DomainError(
        "invalid-request",
        `The submission allows ${gas} gas; a transaction has at most ${TRANSACTION_GAS_CAP}.`,
      );
    },
    simulate: (calls) => simulateCalls(node, contracts, calls),
    relayNonce: async () =>
      Number(await node.send<string>("eth_getTransactionCount", [relay.address.toLowerCase(), "latest"])),
    signTransaction: async (requests, relayNonce) => {
      const data = encodeExecution(requests);
      const transaction = Transaction.from({
        type: 0,
        chainId,
        nonce: relayNonce,
        to: contracts.forwarder,
        data,
        gasPrice: 0,
        gasLimit: gasOf(requests, data),
      });
      const raw = await relay.signTransaction(transaction);
      const { hash } = Transaction.from(raw);
      if (hash === null) throw new TypeError("a signed transaction has a hash");
      return { raw, hash };
    },
    sendTransaction: async (raw) => {
      await node.send("eth_sendRawTransaction", [raw]);
    },
    receipt: async (hash): Promise<TransactionReceipt | undefined> => {
      const receipt = await node.send<RawReceipt | null>("eth_getTransactionReceipt", [hash]);
      if (receipt === null) return undefined;
      const executed = receipt.logs.flatMap((log) => {
        if (log.address.toLowerCase() !== contracts.forwarder) return [];
        const parsed = forwarder.parseLog({ topics: [...log.topics], data: log.data });
        if (parsed?.name !== "ExecutedForwardRequest") return [];
        const [signer, nonce, isSuccess] = parsed.args;
        return [{ signer: String(signer).toLowerCase(), nonce: Number(nonce), isSuccess: Boolean(isSuccess) }];
      });
      return { blockNumber: Number(receipt.blockNumber), isSuccess: receipt.status === "0x1", executed };
    },
    findExecution: (request) => findExecution(node, contracts, request),
  };

  function gasOf(requests: readonly SubmittedRequest[], data: string): number {
    const allowed = requests.reduce((sum, { gas }) => sum + gas + GAS_BESIDE_EACH, GAS_BESIDE_REQUESTS);
    return allowed + (data.length / 2) * GAS_FOR_EACH_BYTE;
  }

  function encodeExecution(requests: readonly SubmittedRequest[]): string {
    const [first] = requests;
    if (first === undefined) throw new DomainError("invalid-request", "A submission has at least one request.");
    const tuples = requests.map(({ from, to, gas, deadline, data, signature }) => ({
      from,
      to,
      value: 0,
      gas,
      deadline,
      data,
      signature,
    }));
    return requests.length === 1
      ? forwarder.encodeFunctionData("execute", [tuples[0]])
      : forwarder.encodeFunctionData("executeBatch", [tuples, ZERO_ADDRESS]);
  }
}
