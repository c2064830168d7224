import type { NoticeTerms } from "../domain/ids.ts";
import type { NoticeRow, Store } from "../domain/ports.ts";
import { noticeConditions } from "./notice-conditions.ts";
import type { Database, Tables } from "./schema.ts";

/** Reads notices with their recipients' acknowledgements and answers. */
export function readNotices(
  db: Database,
): Pick<Store, "notice" | "listNotices" | "noticesOfCommitment" | "noticeOfFeedback"> {
  const noticeRows = async (rows: readonly (NoticeTableRow | undefined)[]): Promise<NoticeRow[]> => {
    const known = rows.filter((row) => row !== undefined);
    if (known.length === 0) return [];
    const responses = await db
      .selectFrom("response")
      .selectAll()
      .where(
        "notice_id",
        "in",
        known.map((row) => row.notice_id),
      )
      .orderBy("partner_id")
      .orderBy("office")
      .execute();
    return known.map((row) => ({
      noticeId: row.notice_id,
      partnerId: row.partner_id,
      terms: JSON.parse(row.terms) as NoticeTerms,
      state: row.state,
      reason: row.reason,
      successor: row.successor ?? undefined,
      previous: row.previous ?? undefined,
      signer: row.signer,
      blockNumber: row.block_number,
      publishedAt: row.published_at,
      transactionHash: row.transaction_hash,
      responses: responses
        .filter((response) => response.notice_id === row.notice_id)
        .map((response) => ({
          partnerId: response.partner_id,
          office: response.office,
          acknowledgedAt: response.acknowledged_at,
          acknowledgedBy: response.acknowledged_by,
          answeredAt: response.answered_at ?? undefined,
          answeredBy: response.answered_by ?? undefined,
          outcome: response.outcome,
          commitment: response.commitment ?? undefined,
          answers: response.answers,
        })),
    }));
  };

  return {
    notice: async (noticeId) =>
      (
        await noticeRows([
          await db.selectFrom("notice").selectAll().where("notice_id", "=", noticeId).executeTakeFirst(),
        ])
      )[0],
    listNotices: async (filter) =>
      noticeRows(
        await db
          .selectFrom("notice")
          .selectAll()
          .where(noticeConditions(filter))
          .orderBy("block_number", "desc")
          .orderBy("notice_id")
          .limit(filter.limit)
          .execute(),
      ),
    noticesOfCommitment: async (commitment) =>
      noticeRows(await db.selectFrom("notice").selectAll().where("commitment", "=", commitment).execute()),
    noticeOfFeedback: async (commitment, partnerId) => {
      const row = await db
        .selectFrom("answer")
        .innerJoin("notice", "notice.notice_id", "answer.notice_id")
        .selectAll("notice")
        .where("answer.commitment", "=", commitment)
        .where("answer.partner_id", "=", partnerId)
        .orderBy("answer.block_number")
        .orderBy("answer.log_index")
        .executeTakeFirst();
      return (await noticeRows([row]))[0];
    },
  };
}

type NoticeTableRow = Tables["notice"];
