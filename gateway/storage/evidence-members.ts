import type { Transaction } from "kysely";
import { evidenceIdOf } from "../domain/ids.ts";
import type { IndexScope } from "./apply-event.ts";
import { insertRows } from "./insert-rows.ts";
import type { Tables } from "./schema.ts";

/** Adds the packages of a record's batch to the read model, where the batch's list is here and is of that size. */
export async function addMembers(
  db: Transaction<Tables>,
  scope: Pick<IndexScope, "chainId" | "ledger">,
  recordId: string,
  batchRoot: string,
): Promise<void> {
  const batch = await db
    .selectFrom("batch")
    .select(["members", "leaf_nodes"])
    .where("root", "=", batchRoot)
    .executeTakeFirst();
  if (batch === undefined) return;
  const members = JSON.parse(batch.members) as string[];
  const leafNodes = JSON.parse(batch.leaf_nodes) as number[];
  const record = await db
    .selectFrom("record")
    .select(["partner_id", "agreement_id", "version", "kind", "size"])
    .where("record_id", "=", recordId)
    .executeTakeFirstOrThrow();
  if (members.length !== record.size) return;
  const rows = members.map((root, position) => ({
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
    position,
    leaf_node: leafNodes[position] ?? 0,
  }));
  await insertRows(db, "evidence", rows, { unlessThere: true });
}
