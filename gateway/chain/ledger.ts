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

  /** Undefined when there is no registry at the address, or one that does not say it: the chain is not the deployment's. */
  const askDeploymentId = async (): Promise<unknown> => {
    try {
      const answer = await node.call({ to: contracts.registry, data: registry.encodeFunctionData("deploymentId") });
      return registry.decodeFunctionResult("deploymentId", answer)[0];
    } catch (error) {
      if (error instanceof DomainError && error.code === "node-unreachable") throw error;
      return undefined;
    }
  };

  return {
    chainId,
    contracts,
    identify: async () => {
      const [told, genesis, actualDeployment] = await Promise.all([
        node.send<string>("eth_chainId", []),
        node.block(0),
        askDeploymentId(),
      ]);
      const actualChainId = BigInt(told);
      if (actualChainId !== chainId || genesis?.blockHash !== genesisHash) {
        throw new DomainError("chain-lost", WRONG_CHAIN, { chainId: actualChainId.toString() });
      }
      if (actualDeployment !== deploymentId) throw new DomainError("chain-lost", WRONG_CHAIN);
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
