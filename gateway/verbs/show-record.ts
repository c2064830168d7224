import { agreementCodeOf, isoOf } from "../domain/directory.ts";
import { DomainError } from "../domain/errors.ts";
import type { RecordDetail } from "../domain/wire/records.ts";
import { describeEvidence } from "./describe-evidence.ts";
import { asOfHead, type Gateway, requireHead } from "./gateway.ts";

/** A record with the evidence in it that this gateway knows, at most `limit`. Throws DomainError `unknown-evidence`. */
export async function showRecord(gateway: Gateway, recordId: string, limit: number): Promise<RecordDetail> {
  const { directory, store } = gateway;
  const head = await requireHead(gateway);
  const row = await store.record(recordId);
  if (row === undefined) {
    throw new DomainError("unknown-evidence", `This gateway knows no record ${recordId}.`, { evidence: recordId });
  }
  const members = (await store.batch(row.root)) ?? [row.root];
  const evidence = (await store.evidenceOfRoots(members.slice(0, limit))).filter(
    (member) => member.recordId === recordId,
  );
  return {
    asOf: asOfHead(gateway, head),
    record: {
      id: row.recordId,
      partner: isoOf(directory, row.partnerId),
      agreement: { code: agreementCodeOf(directory, row.agreementId), id: row.agreementId, version: row.version },
      root: row.root,
      size: row.size,
    },
    evidence: evidence.map((member) => describeEvidence(gateway, member)),
  };
}
