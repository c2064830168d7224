import { DomainError } from "../domain/errors.ts";
import type { ContractAddresses, Ledger } from "../domain/ports.ts";
import { interfaces } from "./contracts.ts";
import { connectNode } from "./node.ts";
import { readEvents } from "./read-events.ts";
import { type RelayKey, relayRequests } from "./relay.ts";

/** Which deployment on which chain a gateway works with, and the key with which it relays. */
export interface LedgerOptions {
  readonly nodeUrl: string;
  readonly chainId: bigint;
  readonly genesisHash: string;
  readonly deploymentId: string;
  readonly contracts: ContractAddresses;
  readonly relay: RelayKey;
  readonly timeoutMs: number;
}

const WRONG_CHAIN = "The node answers for another chain or deployment than this gateway's.";

/** The `Ledger` port over a node. */
export function openLedger(options: LedgerOptions): Ledger & { close(): void } {
  const { chainId, contracts, deploymentId, genesisHash } = options;
  const { registry } = interfaces;
  const node = connectNode(options.nodeUrl, chainId, options.timeoutMs);

  const askDeploymentId = async (): Promise<unknown> => {
    const answer = await node.call({ to: contracts.registry, data: registry.encodeFunctionData("deploymentId") });
    // No code at the address: the chain is not the one that the deployment is on.
    if (answer === "0x") throw new DomainError("chain-lost", WRONG_CHAIN);
    return registry.decodeFunctionResult("deploymentId", answer)[0];
  };

  return {
    chainId,
    contracts,
    identify: async () => {
      const actualChainId = BigInt(await node.send<string>("eth_chainId", []));
      const genesis = await node.block(0);
      if (actualChainId !== chainId || genesis?.blockHash !== genesisHash) {
        throw new DomainError("chain-lost", WRONG_CHAIN, { chainId: actualChainId.toString() });
      }
      if ((await askDeploymentId()) !== deploymentId) throw new DomainError("chain-lost", WRONG_CHAIN);
      return { chainId: chainId.toString(), genesisHash, deploymentId };
    },
    head: async () => {
      const block = await node.block("latest");
      if (block === undefined) throw new DomainError("node-unreachable", "The node has no latest block.");
      return block;
    },
    block: (blockNumber) => node.block(blockNumber),
    events: (fromBlock, toBlock) => readEvents(node, contracts, fromBlock, toBlock),
    get relay() {
      return options.relay.address.toLowerCase();
    },
    ...relayRequests(node, contracts, chainId, options.relay),
    close: () => node.close(),
  };
}
