import type { NetworkInfo } from "../domain/wire/network.ts";
import { asOfHead, type Gateway, readHead, utcOfMilliseconds, utcOfSeconds } from "./gateway.ts";

/** Whose gateway this is, which chain and deployment it follows, and how it stands with its node. */
export async function showNetwork(gateway: Gateway): Promise<NetworkInfo> {
  const { partner, ledger, deployment, store } = gateway;
  const status = await store.nodeStatus();
  const [head, successor] = await Promise.all([readHead(store), store.successor()]);
  return {
    partner: { id: partner.id, iso: partner.iso, name: partner.name },
    chainId: ledger.chainId.toString(),
    genesisHash: head?.genesisHash ?? deployment.genesisHash,
    deploymentId: deployment.deploymentId,
    contracts: ledger.contracts,
    node: status.node,
    indexed: head === undefined ? null : asOfHead(gateway, head),
    successor:
      successor === undefined
        ? null
        : {
            registry: successor.registry,
            deploymentId: successor.deploymentId,
            namedAt: utcOfSeconds(successor.namedAt),
          },
    checkedAt: status.checkedAt === undefined ? null : utcOfMilliseconds(status.checkedAt),
  };
}
