import type { Transaction } from "kysely";
import { evidenceIdOf } from "../domain/ids.ts";
import type { IndexScope } from "./apply-event.ts";
import type { Tables } from "./schema.ts";

const ROWS_AT_ONCE = 500;

/** Adds the packages of a disclosed batch to the read model. */
export async function addMembers(
  db: Transaction<Tables>,
  scope: Pick<IndexScope, "chainId" | "ledger">,
  recordId: string,
  members: readonly string[],
): Promise<void> {
  const record = await db
    .selectFrom("record")
    .select(["partner_id", "agreement_id", "version", "kind"])
    .where("record_id", "=", recordId)
    .executeTakeFirstOrThrow();
  for (let start = 0; start < members.length; start += ROWS_AT_ONCE) {
    const rows = members.slice(start, start + ROWS_AT_ONCE).map((root, offset) => ({
      evidence_id: evidenceIdOf({
        chainId: scope.chainId,
        ledger: scope.ledger,
        partnerId: record.partner_id,
        agreementId: record.agreement_id,
        version: record.version,
        kind: record.kind,
        root,
      }),
      record_id: recordId,
      root,
      position: start + offset,
    }));
    await db
      .insertInto("evidence")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["evidence_id", "record_id"]).doNothing())
      .execute();
  }
}
