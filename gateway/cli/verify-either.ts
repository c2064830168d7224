import type { DistrustedAlgorithm } from "../receipts/judge-renewed-files.ts";
import { type ReceiptQuestion, verifyReceipt } from "../receipts/verify-receipt.ts";
import type { RenewedFile, VerifiedRenewal } from "../receipts/verify-renewal.ts";
import { Failure } from "./failure.ts";

/** A receipt or a renewed one, and what is asked of it. */
interface EitherQuestion extends Omit<ReceiptQuestion, "receipt" | "files"> {
  readonly text: string;
  readonly files: readonly RenewedFile[];
  readonly formerAnchors: readonly string[];
  readonly distrusted: readonly DistrustedAlgorithm[];
}

/** Whether a text says that it is a renewed receipt; whether it is one is for its reader to say. */
export function isRenewal(text: string): boolean {
  try {
    return String((JSON.parse(text) as { format?: unknown } | null)?.format).startsWith("concord-renewal/");
  } catch {
    return false;
  }
}

/** Verifies whichever it is; what renewals take is loaded for them alone. Throws Failure `usage` for what goes with a renewed one alone. */
export async function verifyEither({ text, ...question }: EitherQuestion): Promise<VerifiedRenewal> {
  if (isRenewal(text)) {
    const { verifyRenewal } = await import("../receipts/verify-renewal.ts");
    return verifyRenewal({ ...question, renewal: text });
  }
  const { formerAnchors, distrusted, ...ofReceipt } = question;
  if (formerAnchors.length > 0 || distrusted.length > 0)
    throw new Failure("usage", "--former-anchor and --distrust go with a receipt that was renewed.");
  return { ...verifyReceipt({ ...ofReceipt, receipt: text }), renewals: [] };
}
