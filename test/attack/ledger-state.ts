import { type BaseWallet, Transaction } from "ethers";
import type { Node } from "../../gateway/chain/node.ts";
import type { Targets } from "./entry-points.ts";

/** Id of the chain of a local run. */
export const CHAIN_ID = 31_337n;

const GAS_LIMIT = 3_000_000;

/** The whole state of every contract but the forwarder, whose nonces are everybody's to use up: one storage root each. */
export async function stateOf(node: Node, contracts: Partial<Targets>): Promise<Record<string, string>> {
  const roots: Record<string, string> = {};
  for (const [name, address] of Object.entries(contracts)) {
    if (name === "forwarder") continue;
    const { storageHash } = await node.send<{ storageHash: string }>("eth_getProof", [address, [], "latest"]);
    roots[name] = storageHash;
  }
  return roots;
}

/** Sends a transaction from a key and answers whether it went through. */
export async function sendFrom(
  node: Node,
  key: BaseWallet,
  to: string,
  data: string,
): Promise<"succeeded" | "reverted"> {
  const nonce = Number(await node.send<string>("eth_getTransactionCount", [key.address, "latest"]));
  const fields = { type: 0, chainId: CHAIN_ID, nonce, to, data, gasPrice: 0, gasLimit: GAS_LIMIT };
  const hash = await node.send<string>("eth_sendRawTransaction", [await key.signTransaction(Transaction.from(fields))]);
  const receipt = await node.send<{ status: string } | null>("eth_getTransactionReceipt", [hash]);
  if (receipt === null) throw new Error(`transaction ${hash} has no receipt`);
  return receipt.status === "0x1" ? "succeeded" : "reverted";
}
