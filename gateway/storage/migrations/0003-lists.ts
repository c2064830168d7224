import type { Kysely } from "kysely";

// The bits of a set up to 256 bits wide, which no SQL dialect tests: parties and recipients become rows.
const positionsIn = (set: string): number[] => {
  const bits = BigInt(set);
  return Array.from({ length: 256 }, (_, position) => position).filter((position) => (bits >> BigInt(position)) & 1n);
};

interface Before {
  agreement: { agreement_id: number; version: number; parties: string; scope: string };
  notice: { notice_id: string; partner_id: number; terms: string; published_at: number };
}
interface After extends Before {
  agreement_party: { agreement_id: number; version: number; partner_id: number };
  notice_recipient: {
    notice_id: string;
    partner_id: number;
    office: string;
    acknowledge_by: number;
    answer_by: number;
  };
}

/** Parties and recipients as rows, and what the lists are filtered and ordered by. */
export async function up(db: Kysely<After>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("agreement_party")
    .addColumn("agreement_id", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("agreement_party_pk", ["agreement_id", "version", "partner_id"])
    .execute();
  await schema
    .createTable("notice_recipient")
    .addColumn("notice_id", "text", (c) => c.notNull())
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addColumn("office", "text", (c) => c.notNull())
    .addColumn("acknowledge_by", "bigint", (c) => c.notNull())
    .addColumn("answer_by", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("notice_recipient_pk", ["notice_id", "partner_id", "office"])
    .execute();
  await addParties(db);
  await addRecipients(db);
  const indexes: readonly (readonly [table: string, ...columns: string[]])[] = [
    ["signer", "partner_id", "address"],
    ["record", "block_number"],
    ["record", "partner_id", "block_number"],
    ["record", "agreement_id", "block_number"],
    ["record", "kind", "block_number"],
    ["evidence", "record_id", "evidence_id"],
    ["document", "case_number"],
    ["decision", "block_number"],
    ["decision", "partner_id", "block_number"],
    ["decision", "state", "block_number"],
    ["notice", "block_number"],
    ["notice", "partner_id", "block_number"],
    ["notice", "commitment"],
    ["notice_recipient", "partner_id", "notice_id"],
  ];
  for (const [table, ...columns] of indexes) {
    await schema
      .createIndex(`${table}_${columns.join("_")}`)
      .on(table)
      .columns(columns)
      .execute();
  }
}

async function addParties(db: Kysely<After>): Promise<void> {
  for (const { agreement_id, version, parties } of await db.selectFrom("agreement").selectAll().execute()) {
    const rows = positionsIn(parties).map((partner_id) => ({ agreement_id, version, partner_id }));
    if (rows.length > 0) await db.insertInto("agreement_party").values(rows).execute();
  }
}

async function addRecipients(db: Kysely<After>): Promise<void> {
  for (const { notice_id, partner_id, terms, published_at } of await db.selectFrom("notice").selectAll().execute()) {
    const { recipients, offices, agreementId, version } = JSON.parse(terms);
    const agreement = await db
      .selectFrom("agreement")
      .select("scope")
      .where("agreement_id", "=", agreementId)
      .where("version", "=", version)
      .executeTakeFirst();
    const { hoursToAcknowledge = 0, hoursToAnswer = 0 } = JSON.parse(agreement?.scope ?? "{}");
    const clock = {
      acknowledge_by: published_at + hoursToAcknowledge * 3_600,
      answer_by: published_at + hoursToAnswer * 3_600,
    };
    const rows = positionsIn(recipients).flatMap((recipient) =>
      (recipient === partner_id ? (offices as string[]) : [`0x${"0".repeat(64)}`]).map((office) => ({
        notice_id,
        partner_id: recipient,
        office,
        ...clock,
      })),
    );
    if (rows.length > 0) await db.insertInto("notice_recipient").values(rows).execute();
  }
}
