import type { ScopeBits } from "../domain/ledger-events.ts";
import type { AgreementRow, Store } from "../domain/ports.ts";
import type { Database, Tables } from "./schema.ts";

/** Reads partners, signers and agreements. */
export function readRegistry(db: Database): Pick<Store, "partners" | "signer" | "agreements" | "agreement"> {
  return {
    partners: async () => {
      const rows = await db.selectFrom("partner").selectAll().orderBy("partner_id").execute();
      return rows.map((row) => ({ partnerId: row.partner_id, iso: row.iso, state: row.state }));
    },
    signer: async (address) => {
      const row = await db.selectFrom("signer").selectAll().where("address", "=", address).executeTakeFirst();
      return row === undefined
        ? undefined
        : {
            address: row.address,
            partnerId: row.partner_id,
            roles: row.roles,
            validFrom: row.valid_from,
            validTo: row.valid_to,
          };
    },
    agreements: async () => {
      const rows = await db.selectFrom("agreement").selectAll().orderBy("agreement_id").orderBy("version").execute();
      return rows.map(agreementRow);
    },
    agreement: async (agreementId, version) => {
      const row = await db
        .selectFrom("agreement")
        .selectAll()
        .where("agreement_id", "=", agreementId)
        .where("version", "=", version)
        .executeTakeFirst();
      return row === undefined ? undefined : agreementRow(row);
    },
  };
}

function agreementRow(row: Tables["agreement"]): AgreementRow {
  return {
    agreementId: row.agreement_id,
    version: row.version,
    parties: row.parties,
    scope: JSON.parse(row.scope) as ScopeBits,
    instrument: row.instrument,
    state: row.state,
    ratifiedBy: row.ratified_by,
  };
}
