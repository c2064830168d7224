import type { ProblemCode } from "../../../domain/codes/problems.ts";
import type { ReceiptAnswer } from "../../../receipts/describe-receipt.ts";
import type { DigestedFile } from "../../../receipts/judge-files.ts";
import type { ReceiptQuestion as Question } from "../../../receipts/verify-receipt.ts";
import type { RenewedFile } from "../../../receipts/verify-renewal.ts";

/** What the worker is asked. */
export interface ReceiptQuestion extends Omit<Question, "now" | "files"> {
  /** Of a renewed receipt each has to be a RenewedFile. */
  readonly files: readonly (DigestedFile | RenewedFile)[];
  readonly formerAnchors?: readonly string[];
  /** Unix milliseconds. */
  readonly nowMs: number;
}

/** What the worker answers; `failed` when it could not do its work at all. */
export type ReceiptReport =
  | { readonly type: "verified"; readonly answer: ReceiptAnswer }
  | { readonly type: "refused"; readonly code: ProblemCode; readonly detail: string }
  | { readonly type: "failed"; readonly reason: string };

/** What the worker tells: that it may be asked, and its answers. */
export type WorkerMessage = { readonly type: "ready" } | ReceiptReport;
