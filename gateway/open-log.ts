import { writeSync } from "node:fs";
import { type Logger, pino, stdTimeFunctions } from "pino";
import type { NodeHealth } from "./domain/ports.ts";
import type { ObservedRequest } from "./http/app.ts";

const STANDARD_OUTPUT = 1;
/** A reader that takes nothing for this often is passed over. */
const MOST_ATTEMPTS = 50;
const TRY_AGAIN_MS = 5;

/** Paths that whoever supervises the gateway asks for every few seconds. */
const PROBES: ReadonlySet<string> = new Set(["/healthz", "/readyz"]);

/**
 * The log: a line of JSON for each event, on standard output. Of an error it has the kind, the code, the message and the stack, and
 * none of what else libraries hang on it, such as the request that failed.
 */
export function openLog(): Logger {
  return pino(
    {
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: ["passphrase", "headers.authorization", "headers.signature", "headers.cookie"],
    },
    { write: writeLine },
  );
}

/** One line for one of several nodes that stands otherwise than before, or is used from now on. */
export function logNode(log: Logger, { place, ...health }: NodeHealth): void {
  const line = { node: place, ...health };
  if (health.standing === "sound") log.info(line, health.isInUse ? "node in use" : "node is sound");
  else if (["unreachable", "behind"].includes(health.standing)) log.warn(line, "node set aside");
  else log.error(line, "node set aside: what it says is not this ledger");
}

/** One line for a request that was answered: nothing that its sender wrote is in it. */
export function logRequest(log: Logger, request: ObservedRequest): void {
  if (PROBES.has(request.route ?? "")) log.debug(request, "request");
  else if (request.status >= 500) log.warn(request, "request");
  else log.info(request, "request");
}

/**
 * Writes a line at once, so that the last one before an end is there too. One that cannot be written (the disk is full, the reader
 * gone) is dropped: a log neither ends nor holds up a gateway. pino's own destination waits for ever for a disk that is full.
 */
function writeLine(line: string): void {
  let rest: Uint8Array = Buffer.from(line);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    try {
      rest = rest.subarray(writeSync(STANDARD_OUTPUT, rest));
      if (rest.length === 0) return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TRY_AGAIN_MS);
    }
  }
}

interface DescribedError {
  readonly type: string;
  readonly code: string | undefined;
  readonly message: string;
  readonly stack: string | undefined;
  readonly cause: DescribedError | undefined;
}

const MOST_CAUSES = 5;

function describeError(error: unknown, depth = 0): DescribedError | undefined {
  if (error === undefined || error === null || depth > MOST_CAUSES) return undefined;
  if (!(error instanceof Error)) {
    return { type: typeof error, code: undefined, message: "was thrown", stack: undefined, cause: undefined };
  }
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    code: typeof code === "string" ? code : undefined,
    message: error.message,
    stack: error.stack,
    cause: describeError(error.cause, depth + 1),
  };
}
