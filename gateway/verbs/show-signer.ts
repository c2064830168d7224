import { codesIn } from "../domain/codes/code-list.ts";
import { signerRoles } from "../domain/codes/membership.ts";
import { isoOf } from "../domain/directory.ts";
import type { SignerInfo } from "../domain/wire/network.ts";
import { findNextNonce } from "./find-next-nonce.ts";
import { type Gateway, utcOfSeconds } from "./gateway.ts";

/** `validTo` of a window without an end. */
export const NO_END = 2 ** 40 - 1;

/** For whom an address acts, and the nonce of its next request. */
export async function showSigner(gateway: Gateway, address: string): Promise<SignerInfo> {
  const { store, directory } = gateway;
  const [row, nonce] = await Promise.all([store.signer(address), findNextNonce(gateway, address)]);
  if (row === undefined) return { address, partner: null, roles: [], validFrom: null, validTo: null, nonce };
  return {
    address,
    partner: isoOf(directory, row.partnerId),
    roles: codesIn(signerRoles, row.roles),
    validFrom: utcOfSeconds(row.validFrom),
    validTo: row.validTo === NO_END ? null : utcOfSeconds(row.validTo),
    nonce,
  };
}
