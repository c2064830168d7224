import { enodeOf } from "../besu-files.ts";
import { termsOf } from "../derive.ts";
import { addressOf } from "../node-key.ts";
import type { NetworkFile } from "../terms.ts";

/** A node as it should be. */
export interface ExpectedNode {
  readonly name: string;
  readonly publicKey: string;
  /** Its address as a validator. */
  readonly validator: string;
  readonly enode: string;
}

/** A network as it should be. */
export interface Expected {
  readonly chainId: number;
  readonly genesisHash: string;
  readonly blockPeriodSeconds: number;
  readonly requestTimeoutSeconds: number;
  readonly nodes: readonly ExpectedNode[];
}

/** What a network's file says of it. */
export function expectedOf(network: NetworkFile): Expected {
  const { chainId, blockPeriodSeconds, requestTimeoutSeconds } = termsOf(network);
  return {
    chainId,
    genesisHash: network.genesis.hash,
    blockPeriodSeconds,
    requestTimeoutSeconds,
    nodes: network.parts.map(({ node }) => ({
      name: node.name,
      publicKey: node.publicKey,
      validator: addressOf(node.publicKey),
      enode: enodeOf(node),
    })),
  };
}

/** Its validators, in order. */
export const validatorsIn = ({ nodes }: Expected): string[] => nodes.map(({ validator }) => validator).sort();
