import type { IncomingMessage, ServerResponse } from "node:http";
import type { ProblemCode } from "./domain/codes/problems.ts";
import type { Limits } from "./http/connections/limits.ts";
import { type Fetch, serveBounded } from "./http/connections/serve-bounded.ts";

/** How often a listener that stops looks for connections that have nothing to do any more. */
const LOOK_AGAIN_MS = 50;

/** Takes HTTP requests at an address until it is stopped. */
export interface Listener {
  readonly port: number;
  /**
   * Takes no more connections, lets the requests under way end and tells their clients that the connection ends with them. What is
   * not done after `graceMs` is cut off; resolves with how many requests that were, when no connection is left.
   */
  stop(graceMs: number): Promise<number>;
}

/** Takes HTTP requests at an address within limits, once it resolves; `onRefused` is told of those that come to no route. Rejects when the address cannot be had. */
export async function listen(
  fetch: Fetch,
  address: { readonly host: string; readonly port: number },
  limits: Limits,
  onRefused: (code: ProblemCode) => void = () => undefined,
): Promise<Listener> {
  const server = serveBounded(fetch, address, limits, onRefused);
  const underWay = new Set<ServerResponse>();
  let isStopping = false;
  server.prependListener("request", (_request: IncomingMessage, response: ServerResponse) => {
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
    if (isStopping) endConnectionWith(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  const bound = server.address();
  return {
    port: typeof bound === "object" && bound !== null ? bound.port : address.port,
    stop: async (graceMs) => {
      isStopping = true;
      const closed = new Promise<void>((done) => server.close(() => done()));
      for (const response of underWay) endConnectionWith(response);
      const looking = setInterval(() => server.closeIdleConnections(), LOOK_AGAIN_MS);
      let cut = 0;
      const timer = setTimeout(() => {
        cut = underWay.size;
        server.closeAllConnections();
      }, graceMs);
      await closed;
      clearInterval(looking);
      clearTimeout(timer);
      return cut;
    },
  };
}

function endConnectionWith(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}
