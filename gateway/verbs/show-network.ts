import type { NetworkInfo } from "../domain/wire/network.ts";
import { asOfHead, type Gateway, utcOfMilliseconds } from "./gateway.ts";

/** Whose gateway this is, which chain and deployment it follows, and how it stands with its node. */
export async function showNetwork(gateway: Gateway): Promise<NetworkInfo> {
  const { partner, ledger, deployment } = gateway;
  const status = gateway.follower.status();
  const head = await gateway.store.head();
  return {
    partner: { id: partner.id, iso: partner.iso, name: partner.name },
    chainId: ledger.chainId.toString(),
    genesisHash: head?.genesisHash ?? deployment.genesisHash,
    deploymentId: deployment.deploymentId,
    contracts: ledger.contracts,
    node: status.node,
    indexed: head === undefined ? null : asOfHead(gateway, head),
    checkedAt: status.checkedAt === undefined ? null : utcOfMilliseconds(status.checkedAt),
  };
}
