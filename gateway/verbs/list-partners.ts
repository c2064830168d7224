import { codeOf } from "../domain/codes/code-list.ts";
import { partnerStates } from "../domain/codes/membership.ts";
import type { PartnerInfo } from "../domain/wire/network.ts";
import type { Gateway } from "./gateway.ts";

/** The partners that the registry has admitted, with the names and offices of this gateway's directory. */
export async function listPartners(gateway: Gateway): Promise<{ partners: PartnerInfo[] }> {
  const rows = await gateway.store.partners();
  return {
    partners: rows.map((row) => {
      const known = gateway.directory.partners.find(({ id }) => id === row.partnerId);
      return {
        id: row.partnerId,
        iso: row.iso,
        name: known?.name ?? row.iso,
        state: codeOf(partnerStates, row.state) ?? "candidate",
        offices: [...(known?.offices ?? [])],
        hasGateway: known?.gatewayUrl !== undefined,
      };
    }),
  };
}
