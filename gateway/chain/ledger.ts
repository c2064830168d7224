import type { BlockRef, Ledger, NodeHealth } from "../domain/ports.ts";
import { connectNode, type Node } from "./node.ts";
import { NodePool } from "./node-pool.ts";
import { type DeploymentOfNode, headOf, identifyBy } from "./probe-node.ts";
import { readEvents } from "./read-events.ts";
import { stateProofs } from "./read-proof.ts";
import { type RelayKey, relayRequests } from "./relay.ts";
import { tellBlocks } from "./tell-blocks.ts";

/** Which deployment on which chain a gateway works with, by which nodes, and the key with which it relays. */
export interface LedgerOptions extends DeploymentOfNode {
  /** The first that is sound is used. */
  readonly nodeUrls: readonly string[];
  readonly relay: RelayKey;
  readonly timeoutMs: number;
  /** How often several nodes are held against each other. */
  readonly checkMs?: number;
  readonly mostBehind?: number;
  readonly deepestReorganisation?: number;
  readonly onNodeChange?: (health: NodeHealth) => void;
}

/** A ledger that is let go of when it is no longer needed. */
export type OpenedLedger = Ledger & { close(): void };

/** The `Ledger` port over one node, or over several of which one at a time is used. */
export function openLedger(options: LedgerOptions): OpenedLedger {
  const { chainId, timeoutMs, nodeUrls } = options;
  const nodes = nodeUrls.map((url) => ({ host: new URL(url).host, node: connectNode(url, chainId, timeoutMs) }));
  const [only] = nodes;
  if (only !== undefined && nodes.length === 1) return openAlone(options, only.node);
  return openPooled(options, nodes);
}

function openAlone(options: LedgerOptions, node: Node): OpenedLedger {
  const ledger: OpenedLedger = {
    ...ledgerOf(options, node, identifyBy(node, options), headOf(node, options.engine)),
    get relay() {
      return options.relay.address.toLowerCase();
    },
    byOneNode: async () => ledger,
    nodes: () => [],
    close: () => node.close(),
  };
  return ledger;
}

function openPooled(options: LedgerOptions, nodes: readonly { host: string; node: Node }[]): OpenedLedger {
  const pool = new NodePool({
    nodes,
    deployment: options,
    timeoutMs: options.timeoutMs,
    checkMs: options.checkMs ?? 5_000,
    mostBehind: options.mostBehind ?? 16,
    deepestReorganisation: options.deepestReorganisation ?? 64,
    onChange: options.onNodeChange ?? (() => undefined),
  });
  const readHead = async (head: () => Promise<BlockRef>): Promise<BlockRef> => {
    const block = await head();
    pool.noteRead(block);
    return block;
  };
  const common = {
    get relay() {
      return options.relay.address.toLowerCase();
    },
    nodes: () => pool.health(),
    close: () => pool.close(),
  };
  const byOneNode = async (atLeast?: number): Promise<Ledger> => {
    const { node, identify, readHead: head } = await pool.choose(atLeast);
    const ledger: Ledger = {
      ...ledgerOf(options, node, identify, () => readHead(head)),
      get relay() {
        return common.relay;
      },
      nodes: common.nodes,
      byOneNode: async () => ledger,
    };
    return ledger;
  };
  const any: Node = {
    send: (method, parameters) => pool.ask(method, (node) => node.send(method, parameters)),
    call: (transaction, blockNumber) => pool.ask("eth_call", (node) => node.call(transaction, blockNumber)),
    block: (tag) => pool.ask("eth_getBlockByNumber", (node) => node.block(tag)),
    close: () => pool.close(),
  };
  // One node keeps proofs of the last blocks only, another of all.
  const prove: Ledger["prove"] = async (...asked) => {
    let refusal: unknown;
    for (const { node } of await pool.sound()) {
      try {
        return await stateProofs(node).prove(...asked);
      } catch (error) {
        refusal = error;
      }
    }
    throw refusal;
  };
  const identify: Ledger["identify"] = async () => (await pool.choose()).identify();
  const head = async (): Promise<BlockRef> => readHead((await pool.choose()).readHead);
  return {
    ...ledgerOf(options, any, identify, head),
    prove,
    get relay() {
      return common.relay;
    },
    nodes: common.nodes,
    byOneNode,
    close: common.close,
  };
}

function ledgerOf(
  { chainId, contracts, relay }: LedgerOptions,
  node: Node,
  identify: Ledger["identify"],
  head: Ledger["head"],
): Omit<Ledger, "relay" | "byOneNode" | "nodes"> {
  return {
    chainId,
    contracts,
    identify,
    head,
    block: (blockNumber) => node.block(blockNumber),
    events: (fromBlock, toBlock) => readEvents(node, contracts, fromBlock, toBlock),
    ...stateProofs(node),
    tell: (fromBlock, toBlock) => tellBlocks(node, contracts, fromBlock, toBlock),
    ...relayRequests(node, contracts, chainId, relay),
  };
}
