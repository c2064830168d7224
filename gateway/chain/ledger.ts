import { DomainError } from "../domain/errors.ts";
import type { ContractAddresses, Ledger } from "../domain/ports.ts";
import { identifyDeployment } from "./identify.ts";
import { connectNode } from "./node.ts";
import { readEvents } from "./read-events.ts";
import { stateProofs } from "./read-proof.ts";
import { type RelayKey, relayRequests } from "./relay.ts";
import { type CodeHashes, requireCode } from "./require-code.ts";
import { tellBlocks } from "./tell-blocks.ts";

/** Code does not change by itself: it is read again where the node may be another one, and now and then. */
const CODE_EVERY_MS = 600_000;

/** Which deployment on which chain a gateway works with, and the key with which it relays. */
export interface LedgerOptions {
  readonly nodeUrl: string;
  readonly chainId: bigint;
  readonly genesisHash: string;
  readonly deploymentId: string;
  readonly contracts: ContractAddresses;
  readonly codeHashes: CodeHashes;
  readonly relay: RelayKey;
  readonly timeoutMs: number;
}

/** The `Ledger` port over a node. */
export function openLedger(options: LedgerOptions): Ledger & { close(): void } {
  const { chainId, contracts, deploymentId, genesisHash } = options;
  const node = connectNode(options.nodeUrl, chainId, options.timeoutMs);
  let codeReadAt: number | undefined;

  const identify: Ledger["identify"] = async () => {
    try {
      const { registry } = contracts;
      const identity = await identifyDeployment(node, { chainId, genesisHash, deploymentId, registry });
      const now = performance.now();
      if (codeReadAt === undefined || now - codeReadAt > CODE_EVERY_MS) {
        await requireCode(node, contracts, options.codeHashes);
        codeReadAt = now;
      }
      return identity;
    } catch (error) {
      codeReadAt = undefined;
      throw error;
    }
  };

  return {
    chainId,
    contracts,
    identify,
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
    ...stateProofs(node),
    tell: (fromBlock, toBlock) => tellBlocks(node, contracts, fromBlock, toBlock),
    ...relayRequests(node, contracts, chainId, options.relay),
    close: () => node.close(),
  };
}
