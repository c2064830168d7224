import type { Kysely } from "kysely";

interface Tables {
  ledger_event: { block_number: number; log_index: number; name: string; args: string };
  response: {
    notice_id: string;
    partner_id: number;
    office: string;
    acknowledged_by: string;
    answered_by: string | null;
  };
}

/** Who signed an acknowledgement, and who signed the last answer. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable("response")
    .addColumn("acknowledged_by", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema.alterTable("response").addColumn("answered_by", "text").execute();
  const events = await db
    .selectFrom("ledger_event")
    .select(["name", "args"])
    .where("name", "in", ["NoticeAcknowledged", "NoticeAnswered"])
    .orderBy("block_number")
    .orderBy("log_index")
    .execute();
  for (const { name, args } of events) {
    const { noticeId, partnerId, office, signer } = JSON.parse(args);
    await db
      .updateTable("response")
      .set(name === "NoticeAcknowledged" ? { acknowledged_by: signer } : { answered_by: signer })
      .where("notice_id", "=", noticeId)
      .where("partner_id", "=", partnerId)
      .where("office", "=", office)
      .execute();
  }
  await db.schema.alterTable("response").dropColumn("signer").execute();
}
