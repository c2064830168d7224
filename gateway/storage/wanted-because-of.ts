import type { Transaction } from "kysely";
import { hasBit } from "../domain/bit-sets.ts";
import type { LedgerEvent } from "../domain/ledger-events.ts";
import type { Wanted } from "../domain/ports.ts";
import type { IndexScope } from "./apply-event.ts";
import type { Tables } from "./schema.ts";

/** What this partner is entitled to fetch because of an event; undefined when nothing, or when it is its own. */
export async function wantedBecauseOf(
  db: Transaction<Tables>,
  scope: IndexScope,
  event: LedgerEvent,
): Promise<Omit<Wanted, "attempts"> | undefined> {
  switch (event.name) {
    case "EvidenceRecorded": {
      const { partnerId, agreementId, version, size, root, recordId } = event.args;
      if (partnerId === scope.partnerId) return undefined;
      const agreement = await db
        .selectFrom("agreement")
        .select("parties")
        .where("agreement_id", "=", agreementId)
        .where("version", "=", version)
        .executeTakeFirst();
      if (agreement === undefined || !hasBit(agreement.parties, scope.partnerId)) return undefined;
      return { type: size === 1 ? "package" : "batch", key: root, subject: recordId, partnerId };
    }
    case "NoticePublished": {
      const { partnerId, noticeId, terms } = event.args;
      if (partnerId === scope.partnerId || !hasBit(terms.recipients, scope.partnerId)) return undefined;
      return { type: "notice", key: terms.commitment, subject: noticeId, partnerId };
    }
    case "NoticeAnswered": {
      const { partnerId, noticeId, commitment } = event.args;
      if (partnerId === scope.partnerId) return undefined;
      const notice = await db
        .selectFrom("notice")
        .select(["partner_id", "recipients"])
        .where("notice_id", "=", noticeId)
        .executeTakeFirst();
      const isParty =
        notice !== undefined && (notice.partner_id === scope.partnerId || hasBit(notice.recipients, scope.partnerId));
      return isParty ? { type: "feedback", key: commitment, subject: noticeId, partnerId } : undefined;
    }
    default:
      return undefined;
  }
}
