import { DomainError } from "../../../domain/errors.ts";
import { describeReceipt } from "../../../receipts/describe-receipt.ts";
import { verifyReceipt } from "../../../receipts/verify-receipt.ts";
import type { ReceiptQuestion, ReceiptReport } from "./receipt-report.ts";

/** Verifies a receipt by what is given alone. */
export function verifyHere({ nowMs, ...question }: ReceiptQuestion): ReceiptReport {
  try {
    const found = verifyReceipt({ ...question, now: Math.floor(nowMs / 1_000) });
    return { type: "verified", answer: describeReceipt(found, question.anchor !== undefined, nowMs) };
  } catch (error) {
    if (error instanceof DomainError) return { type: "refused", code: error.code, detail: error.message };
    throw error;
  }
}
