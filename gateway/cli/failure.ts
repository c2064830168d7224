import type { FailureCode } from "../domain/codes/failures.ts";

/** Why a command ends without its result. The message is English and shown to the user. */
export class Failure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, detail: string) {
    super(detail);
    this.name = "Failure";
    this.code = code;
  }
}

/** Exit codes: 0 to 2 are the command's own answer, the others are those of sysexits.h. */
export const exitCodes = {
  done: 0,
  failed: 1,
  inconclusive: 2,
  usage: 64,
  unavailable: 69,
} as const;
