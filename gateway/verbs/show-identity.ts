import type { Identity } from "../domain/identity.ts";
import type { IdentityInfo } from "../domain/wire/identity.ts";
import type { Gateway } from "./gateway.ts";

/** As whom somebody asks. */
export function showIdentity({ partner }: Pick<Gateway, "partner">, identity: Identity): IdentityInfo {
  const { credential, issuer, subject, roles } = identity;
  return {
    credential,
    issuer: issuer ?? null,
    subject,
    partner: identity.partner,
    roles: roles.filter((role) => role !== "gateway"),
    gateway: partner.iso,
  };
}
