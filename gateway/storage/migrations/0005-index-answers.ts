import type { Kysely } from "kysely";

interface Before {
  document: { root: string };
  ledger_event: { block_number: number; log_index: number; block_time: number; name: string; args: string };
}
interface After extends Before {
  partner_standing: { partner_id: number; since: number; state: number };
  answer: { block_number: number; log_index: number; notice_id: string; partner_id: number; commitment: string };
}

/**
 * What the index needs to answer for the ledger: partners' standings, every answer, and the inclusion paths of exhibits and batch
 * members.
 *
 * @throws Error on a database that holds documents: their salts were not kept beside the exhibits, and are not to be had here
 */
export async function up(db: Kysely<After>): Promise<void> {
  const { schema } = db;
  if ((await db.selectFrom("document").select("root").limit(1).executeTakeFirst()) !== undefined) {
    throw new Error("This database was made by an earlier development version and cannot be taken over.");
  }
  await schema
    .createTable("partner_standing")
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addColumn("since", "bigint", (c) => c.notNull())
    .addColumn("state", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("partner_standing_pk", ["partner_id", "since"])
    .execute();
  await schema
    .createTable("answer")
    .addColumn("block_number", "bigint", (c) => c.notNull())
    .addColumn("log_index", "integer", (c) => c.notNull())
    .addColumn("notice_id", "text", (c) => c.notNull())
    .addColumn("partner_id", "integer", (c) => c.notNull())
    .addColumn("commitment", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("answer_pk", ["block_number", "log_index"])
    .execute();
  await schema
    .createIndex("answer_commitment")
    .on("answer")
    .columns(["commitment", "partner_id", "block_number", "log_index"])
    .execute();

  await addFromEvents(db);

  await schema.alterTable("document").dropColumn("created_at").execute();
  await schema
    .alterTable("exhibit")
    .addColumn("salt", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await schema
    .alterTable("exhibit")
    .addColumn("siblings", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await schema
    .alterTable("batch")
    .addColumn("object_sha256", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await schema
    .alterTable("batch")
    .addColumn("leaf_nodes", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await schema
    .alterTable("evidence")
    .addColumn("leaf_node", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable("batch_nodes")
    .addColumn("root", "text", (c) => c.notNull())
    .addColumn("chunk", "integer", (c) => c.notNull())
    .addColumn("hashes", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("batch_nodes_pk", ["root", "chunk"])
    .execute();

  for (const index of ["exhibit_sha256", "exhibit_base_name", "exhibit_size"]) await schema.dropIndex(index).execute();
  for (const column of ["sha256", "base_name", "size"]) {
    await schema.createIndex(`exhibit_${column}`).on("exhibit").columns([column, "root", "position"]).execute();
  }
  await schema.createIndex("wanted_due").on("wanted").columns(["next_at", "key"]).execute();
  await schema.createIndex("wanted_key").on("wanted").column("key").execute();
  await schema.createIndex("exchange_nonce_expiry").on("exchange_nonce").column("expires_at").execute();
}

async function addFromEvents(db: Kysely<After>): Promise<void> {
  const events = await db
    .selectFrom("ledger_event")
    .selectAll()
    .where("name", "in", ["PartnerStateChanged", "NoticeAnswered"])
    .orderBy("block_number")
    .orderBy("log_index")
    .execute();
  for (const { block_number, log_index, block_time: since, name, args } of events) {
    const { partnerId: partner_id, current: state, noticeId: notice_id, commitment } = JSON.parse(args);
    if (name === "PartnerStateChanged") {
      await db
        .insertInto("partner_standing")
        .values({ partner_id, since, state })
        .onConflict((conflict) => conflict.columns(["partner_id", "since"]).doUpdateSet({ state }))
        .execute();
    } else {
      await db.insertInto("answer").values({ block_number, log_index, notice_id, partner_id, commitment }).execute();
    }
  }
}
