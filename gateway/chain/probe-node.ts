import { DomainError } from "../domain/errors.ts";
import type { BlockRef, ContractAddresses, NodeStanding } from "../domain/ports.ts";
import { identifyDeployment } from "./identify.ts";
import type { Node } from "./node.ts";
import { readGenesis } from "./read-genesis.ts";
import { type Engine, readSealed } from "./read-sealed.ts";
import { type CodeHashes, requireCode } from "./require-code.ts";

/** What a node must answer for. */
export interface DeploymentOfNode {
  readonly chainId: bigint;
  readonly genesisHash: string;
  readonly deploymentId: string;
  readonly engine: Engine;
  readonly contracts: ContractAddresses;
  readonly codeHashes: CodeHashes;
}

/** What was found of a node that was asked by itself. */
export interface Probe {
  readonly standing: NodeStanding;
  /** Its last block, where it is sound. */
  readonly head?: BlockRef;
}

/** Code does not change by itself: it is read again where the node may be another one, and now and then. */
const CODE_EVERY_MS = 600_000;

const STANDINGS: Readonly<Record<string, NodeStanding>> = {
  "chain-lost": "other-chain",
  "code-differs": "other-code",
  "block-unsealed": "unsealed",
};

/** Checks that a node is of the deployment's chain, and now and then that it has its code; answers the same identity each time. */
export function identifyBy(node: Node, deployment: DeploymentOfNode) {
  const { contracts, codeHashes } = deployment;
  let codeReadAt: number | undefined;
  return async () => {
    try {
      const identity = await identifyDeployment(node, { ...deployment, registry: contracts.registry });
      const now = performance.now();
      if (codeReadAt === undefined || now - codeReadAt > CODE_EVERY_MS) {
        await requireCode(node, contracts, codeHashes);
        await requireEngine(node, deployment.engine);
        codeReadAt = now;
      }
      return identity;
    } catch (error) {
      codeReadAt = undefined;
      throw error;
    }
  };
}

/** A configuration that says that blocks bear no seals, where they do, would have none looked at. */
async function requireEngine(node: Node, engine: Engine): Promise<void> {
  const found = (await readGenesis(node)).engine;
  if (found === engine) return;
  throw new DomainError("chain-lost", `The node's chain is of the engine ${found}, the deployment's of ${engine}.`, {
    engine: found,
  });
}

/** Reads a node's last block, final by its seals where the engine has them. Throws DomainError. */
export function headOf(node: Node, engine: Engine): () => Promise<BlockRef> {
  let known: BlockRef | undefined;
  return async () => {
    const block = await readSealed(node, "latest", engine, known);
    if (block === undefined) throw new DomainError("node-unreachable", "The node has no latest block.");
    known = block;
    return block;
  };
}

/** Asks a node by itself, no longer than that. Never throws. */
export async function probeNode(
  identify: () => Promise<unknown>,
  head: () => Promise<BlockRef>,
  patienceMs: number,
): Promise<Probe> {
  const { promise: late, resolve } = Promise.withResolvers<Probe>();
  const timer = setTimeout(() => resolve({ standing: "unreachable" }), patienceMs);
  const asked = Promise.all([identify(), head()]).then(
    ([, block]): Probe => ({ standing: "sound", head: block }),
    (error: unknown): Probe => ({
      standing: (error instanceof DomainError && STANDINGS[error.code]) || "unreachable",
    }),
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
