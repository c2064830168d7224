import { encodeRlp } from "ethers";
import { bloomReader } from "../audit/bloom.ts";
import { DomainError } from "../domain/errors.ts";
import type { ContractAddresses, ToldBlock } from "../domain/ports.ts";
import { assembleHeader } from "../receipts/assemble-header.ts";
import { toBytes } from "../receipts/bytes.ts";
import type { Node } from "./node.ts";

interface RawReceipt {
  readonly type?: string;
  readonly status: string;
  readonly cumulativeGasUsed: string;
  readonly logsBloom: string;
  readonly logs: readonly { readonly address: string; readonly topics: readonly string[]; readonly data: string }[];
}

/** Bytes of hex. */
const BLOOM = /^0x[0-9a-f]{512}$/i;

/** Blocks from one number to another, both included, as a node tells them; those that there are. */
export async function tellBlocks(
  node: Pick<Node, "send">,
  contracts: ContractAddresses,
  fromBlock: number,
  toBlock: number,
): Promise<ToldBlock[]> {
  const mayHold = bloomReader(Object.values(contracts));
  const numbers = Array.from({ length: Math.max(0, toBlock - fromBlock + 1) }, (_, position) => fromBlock + position);
  const told = await Promise.all(numbers.map((number) => tellBlock(node, mayHold, number)));
  const end = told.indexOf(undefined);
  return told.slice(0, end === -1 ? told.length : end) as ToldBlock[];
}

async function tellBlock(
  node: Pick<Node, "send">,
  mayHold: (bloom: Uint8Array) => boolean,
  number: number,
): Promise<ToldBlock | undefined> {
  const block = await node.send<Readonly<Record<string, unknown>> | null>("eth_getBlockByNumber", [
    `0x${number.toString(16)}`,
    false,
  ]);
  if (block === null) return undefined;
  const header = assembleHeader(block).toLowerCase();
  const { logsBloom, transactions } = block;
  if (typeof logsBloom !== "string" || !BLOOM.test(logsBloom) || !Array.isArray(transactions))
    throw unavailable(number);
  if (!mayHold(toBytes(logsBloom))) return { header, receipts: null };
  const hashes = transactions as readonly string[];
  const receipts = hashes.map((hash) => node.send<RawReceipt | null>("eth_getTransactionReceipt", [hash]));
  return { header, receipts: (await Promise.all(receipts)).map((receipt) => encodeReceipt(receipt, number)) };
}

/** A receipt as its block's trie holds it (EIP-2718): that of a typed transaction after its type. */
function encodeReceipt(receipt: RawReceipt | null, number: number): string {
  if (receipt === null) throw unavailable(number);
  const { type = "0x0", status, cumulativeGasUsed, logsBloom, logs } = receipt;
  try {
    const list = encodeRlp([
      encodeQuantity(status),
      encodeQuantity(cumulativeGasUsed),
      logsBloom,
      logs.map(({ address, topics, data }) => [address, [...topics], data]),
    ]);
    const kind = Number(type);
    return `0x${kind === 0 ? "" : kind.toString(16).padStart(2, "0")}${list.slice(2)}`.toLowerCase();
  } catch {
    throw unavailable(number);
  }
}

function encodeQuantity(value: string): string {
  const digits = BigInt(value).toString(16);
  if (digits === "0") return "0x";
  return `0x${digits.length % 2 === 0 ? "" : "0"}${digits}`;
}

function unavailable(block: number): DomainError {
  return new DomainError("proof-unavailable", `The node does not tell block ${block} with its receipts.`, { block });
}
