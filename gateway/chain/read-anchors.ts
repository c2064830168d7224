import type { Interface, Result } from "ethers";
import { dayOf, textOfDay } from "../domain/access-log.ts";
import type { AnchoredHead } from "../domain/audit-access-log.ts";
import { DomainError } from "../domain/errors.ts";
import type { BlockRef, ContractAddresses } from "../domain/ports.ts";
import { interfaces } from "./contracts.ts";
import type { Node } from "./node.ts";

const MOST_PARTNERS = 255;
const DAYS_AT_ONCE = 16;

/** A deployment as somebody other than the node says it is. */
export interface PinnedDeployment {
  readonly chainId: string;
  readonly genesisHash?: string | undefined;
  readonly deploymentId: string;
  readonly contracts: Pick<ContractAddresses, "registry" | "anchors">;
}

/** What a node has of a partner's anchors, all as of one block. */
export interface AnchorsOnChain {
  readonly partnerId: number;
  readonly block: BlockRef;
  /** The oldest first. */
  readonly anchors: readonly AnchoredHead[];
}

/**
 * Reads a partner's anchors from the state of the contract: of every day from `fromDay` on (days since 1970-01-01 UTC), and the last one
 * in any case. A node keeps the present state whatever it forgets of logs and old blocks.
 *
 * @throws DomainError `node-unreachable`, `wrong-chain` when it answers for another deployment, `unknown-partner`
 */
export async function readAnchors(
  node: Node,
  deployment: PinnedDeployment,
  iso: string,
  fromDay: number,
): Promise<AnchorsOnChain> {
  const { registry, anchors } = deployment.contracts;
  const chainId = BigInt(await node.send<string>("eth_chainId", []));
  const [genesis, block] = await Promise.all([node.block(0), node.block("latest")]);
  if (genesis === undefined || block === undefined)
    throw new DomainError("node-unreachable", "The node has no blocks.");
  const ask = async (codec: Interface, to: string, name: string, values: readonly unknown[] = []): Promise<Result> => {
    const data = await node
      .call({ to, data: codec.encodeFunctionData(name, values) }, block.blockNumber)
      .catch(refused);
    if (data === "0x") throw wrongChain();
    return codec.decodeFunctionResult(name, data);
  };
  const isGenesis = deployment.genesisHash === undefined || genesis.blockHash === deployment.genesisHash;
  if (chainId.toString() !== deployment.chainId || !isGenesis) throw wrongChain();
  const [deploymentId] = await ask(interfaces.registry, registry, "deploymentId");
  const [obeyed] = await ask(interfaces.anchors, anchors, "registry");
  if (deploymentId !== deployment.deploymentId || String(obeyed).toLowerCase() !== registry) throw wrongChain();

  const partnerId = await findPartner((id) => ask(interfaces.registry, registry, "partnerOf", [id]), iso);
  const [lastDay, last] = await ask(interfaces.anchors, anchors, "lastAnchorOf", [partnerId]);
  const found: AnchoredHead[] = [];
  // No day before the chain's first one has an anchor.
  const first = Math.max(fromDay, dayOf(genesis.blockTime * 1_000), 1);
  for (let day = first; day < Number(lastDay); day += DAYS_AT_ONCE) {
    const days = Array.from({ length: Math.min(DAYS_AT_ONCE, Number(lastDay) - day) }, (_, position) => day + position);
    const asked = days.map(async (each) => {
      const [anchor] = await ask(interfaces.anchors, anchors, "anchorOf", [partnerId, each]);
      return headOf(each, anchor);
    });
    found.push(...(await Promise.all(asked)).flat());
  }
  return { partnerId, block, anchors: [...found, ...headOf(Number(lastDay), last)] };
}

/** The contract's `Anchor`; none where nothing was anchored. */
function headOf(day: number, anchor: { readonly head: string; readonly count: bigint }): AnchoredHead[] {
  const count = Number(anchor.count);
  return count === 0 ? [] : [{ day: textOfDay(day), head: anchor.head, count }];
}

async function findPartner(partnerOf: (id: number) => Promise<Result>, iso: string): Promise<number> {
  const wanted = `0x${Buffer.from(iso, "latin1").toString("hex")}`;
  for (let id = 1; id <= MOST_PARTNERS; id += 1) {
    const [, found] = await partnerOf(id);
    if (found === wanted) return id;
  }
  throw new DomainError("unknown-partner", `The registry of this deployment has no partner ${iso}.`, { partner: iso });
}

function refused(error: unknown): never {
  throw error instanceof DomainError && error.code === "simulation-refused" ? wrongChain() : error;
}

function wrongChain(): DomainError {
  return new DomainError(
    "wrong-chain",
    "The node answers for another chain or deployment than the one that you named.",
  );
}
