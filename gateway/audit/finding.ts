import type { LedgerFindingCode } from "../domain/codes/ledger-findings.ts";

/** Something of a ledger, or of how it is told, that is not as it should be. */
export interface Finding {
  readonly code: LedgerFindingCode;
  readonly block: number | null;
  readonly transaction: number | null;
  readonly log: number | null;
  /** What it is about: an id, an address, a contract's name; null for a block as a whole. */
  readonly subject: string | null;
  /** What was expected and what is, in the contracts' own numbers and codes. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** Where in the chain a finding is made. */
export type FindingPlace = Pick<Finding, "block" | "transaction" | "log">;

/** Takes a finding down. */
export type Note = (
  code: LedgerFindingCode,
  place: Partial<FindingPlace>,
  subject: string | null,
  details?: Finding["details"],
) => void;

/** A list and what adds to it. */
export function collectFindings(): { readonly findings: Finding[]; readonly note: Note } {
  const findings: Finding[] = [];
  return {
    findings,
    note: (code, { block = null, transaction = null, log = null }, subject, details = {}) =>
      void findings.push({ code, block, transaction, log, subject, details }),
  };
}
