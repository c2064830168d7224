import { z } from "zod";
import type { KeptAnswer } from "./ports.ts";

/** How long a key is bound to its request and its answer given again, in hours from the first use. */
export const HOURS_KEPT = 72;

/** A key that the client chose for one request: opaque, compared character by character. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{8,255}$/, "8 to 255 visible ASCII characters")
  .meta({ examples: ["5f1c9a52-8a0e-4a2b-9f57-0c1d3b7e6a44"] });

// What is not here may come, a limit passes, and a gateway that failed has concluded nothing: asked again, it looks again.
const PASSING: ReadonlySet<number> = new Set([401, 404, 408, 425, 429]);

/** Whether an answer of this status is kept for its key. */
export function isFinalStatus(status: number): boolean {
  return status < 500 && !PASSING.has(status);
}

/**
 * Carries a request out once for its key. `fingerprint` is the same for the same operation with the same content.
 *
 * @throws DomainError `idempotency-key-reused`, `idempotency-key-in-use`
 */
export type AnswerOnce = (
  key: string,
  fingerprint: string,
  carryOut: () => Promise<KeptAnswer>,
) => Promise<{ readonly answer: KeptAnswer; readonly isReplayed: boolean }>;
