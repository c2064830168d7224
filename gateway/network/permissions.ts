import { enodeOf } from "./besu-files.ts";
import type { NetworkFile } from "./terms.ts";

// States of a partner in the registry (contracts/interfaces/IRegistry.sol, PartnerState).
const ACTIVE = 2;
const WITHDRAWN = 4;

/** What a registry says of partners and signers. */
export interface Standing {
  readonly partners: readonly { readonly iso: string; readonly state: number }[];
  readonly signers: readonly string[];
}

/** Who may connect and who may send, and whose accounts and nodes were left out. */
export interface Lists {
  readonly nodes: readonly string[];
  readonly accounts: readonly string[];
  readonly partnersWithoutAccounts: readonly string[];
  readonly nodesLeftOut: readonly string[];
}

/**
 * The lists of a network as the registry stands. Accounts: those of the parts of active partners and, unless left out, every signer that an
 * active partner has authorised, who so can send without its gateway. Nodes: all but those of partners that withdrew; a suspended partner's
 * validator stays, since the chain would do without it at once.
 */
export function listsOf(network: NetworkFile, { partners, signers }: Standing, hasSigners: boolean): Lists {
  const stateOf = (iso: string): number | undefined => partners.find((partner) => partner.iso === iso)?.state;
  const active = network.parts.filter(({ node }) => stateOf(node.partner) === ACTIVE);
  const stay = network.parts.filter(({ node }) => stateOf(node.partner) !== WITHDRAWN);
  const without = network.parts.filter(({ node }) => stateOf(node.partner) !== ACTIVE).map(({ node }) => node.partner);
  return {
    nodes: stay.map(({ node }) => enodeOf(node)),
    accounts: [...new Set([...active.flatMap(({ accounts }) => accounts), ...(hasSigners ? signers : [])])].sort(),
    partnersWithoutAccounts: [...new Set(without)],
    nodesLeftOut: network.parts.filter((part) => !stay.includes(part)).map(({ node }) => node.name),
  };
}
