import { type Action, isCarriedForAll, nothing } from "../domain/actions.ts";
import type { Clause } from "../domain/codes/clauses.ts";
import { DomainError } from "../domain/errors.ts";
import type { Gateway } from "./gateway.ts";

const ACTIVE = 2;

/**
 * Refuses whom the contracts would refuse whatever is asked, as far as the index knows; whoever asks for nothing is not refused. Roles and everything else are theirs to say.
 *
 * @throws DomainError `signer-unknown`, `signer-not-yet-valid`, `signer-expired`, `partner-not-active`
 */
export async function requireStanding(gateway: Gateway, signer: string, actions: readonly Action[]): Promise<void> {
  if (actions.every(({ name }) => name === nothing.name)) return;
  const { store, now } = gateway;
  const row = await store.signer(signer);
  if (row === undefined) throw refusal("signer-unknown", `No partner has authorised ${signer}.`);
  const nowSeconds = Math.floor(now() / 1_000);
  if (nowSeconds < row.validFrom) throw refusal("signer-not-yet-valid", `${signer} may not sign yet.`);
  if (nowSeconds >= row.validTo) throw refusal("signer-expired", `${signer} may not sign any more.`);
  const partner = (await store.partners()).find(({ partnerId }) => partnerId === row.partnerId);
  if (partner?.state !== ACTIVE && !actions.every(isCarriedForAll)) {
    throw refusal("partner-not-active", `The partner of ${signer} is not active.`);
  }
}

function refusal(clause: Clause, detail: string): DomainError {
  return new DomainError(clause, detail, { clause });
}
