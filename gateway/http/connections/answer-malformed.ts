import type { Server } from "node:http";
import type { ProblemCode } from "../../domain/codes/problems.ts";
import { type Connection, type Refuse, refuseConnection } from "./refuse-connection.ts";

/** Node's parser, of a connection that its client has ended in the middle of a request. */
const ENDED_WITHIN = "HPE_INVALID_EOF_STATE";

const CODE_OF_ERROR: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: "headers-too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "request-timeout",
};

/** Answers what is no HTTP, is longer than it announced, or does not come, with a problem too. */
export function answerMalformed(server: Pick<Server, "on">, refuse: Refuse = refuseConnection): void {
  server.on("clientError", (error: NodeJS.ErrnoException, connection: Connection) => {
    if (error.code === "ECONNRESET") {
      connection.destroy();
      return;
    }
    if (error.code === ENDED_WITHIN && connection._httpMessage) {
      // A route is reading the body: it finds out too, and there it is counted.
      refuseConnection(connection, "length-mismatch", "The body ended before its announced length.");
      return;
    }
    const code = CODE_OF_ERROR[error.code ?? ""] ?? "malformed-request";
    refuse(connection, code, "The request cannot be read as HTTP/1.1; nothing of it was carried out.");
  });
}
