import type { Kysely } from "kysely";

interface Tables {
  submission: { submission_id: string; requests: string; signer: string; partner_id: number };
  signer: { address: string; partner_id: number };
}

/** Submissions can take each other's place, and are listed by who signed them. */
export async function up(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema.alterTable("submission").addColumn("supersedes", "text").execute();
  await schema.alterTable("submission").addColumn("superseded_by", "text").execute();
  await schema
    .alterTable("submission")
    .addColumn("signer", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await schema
    .alterTable("submission")
    .addColumn("partner_id", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  const partners = await db.selectFrom("signer").select(["address", "partner_id"]).execute();
  const partnerOf = new Map(partners.map(({ address, partner_id }) => [address, partner_id]));
  for (const { submission_id, requests } of await db
    .selectFrom("submission")
    .select(["submission_id", "requests"])
    .execute()) {
    const signer = (JSON.parse(requests) as { from: string }[])[0]?.from ?? "";
    await db
      .updateTable("submission")
      .set({ signer, partner_id: partnerOf.get(signer) ?? 0 })
      .where("submission_id", "=", submission_id)
      .execute();
  }
  await schema.createIndex("submission_partner").on("submission").columns(["partner_id", "sequence"]).execute();
  await schema
    .createIndex("submission_partner_state")
    .on("submission")
    .columns(["partner_id", "state", "sequence"])
    .execute();
  await schema
    .createIndex("submission_signer")
    .on("submission")
    .columns(["partner_id", "signer", "sequence"])
    .execute();
}
