import { randomUUID } from "node:crypto";
import type { Duplex } from "node:stream";
import { describeProblem, type ProblemCode } from "../../domain/codes/problems.ts";

/** A connection of Node's server; the answer that is under way on it, which Node itself looks at for the same purpose. */
export type Connection = Duplex & { readonly _httpMessage?: { readonly headersSent: boolean } | null };

/** Refuses a connection, and has it counted. */
export type Refuse = (connection: Connection, code: ProblemCode, detail: string) => void;

/** How long a client that was refused may take to read why. */
const READ_WITHIN_MS = 1_000;

/** Ends a connection with a problem, of a request that never comes to a route; without one where an answer has begun. */
export function refuseConnection(connection: Connection, code: ProblemCode, detail: string): void {
  if (!connection.writable || connection._httpMessage?.headersSent === true) {
    connection.destroy();
    return;
  }
  const { status, title, action } = describeProblem(code, "en");
  const id = randomUUID();
  const type = `urn:concord:problem:${code}`;
  const problem = { type, title, status, detail, instance: `urn:uuid:${id}`, code, action: action ?? null };
  const content = JSON.stringify(problem);
  const headers = [
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(content)}`,
    `x-request-id: ${id}`,
    "x-content-type-options: nosniff",
    "cache-control: no-store",
    "connection: close",
  ];
  connection.end(`HTTP/1.1 ${status} Refused\r\n${headers.join("\r\n")}\r\n\r\n${content}`);
  // Ended both ways at once, what the client still sends would have its system throw away what it was answered.
  setTimeout(() => connection.destroy(), READ_WITHIN_MS).unref();
}
