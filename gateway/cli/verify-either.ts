import { isRenewal } from "../receipts/is-renewal.ts";
import type { DigestedFile } from "../receipts/judge-files.ts";
import type { DistrustedAlgorithm } from "../receipts/judge-renewed-files.ts";
import { type ReceiptQuestion, verifyReceipt } from "../receipts/verify-receipt.ts";
import type { RenewedFile, VerifiedRenewal } from "../receipts/verify-renewal.ts";
import { Failure } from "./failure.ts";

/** A receipt or a renewed one, and what is asked of it. */
interface EitherQuestion extends Omit<ReceiptQuestion, "receipt" | "files"> {
  readonly text: string;
  /** Of a renewed one each has to be a RenewedFile. */
  readonly files: readonly (DigestedFile | RenewedFile)[];
  readonly formerAnchors: readonly string[];
  readonly distrusted: readonly DistrustedAlgorithm[];
}

/** Verifies whichever it is; what renewals take is loaded for them alone. Throws Failure `usage` for what goes with a renewed one alone. */
export async function verifyEither({ text, ...question }: EitherQuestion): Promise<VerifiedRenewal> {
  if (isRenewal(text)) {
    const { verifyRenewal } = await import("../receipts/verify-renewal.ts");
    const files = question.files.filter((file) => "digests" in file);
    return verifyRenewal({ ...question, files, renewal: text });
  }
  const { formerAnchors, distrusted, ...ofReceipt } = question;
  if (formerAnchors.length > 0 || distrusted.length > 0)
    throw new Failure("usage", "--former-anchor and --distrust go with a receipt that was renewed.");
  return { ...verifyReceipt({ ...ofReceipt, receipt: text }), renewals: [] };
}
