import type { ProblemCode } from "../domain/codes/problems.ts";

/** Refusals of what is no receipt, no anchor or no checkpoint. Such says nothing, for a file or against it; every other refusal is of one that contradicts itself. */
const NONE: ReadonlySet<ProblemCode> = new Set([
  "receipt-malformed",
  "receipt-too-large",
  "anchor-malformed",
  "renewal-malformed",
  "checkpoint-malformed",
  "checkpoint-signers-unnamed",
  "checkpoint-partners-too-few",
]);

/** Whether a refusal leaves it open what is true of the files. */
export const isInconclusive = (code: ProblemCode): boolean => NONE.has(code);
