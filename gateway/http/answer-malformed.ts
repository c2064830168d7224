import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import { describeProblem, type ProblemCode } from "../domain/codes/problems.ts";

const CODE_OF_ERROR: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: "headers-too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "request-timeout",
};

/** A connection of Node's server; the answer that is under way on it, which Node itself looks at for the same purpose. */
type Connection = Duplex & { readonly _httpMessage?: { readonly headersSent: boolean } };

/** Answers what is no HTTP, or is longer than it announced, with a problem too. It never comes to a route. */
export function answerMalformed(server: Pick<Server, "on">): void {
  server.on("clientError", (error: NodeJS.ErrnoException, connection: Connection) => {
    if (error.code === "ECONNRESET" || !connection.writable || connection._httpMessage?.headersSent === true) {
      connection.destroy();
      return;
    }
    const code = CODE_OF_ERROR[error.code ?? ""] ?? "malformed-request";
    const { status, title, action } = describeProblem(code, "en");
    const problem = {
      type: `urn:concord:problem:${code}`,
      title,
      status,
      detail: "The request cannot be read as HTTP/1.1; nothing of it was carried out.",
      instance: `urn:uuid:${randomUUID()}`,
      code,
      action: action ?? null,
    };
    const content = JSON.stringify(problem);
    connection.end(
      `HTTP/1.1 ${status} Refused\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(content)}\r\nconnection: close\r\n\r\n${content}`,
    );
  });
}
