import type { ContractAddresses, ForwarderNonce } from "../domain/ports.ts";
import { interfaces } from "./contracts.ts";
import type { Node } from "./node.ts";
import { quantity } from "./quantity.ts";
import { readLog } from "./read-log.ts";

interface RawLog {
  readonly topics: readonly string[];
  readonly data: string;
  readonly blockNumber: string;
}

/** What the forwarder expects of signers since the requests that it carried out in a range of blocks, both ends included. */
export async function readForwarderNonces(
  node: Node,
  { forwarder: address }: ContractAddresses,
  fromBlock: number,
  toBlock: number,
): Promise<ForwarderNonce[]> {
  const { forwarder } = interfaces;
  const topics = forwarder.encodeFilterTopics("ExecutedForwardRequest", []);
  const range = { fromBlock: quantity(fromBlock), toBlock: quantity(toBlock) };
  const nonces = new Map<string, ForwarderNonce>();
  for (const log of await node.send<RawLog[]>("eth_getLogs", [{ address, topics, ...range }])) {
    const args = readLog(forwarder, log)?.args;
    if (args === undefined) continue;
    const { signer, nonce } = { signer: String(args.signer), nonce: Number(args.nonce) + 1 };
    if (nonce > (nonces.get(signer)?.nonce ?? 0)) {
      nonces.set(signer, { signer, nonce, blockNumber: Number(log.blockNumber) });
    }
  }
  return [...nonces.values()];
}
