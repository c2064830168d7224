import type { z } from "zod";
import { codesIn } from "../domain/codes/code-list.ts";
import { signerRoles } from "../domain/codes/membership.ts";
import { readCursor } from "../domain/cursors.ts";
import type { partnerSignersSchema } from "../domain/wire/network.ts";
import type { PageQuery } from "../domain/wire/queries.ts";
import { asOfHead, type Gateway, requireHead, utcOfSeconds } from "./gateway.ts";
import { requirePartner } from "./list-partners.ts";
import { pageOf } from "./page.ts";
import { NO_END } from "./show-signer.ts";

/** Whom a partner has authorised, by address, with roles and window. Throws DomainError `unknown-partner`, `invalid-cursor`. */
export async function listSigners(
  gateway: Gateway,
  iso: string,
  { limit, after }: PageQuery,
): Promise<z.infer<typeof partnerSignersSchema>> {
  const place = after === undefined ? undefined : readCursor.address(after);
  const head = await requireHead(gateway);
  const { partnerId } = await requirePartner(gateway, iso);
  const rows = await gateway.store.signersOf(partnerId, { limit: limit + 1, after: place });
  const { entries, next } = pageOf(rows, limit, ({ address }) => address);
  const nowSeconds = Math.floor(gateway.now() / 1_000);
  return {
    asOf: asOfHead(gateway, head),
    partner: iso,
    signers: entries.map(({ address, roles, validFrom, validTo }) => ({
      address,
      roles: codesIn(signerRoles, roles),
      validFrom: utcOfSeconds(validFrom),
      validTo: validTo === NO_END ? null : utcOfSeconds(validTo),
      isValid: validFrom <= nowSeconds && nowSeconds < validTo,
    })),
    next,
  };
}
