import type { Transaction } from "kysely";
import { addresseesOf } from "../domain/addressees.ts";
import type { LedgerEvent, ScopeBits } from "../domain/ledger-events.ts";
import type { Tables } from "./schema.ts";

const SECONDS_IN_HOUR = 3_600;

/** Whom a notice is addressed to, each with the agreement's clock, which is that of the version it was published under for ever. */
export async function addRecipients(
  db: Transaction<Tables>,
  event: Extract<LedgerEvent, { name: "NoticePublished" }>,
): Promise<void> {
  const { noticeId, partnerId, terms } = event.args;
  const agreement = await db
    .selectFrom("agreement")
    .select("scope")
    .where("agreement_id", "=", terms.agreementId)
    .where("version", "=", terms.version)
    .executeTakeFirst();
  const scope = agreement === undefined ? undefined : (JSON.parse(agreement.scope) as ScopeBits);
  const by = (hours = 0): number => event.position.blockTime + hours * SECONDS_IN_HOUR;
  const rows = addresseesOf(partnerId, terms).map((addressee) => ({
    notice_id: noticeId,
    partner_id: addressee.partnerId,
    office: addressee.office,
    acknowledge_by: by(scope?.hoursToAcknowledge),
    answer_by: by(scope?.hoursToAnswer),
  }));
  if (rows.length > 0) await db.insertInto("notice_recipient").values(rows).execute();
}
