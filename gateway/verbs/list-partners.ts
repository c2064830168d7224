import type { z } from "zod";
import { codeOf } from "../domain/codes/code-list.ts";
import { partnerStates } from "../domain/codes/membership.ts";
import { DomainError } from "../domain/errors.ts";
import type { PartnerRow } from "../domain/ports.ts";
import type { PartnerInfo, partnerDetailSchema, partnersSchema } from "../domain/wire/network.ts";
import { asOfHead, type Gateway, requireHead } from "./gateway.ts";

/** The partners that the registry has admitted, with the names and offices of this gateway's directory. */
export async function listPartners(gateway: Gateway): Promise<z.infer<typeof partnersSchema>> {
  const head = await requireHead(gateway);
  const rows = await gateway.store.partners();
  return { asOf: asOfHead(gateway, head), partners: rows.map((row) => describePartner(gateway, row)) };
}

/** One partner. Throws DomainError `unknown-partner`. */
export async function showPartner(gateway: Gateway, iso: string): Promise<z.infer<typeof partnerDetailSchema>> {
  const head = await requireHead(gateway);
  const row = await requirePartner(gateway, iso);
  return { asOf: asOfHead(gateway, head), partner: describePartner(gateway, row) };
}

/** A partner that the registry has admitted. Throws DomainError `unknown-partner`. */
export async function requirePartner(gateway: Gateway, iso: string): Promise<PartnerRow> {
  const row = (await gateway.store.partners()).find((candidate) => candidate.iso === iso);
  if (row === undefined) throw new DomainError("unknown-partner", `There is no partner ${iso}.`, { partner: iso });
  return row;
}

function describePartner(gateway: Gateway, row: PartnerRow): PartnerInfo {
  const known = gateway.directory.partners.find(({ id }) => id === row.partnerId);
  return {
    id: row.partnerId,
    iso: row.iso,
    name: known?.name ?? row.iso,
    state: codeOf(partnerStates, row.state) ?? "candidate",
    offices: [...(known?.offices ?? [])],
    hasGateway: known?.gatewayUrl !== undefined,
  };
}
