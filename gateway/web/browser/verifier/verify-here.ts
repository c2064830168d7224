import { DomainError } from "../../../domain/errors.ts";
import { describeReceipt } from "../../../receipts/describe-receipt.ts";
import { isRenewal } from "../../../receipts/is-renewal.ts";
import { verifyReceipt } from "../../../receipts/verify-receipt.ts";
import { verifyRenewal } from "../../../receipts/verify-renewal.ts";
import type { ReceiptQuestion, ReceiptReport } from "./receipt-report.ts";

/** Verifies a receipt, renewed or not, by what is given alone. */
export function verifyHere({ nowMs, ...question }: ReceiptQuestion): ReceiptReport {
  try {
    const found = verify(question, Math.floor(nowMs / 1_000));
    return { type: "verified", answer: describeReceipt(found, question.anchor !== undefined, nowMs) };
  } catch (error) {
    if (error instanceof DomainError) return { type: "refused", code: error.code, detail: error.message };
    throw error;
  }
}

function verify({ formerAnchors = [], files, receipt, ...question }: Omit<ReceiptQuestion, "nowMs">, now: number) {
  if (!isRenewal(receipt)) return verifyReceipt({ ...question, receipt, files, now });
  const renewed = files.filter((file) => "digests" in file);
  return verifyRenewal({ ...question, renewal: receipt, files: renewed, formerAnchors, distrusted: [], now });
}
