import { keccak256 } from "ethers";
import { DomainError } from "../domain/errors.ts";
import { toBytes } from "../receipts/bytes.ts";
import { readHeader } from "../receipts/header.ts";
import { interfaces } from "./contracts.ts";
import { identifyDeployment } from "./identify.ts";
import { connectNode, type Node } from "./node.ts";
import { stateProofs } from "./read-proof.ts";

/** Which deployment an anchor is made of. Addresses in lower case. */
interface Deployment {
  readonly chainId: string;
  /** Undefined: that of whatever chain it is. */
  readonly genesisHash?: string | undefined;
  readonly deploymentId: string;
  readonly contracts: { readonly registry: string; readonly ledger: string };
}

interface BlockWanted {
  /** Undefined: the youngest that will do. */
  readonly block?: number;
  /** After how many blocks votes are cleared, where validators seal. */
  readonly epochLength: number;
  /** Addresses of whom the partners have checkpoints countersigned by. */
  readonly checkpointSigners?: readonly string[];
}

const TIMEOUT_MS = 30_000;

/**
 * What a node says of a deployment that an anchor is to vouch for: whoever publishes the anchor believes this node.
 *
 * @throws DomainError `node-unreachable`; `chain-lost` when it is another chain or deployment; `proof-unavailable` when it has no such block;
 * `signer-role` when an address binds no partner
 */
export async function readAnchorFacts(nodeUrl: string, deployment: Deployment, wanted: BlockWanted) {
  const { deploymentId, contracts } = deployment;
  const chainId = BigInt(deployment.chainId);
  const node = connectNode(nodeUrl, chainId, TIMEOUT_MS);
  try {
    const { genesisHash } = await identifyDeployment(node, {
      chainId,
      genesisHash: deployment.genesisHash,
      deploymentId,
      registry: contracts.registry,
    });
    await requireItsRegistry(node, contracts);
    const ledger = {
      chainId: chainId.toString(),
      genesisHash,
      deploymentId,
      registry: contracts.registry,
      evidenceLedger: contracts.ledger,
      codeHashes: {
        registry: await hashCode(node, contracts.registry),
        evidenceLedger: await hashCode(node, contracts.ledger),
      },
    };
    const { checkpointSigners: addresses } = wanted;
    const checkpointSigners = addresses && (await readSigners(node, contracts.registry, addresses));
    return { ledger, ...(await readBlock(node, wanted)), ...(checkpointSigners && { checkpointSigners }) };
  } finally {
    node.close();
  }
}

async function readBlock(node: Node, { block, epochLength }: BlockWanted) {
  const head = (await node.block("latest"))?.blockNumber ?? 0;
  // Of a genesis alone it cannot be told who seals: its header is as no validator has sealed it.
  if (head === 0) throw new DomainError("proof-unavailable", "The node has no block after its genesis.", { block: 0 });
  const newest = await readWhole(node, head);
  if (newest.header.qbft === undefined) {
    return { engine: "none" as const, block: (block === undefined ? newest : await readWhole(node, block)).block };
  }
  // Where votes are cleared none is pending: who seals the next block is who seals until new votes change it.
  const number = block ?? head - (head % epochLength);
  const { block: anchored } = await readWhole(node, number);
  const { header } = await readWhole(node, Math.min(number + 1, head));
  return { engine: "qbft" as const, block: anchored, validators: [...(header.qbft?.validators ?? [])].sort() };
}

async function readWhole(node: Node, number: number) {
  const rlp = await stateProofs(node).header(number);
  const told = await node.block(number);
  const header = rlp === undefined ? undefined : readHeader(toBytes(rlp));
  if (header?.number !== number || header.hash !== told?.blockHash) {
    throw new DomainError("proof-unavailable", `The node has no sound header of block ${number}.`, { block: number });
  }
  return { header, block: { number, hash: header.hash } };
}

async function requireItsRegistry(node: Node, { registry, ledger }: Deployment["contracts"]): Promise<void> {
  const codec = interfaces.ledger;
  const answer = await node.call({ to: ledger, data: codec.encodeFunctionData("registry") });
  const [told] = codec.decodeFunctionResult("registry", answer) as unknown as [string];
  if (told.toLowerCase() === registry) return;
  throw new DomainError("chain-lost", "The ledger at that address asks another registry than the deployment's.");
}

/** For which partners addresses may sign now, both ascending. */
async function readSigners(node: Node, registry: string, addresses: readonly string[]) {
  const codec = interfaces.registry;
  const byPartner = new Map<number, string[]>();
  for (const address of [...new Set(addresses)].sort()) {
    const answer = await node.call({ to: registry, data: codec.encodeFunctionData("mayRepresent", [address]) });
    const [partner, clause] = codec.decodeFunctionResult("mayRepresent", answer) as unknown as [bigint, bigint];
    if (clause !== 0n) throw new DomainError("signer-role", `${address} binds no partner now.`, { address });
    const partnerId = Number(partner);
    byPartner.set(partnerId, [...(byPartner.get(partnerId) ?? []), address]);
  }
  return [...byPartner]
    .map(([partnerId, own]) => ({ partnerId, addresses: own }))
    .sort((one, other) => one.partnerId - other.partnerId);
}

async function hashCode(node: Node, contract: string): Promise<string> {
  return keccak256(await node.send<string>("eth_getCode", [contract, "latest"]));
}
