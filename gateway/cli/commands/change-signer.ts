import { bitSet } from "../../domain/codes/code-list.ts";
import { type SignerRole, signerRoles } from "../../domain/codes/membership.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";

const NO_END = 2 ** 40 - 1;

/** Authorises an address for one's partner. Times are Unix seconds. */
export function authoriseSigner(
  deps: Deps,
  options: GlobalOptions,
  address: string,
  { roles, from, to }: { readonly roles: readonly SignerRole[]; readonly from?: number; readonly to?: number },
): Promise<number> {
  return act(deps, options, async () => ({
    action: {
      contract: "registry",
      name: "authoriseSigner",
      args: { signer: address, roles: bitSet(signerRoles, roles), validFrom: from ?? 0, validTo: to ?? NO_END },
    },
    wanted: { role: "signatory" },
    done: `signer ${address}: authorised as ${roles.join(", ")}`,
    result: { signer: address, roles },
  }));
}

/** Ends an address's window, now or at a later second. Every gateway carries it. */
export function revokeSigner(
  deps: Deps,
  options: GlobalOptions,
  address: string,
  { to }: { readonly to?: number },
): Promise<number> {
  return act(deps, options, async () => ({
    action: { contract: "registry", name: "revokeSigner", args: { signer: address, validTo: to ?? 0 } },
    wanted: { role: "signatory", isCarriedForAll: true },
    done: `signer ${address}: revoked`,
    result: { signer: address },
  }));
}
