import { DomainError } from "../domain/errors.ts";
import type { ChainHead } from "../domain/ports.ts";
import { quantityIn } from "./answer-forms.ts";
import { interfaces } from "./contracts.ts";
import type { Node } from "./node.ts";

/** Which deployment on which chain a node must answer for. */
export interface DeploymentToFind {
  readonly chainId: bigint;
  /** Undefined: whatever the chain's is. */
  readonly genesisHash: string | undefined;
  readonly deploymentId: string;
  /** Address of the registry. */
  readonly registry: string;
}

const WRONG_CHAIN = "The node answers for another chain or deployment than the one meant.";

/**
 * Checks chain id, genesis and deployment id.
 *
 * @throws DomainError `chain-lost`, `node-unreachable`
 */
export async function identifyDeployment(
  node: Node,
  { chainId, genesisHash, deploymentId, registry }: DeploymentToFind,
): Promise<Pick<ChainHead, "chainId" | "genesisHash" | "deploymentId">> {
  const [told, genesis, actualDeployment] = await Promise.all([
    node.send<unknown>("eth_chainId", []),
    node.block(0),
    askDeploymentId(node, registry),
  ]);
  const actualChainId = quantityIn(told);
  const isGenesis = genesis !== undefined && (genesisHash === undefined || genesis.blockHash === genesisHash);
  if (actualChainId !== chainId || !isGenesis) {
    throw new DomainError("chain-lost", WRONG_CHAIN, { chainId: actualChainId.toString() });
  }
  if (actualDeployment !== deploymentId) throw new DomainError("chain-lost", WRONG_CHAIN);
  return { chainId: chainId.toString(), genesisHash: genesis.blockHash, deploymentId };
}

/** Undefined when there is no registry at the address, or one that does not say it: the chain is not the deployment's. */
async function askDeploymentId(node: Node, registry: string): Promise<unknown> {
  try {
    const codec = interfaces.registry;
    const answer = await node.call({ to: registry, data: codec.encodeFunctionData("deploymentId") });
    return codec.decodeFunctionResult("deploymentId", answer)[0];
  } catch (error) {
    if (error instanceof DomainError && error.code === "node-unreachable") throw error;
    return undefined;
  }
}
