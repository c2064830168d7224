import type { ProblemCode } from "./codes/problems.ts";

/** Values that say where and what was wrong; shown to the user, so never a secret. */
export type ProblemParams = Readonly<Record<string, unknown>>;

/** The trouble with disk or database that an error of the system tells of; undefined for any other. */
export function storageTroubleOf(error: unknown): "storage-full" | "storage-busy" | undefined {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  if (code === "ENOSPC") return "storage-full";
  return code === "EBUSY" ? "storage-busy" : undefined;
}

/**
 * A refusal with a closed code. `detail` says what was wrong, where, and what to do, in English; `params` carries the
 * offending values for other languages and for machines (RFC 9457 extension members).
 */
export class DomainError extends Error {
  readonly code: ProblemCode;
  readonly params: ProblemParams;

  constructor(code: ProblemCode, detail: string, params: ProblemParams = {}) {
    super(detail);
    this.name = "DomainError";
    this.code = code;
    this.params = params;
  }
}
