import type { Transaction } from "kysely";
import { hasBit } from "../domain/bit-sets.ts";
import type { LedgerEvent } from "../domain/ledger-events.ts";
import type { IndexScope } from "./apply-event.ts";
import type { Tables } from "./schema.ts";

/**
 * Whether this partner's feed tells of an event: evidence that is its own or under an agreement version that it is party to; notices
 * that it published or that are addressed to it; the registry's events, which are everybody's. Asked after the event was applied.
 */
export async function isVisible(db: Transaction<Tables>, scope: IndexScope, event: LedgerEvent): Promise<boolean> {
  switch (event.name) {
    case "EvidenceRecorded":
    case "EvidenceRecognised":
    case "RecognitionRevoked":
    case "EvidenceWithdrawn":
    case "EvidenceSuperseded":
      return event.args.partnerId === scope.partnerId || isParty(db, scope, event.args.recordId);
    case "NoticePublished":
    case "NoticeUpdated":
    case "NoticeWithdrawn":
    case "NoticeAcknowledged":
    case "NoticeAnswered": {
      const notice = await db
        .selectFrom("notice")
        .select(["partner_id", "recipients"])
        .where("notice_id", "=", event.args.noticeId)
        .executeTakeFirst();
      if (notice === undefined) return false;
      return notice.partner_id === scope.partnerId || hasBit(notice.recipients, scope.partnerId);
    }
    default:
      return true;
  }
}

async function isParty(db: Transaction<Tables>, scope: IndexScope, recordId: string): Promise<boolean> {
  const row = await db
    .selectFrom("record")
    .leftJoin("agreement", (join) =>
      join
        .onRef("agreement.agreement_id", "=", "record.agreement_id")
        .onRef("agreement.version", "=", "record.version"),
    )
    .select(["record.partner_id", "agreement.parties"])
    .where("record.record_id", "=", recordId)
    .executeTakeFirst();
  if (row === undefined) return false;
  return row.partner_id === scope.partnerId || (row.parties !== null && hasBit(row.parties, scope.partnerId));
}
