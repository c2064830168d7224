import type { LedgerSource } from "../audit/told.ts";
import type { ApiClient } from "./api-client.ts";
import type { Deps, GlobalOptions, LedgerReading } from "./deps.ts";
import type { Deployment } from "./local-run.ts";
import { openSession, requireSameDeployment } from "./session.ts";

/** Who tells the ledger. Without user, path and query of its address, which may be a key. */
export type LedgerPlace =
  | { readonly kind: "node"; readonly place: string }
  | { readonly kind: "gateway"; readonly place: string; readonly partner: string };

/** Where a ledger is read, until it is closed. */
export interface OpenedLedger {
  readonly source: LedgerSource;
  readonly place: LedgerPlace;
  close(): void;
}

/**
 * The ledger as a node tells it where one is named, else as a gateway passes it on.
 *
 * @throws DomainError `wrong-chain` when the gateway follows another deployment; `gateway-unreachable` and what its API refuses
 */
export async function openLedgerSource(
  deps: Deps,
  options: GlobalOptions,
  pin: Deployment,
  { openNode }: LedgerReading,
  rpc: string | undefined,
): Promise<OpenedLedger> {
  if (rpc !== undefined) {
    const node = openNode(rpc, pin.chainId, pin.contracts);
    return { source: node, place: { kind: "node", place: new URL(rpc).origin }, close: () => node.close() };
  }
  const { api } = await openSession(deps, options);
  const network = await api.readNetwork();
  requireSameDeployment(pin, network);
  const place = { kind: "gateway", place: new URL(api.gatewayUrl).origin, partner: network.partner.iso } as const;
  return { source: throughGateway(api, pin, network.indexed?.block ?? 0), place, close: () => undefined };
}

function throughGateway(api: ApiClient, { contracts }: Deployment, head: number): LedgerSource {
  const nameOf = new Map(Object.entries(contracts).map(([name, address]) => [address, name as keyof typeof contracts]));
  return {
    head: async () => head,
    blocks: async (from, to) => (await api.tellBlocks(from, to)).blocks,
    prove: (contract, slots, block) => api.proveState(nameOf.get(contract) ?? "registry", block, slots),
  };
}
