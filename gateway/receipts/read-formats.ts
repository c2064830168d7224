import type { z } from "zod";
import type { ProblemCode } from "../domain/codes/problems.ts";
import { DomainError } from "../domain/errors.ts";
import { type Anchor, anchorSchema } from "./anchor-format.ts";
import { type Checkpoint, checkpointSchema } from "./checkpoint-format.ts";
import { limits } from "./limits.ts";
import { readJson } from "./read-json.ts";
import { type Receipt, receiptSchema } from "./receipt-format.ts";
import { type Renewal, renewalSchema } from "./renewal-format.ts";

/** @throws DomainError `receipt-malformed`, `receipt-too-large` */
export function readReceipt(text: string): Receipt {
  return read(text, receiptSchema, limits.receiptBytes, ["receipt-malformed", "receipt-too-large"]);
}

/** @throws DomainError `anchor-malformed` */
export function readAnchor(text: string): Anchor {
  return read(text, anchorSchema, limits.anchorBytes, ["anchor-malformed", "anchor-malformed"]);
}

/** @throws DomainError `checkpoint-malformed` */
export function readCheckpoint(text: string): Checkpoint {
  return read(text, checkpointSchema, limits.checkpointBytes, ["checkpoint-malformed", "checkpoint-malformed"]);
}

/** @throws DomainError `renewal-malformed` */
export function readRenewal(text: string): Renewal {
  return read(text, renewalSchema, limits.renewalBytes, ["renewal-malformed", "renewal-malformed"]);
}

function read<S extends z.ZodType>(
  text: string,
  schema: S,
  mostBytes: number,
  [malformed, tooLarge]: readonly [ProblemCode, ProblemCode],
): z.infer<S> {
  // Read once, a schema takes longer to compile than to follow; and a page's policy may forbid compiling.
  const parsed = schema.safeParse(parse(text, mostBytes, malformed, tooLarge), { jitless: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join(".") ?? "";
  throw new DomainError(malformed, `${path === "" ? "The whole" : path}: ${issue?.message}.`, { path });
}

function parse(text: string, mostBytes: number, malformed: ProblemCode, tooLarge: ProblemCode): unknown {
  try {
    return readJson(text, mostBytes);
  } catch (error) {
    if (error instanceof RangeError)
      throw new DomainError(tooLarge, `It cannot be read: ${error.message}.`, { mostBytes });
    if (error instanceof SyntaxError) throw new DomainError(malformed, `It cannot be read: ${error.message}.`);
    throw error;
  }
}
