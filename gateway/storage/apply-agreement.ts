import type { Transaction } from "kysely";
import { bitsOf, positionsIn } from "../domain/bit-sets.ts";
import type { LedgerEvent, ScopeBits } from "../domain/ledger-events.ts";
import type { Tables } from "./schema.ts";

/** What becomes of agreements. */
export type AgreementEvent = Extract<LedgerEvent, { name: `Agreement${string}` }>;

const PROPOSED = 1;
const RATIFIED = 2;

/** Keeps one version of an agreement. */
export async function applyAgreement(db: Transaction<Tables>, event: AgreementEvent): Promise<void> {
  const { agreementId, version } = event.args;
  if (event.name === "AgreementProposed") {
    const { parties, scope: terms, instrument } = event.args;
    await db
      .insertInto("agreement")
      .values({
        agreement_id: agreementId,
        version,
        parties,
        scope: JSON.stringify(terms),
        instrument,
        state: PROPOSED,
        ratified_by: "0",
        suspended_by: "0",
        ended_by: "0",
        effective: terms.effective,
        expiry: terms.expiry,
      })
      .execute();
    const rows = positionsIn(parties).map((partner_id) => ({ agreement_id: agreementId, version, partner_id }));
    if (rows.length > 0) await db.insertInto("agreement_party").values(rows).execute();
    return;
  }
  const row = await db
    .selectFrom("agreement")
    .selectAll()
    .where("agreement_id", "=", agreementId)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  await db
    .updateTable("agreement")
    .set(changeOf(event, row))
    .where("agreement_id", "=", agreementId)
    .where("version", "=", version)
    .execute();
}

function changeOf(
  event: Exclude<AgreementEvent, { name: "AgreementProposed" }>,
  row: Tables["agreement"],
): Partial<Tables["agreement"]> {
  switch (event.name) {
    case "AgreementRatified": {
      const { partnerId, isComplete } = event.args;
      return { ratified_by: withPartner(row.ratified_by, partnerId), ...(isComplete ? { state: RATIFIED } : {}) };
    }
    case "AgreementSucceeded": {
      const { expiry } = event.args;
      return { scope: JSON.stringify({ ...(JSON.parse(row.scope) as ScopeBits), expiry }), expiry };
    }
    case "AgreementSuspended": {
      const { partnerId, state } = event.args;
      return { state, suspended_by: withPartner(row.suspended_by, partnerId) };
    }
    case "AgreementResumed": {
      const { partnerId, state } = event.args;
      return {
        state,
        suspended_by: withoutPartner(row.suspended_by, partnerId),
        ended_by: withoutPartner(row.ended_by, partnerId),
      };
    }
    case "AgreementEnded": {
      const { partnerId, state } = event.args;
      return {
        state,
        suspended_by: withPartner(row.suspended_by, partnerId),
        ended_by: withPartner(row.ended_by, partnerId),
      };
    }
  }
}

const withPartner = (set: string, partnerId: number): string => bitsOf(new Set([...positionsIn(set), partnerId]));
const withoutPartner = (set: string, partnerId: number): string =>
  bitsOf(positionsIn(set).filter((position) => position !== partnerId));
