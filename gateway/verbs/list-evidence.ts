import type { z } from "zod";
import type { EvidenceFilter } from "../domain/ports.ts";
import type { evidencePageSchema } from "../domain/wire/records.ts";
import { describeEvidence } from "./describe-evidence.ts";
import { asOfHead, type Gateway, requireHead } from "./gateway.ts";

/** Evidence that the ledger holds and whose package is known here or recorded singly, newest first. */
export async function listEvidence(
  gateway: Gateway,
  filter: EvidenceFilter,
): Promise<z.infer<typeof evidencePageSchema>> {
  const head = await requireHead(gateway);
  const rows = await gateway.store.listEvidence({ ...filter, limit: filter.limit + 1 });
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    asOf: asOfHead(gateway, head),
    evidence: page.map((row) => describeEvidence(gateway, row)),
    next: rows.length > page.length && last !== undefined ? `${last.blockNumber}:${last.evidenceId}` : null,
  };
}
