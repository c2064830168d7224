import type { ScopeBits } from "../domain/ledger-events.ts";
import type { AgreementRow, SignerRow, Store } from "../domain/ports.ts";
import { type Placeholder, prepareQuery } from "./prepare-query.ts";
import type { Database, Tables } from "./schema.ts";

const RATIFIED = 2;

type Registry = Pick<Store, "partners" | "partnerStateAt" | "signer" | "signersOf" | "listAgreements" | "agreement">;

const allPartners = prepareQuery((db) => db.selectFrom("partner").selectAll().orderBy("partner_id"));
const signerOf = prepareQuery((db, value: Placeholder<"address">) =>
  db.selectFrom("signer").selectAll().where("address", "=", value("address")),
);

/** Reads partners, signers and agreements. */
export function readRegistry(db: Database): Registry {
  return {
    partners: async () => {
      const { rows } = await allPartners(db, {});
      return rows.map((row) => ({ partnerId: row.partner_id, iso: row.iso, state: row.state }));
    },
    partnerStateAt: async (partnerId, when) => {
      const row = await db
        .selectFrom("partner_standing")
        .select("state")
        .where("partner_id", "=", partnerId)
        .where("since", "<=", when)
        .orderBy("since", "desc")
        .executeTakeFirst();
      return row?.state ?? 0;
    },
    signer: async (address) => {
      const [row] = (await signerOf(db, { address })).rows;
      return row === undefined ? undefined : signerRow(row);
    },
    signersOf: async (partnerId, { limit, after }) => {
      let query = db.selectFrom("signer").selectAll().where("partner_id", "=", partnerId);
      if (after !== undefined) query = query.where("address", ">", after);
      return (await query.orderBy("address").limit(limit).execute()).map(signerRow);
    },
    listAgreements: async (filter) => {
      const { agreementId, partyId, inForce, after } = filter;
      let query = db.selectFrom("agreement").selectAll().orderBy("agreement_id").orderBy("version").limit(filter.limit);
      if (agreementId !== undefined) query = query.where("agreement_id", "=", agreementId);
      if (partyId !== undefined) {
        query = query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom("agreement_party")
              .select("agreement_party.partner_id")
              .whereRef("agreement_party.agreement_id", "=", "agreement.agreement_id")
              .whereRef("agreement_party.version", "=", "agreement.version")
              .where("agreement_party.partner_id", "=", partyId),
          ),
        );
      }
      if (inForce !== undefined) {
        query = query.where(({ eb, and, not }) => {
          const isInForce = and([
            eb("state", "=", RATIFIED),
            eb("effective", "<=", inForce.at),
            eb("expiry", ">", inForce.at),
          ]);
          return inForce.is ? isInForce : not(isInForce);
        });
      }
      if (after !== undefined) {
        query = query.where(({ eb, and, or }) =>
          or([
            eb("agreement_id", ">", after.agreementId),
            and([eb("agreement_id", "=", after.agreementId), eb("version", ">", after.version)]),
          ]),
        );
      }
      return (await query.execute()).map(agreementRow);
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

function signerRow(row: Tables["signer"]): SignerRow {
  return {
    address: row.address,
    partnerId: row.partner_id,
    roles: row.roles,
    validFrom: row.valid_from,
    validTo: row.valid_to,
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
    suspendedBy: row.suspended_by,
    endedBy: row.ended_by,
  };
}
