import { DomainError } from "./errors.ts";

/** What a gateway is told about a partner beside what the registry says. */
export interface DirectoryPartner {
  readonly id: number;
  readonly iso: string;
  readonly name: string;
  readonly offices: readonly string[];
  /** Base URL of its gateway; undefined when it has none. */
  readonly gatewayUrl: string | undefined;
}

/** The consortium as this gateway's operator configured it: names, offices, gateways, codes of agreements. */
export interface Directory {
  readonly partners: readonly DirectoryPartner[];
  readonly agreements: readonly { readonly code: string; readonly id: number }[];
}

/** @throws DomainError `unknown-partner` */
export function partnerOfIso(directory: Directory, iso: string): DirectoryPartner {
  const partner = directory.partners.find((candidate) => candidate.iso === iso);
  if (partner === undefined) throw new DomainError("unknown-partner", `There is no partner ${iso}.`, { partner: iso });
  return partner;
}

/** The ISO code of a partner id; `?` and the number for one that the directory does not have. */
export function isoOf(directory: Directory, partnerId: number): string {
  return directory.partners.find(({ id }) => id === partnerId)?.iso ?? `?${partnerId}`;
}

/** The partner id that {@link isoOf} named so; undefined for any other text. */
export function idOfPartner(directory: Directory, iso: string): number | undefined {
  const known = directory.partners.find((partner) => partner.iso === iso)?.id;
  const number = /^\?(\d{1,3})$/.exec(iso)?.[1];
  return known ?? (number === undefined ? undefined : Number(number));
}

/** What stands for the agreement of evidence that its partner recorded for itself alone: on chain agreement 0, version 0. */
export const NO_AGREEMENT = { code: "none", id: 0, version: 0 } as const;

/** The code of an agreement id; its number for one that the directory does not have. */
export function agreementCodeOf(directory: Directory, agreementId: number): string {
  if (agreementId === NO_AGREEMENT.id) return NO_AGREEMENT.code;
  return directory.agreements.find(({ id }) => id === agreementId)?.code ?? String(agreementId);
}

/** @throws DomainError `unknown-agreement` */
export function agreementIdOf(directory: Directory, code: string): number {
  const agreement = directory.agreements.find((candidate) => candidate.code === code);
  // What was asked for instead of a code, and whose it is, is not known: it is not said again.
  if (agreement === undefined) throw new DomainError("unknown-agreement", "There is no agreement of that code.");
  return agreement.id;
}
