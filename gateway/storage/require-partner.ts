import type { Database } from "./schema.ts";

/**
 * Makes a database this partner's. No partner's gateway works on another's, whatever its configuration names.
 *
 * @throws Error when it is another's
 */
export async function requirePartner(db: Database, partnerId: number): Promise<void> {
  await db
    .updateTable("carrier")
    .set({ partner_id: partnerId })
    .where("id", "=", 1)
    .where("partner_id", "is", null)
    .execute();
  const { partner_id } = await db
    .selectFrom("carrier")
    .select("partner_id")
    .where("id", "=", 1)
    .executeTakeFirstOrThrow();
  if (partner_id !== partnerId) {
    throw new Error(
      `The database belongs to the gateway of partner ${partner_id}, not to that of partner ${partnerId}.`,
    );
  }
}
