import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from "node:http";
import { serve } from "@hono/node-server";
import type { ProblemCode } from "../../domain/codes/problems.ts";
import { answerMalformed } from "./answer-malformed.ts";
import { boundConnections } from "./bound-connections.ts";
import { keepPace } from "./keep-pace.ts";
import type { Limits } from "./limits.ts";
import { type Refuse, refuseConnection } from "./refuse-connection.ts";

export type Fetch = Parameters<typeof serve>[0]["fetch"];

/** How often Node looks for clients that take too long to send their headers. */
const LOOK_EVERY_MS = 500;

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Serves HTTP within limits. Whatever is refused before it is a request that a route could answer is answered with a problem, and told
 * to `onRefused`.
 */
export function serveBounded(
  fetch: Fetch,
  { host, port }: { readonly host: string; readonly port: number },
  limits: Limits,
  onRefused: (code: ProblemCode) => void,
): Server {
  const refuse: Refuse = (connection, code, detail) => {
    // Who was refused already, and then ends the connection, is not refused again.
    if (connection.writable) onRefused(code);
    refuseConnection(connection, code, detail);
  };
  const pace = keepPace(limits, refuseConnection);
  let refused: ReturnType<typeof boundConnections> | undefined;
  const guard =
    (listener: Listener): Listener =>
    (incoming, outgoing) => {
      if (refused?.has(incoming.socket) === true) return;
      const wrong = findWrong(incoming, limits);
      if (wrong !== undefined) return refuse(incoming.socket, wrong.code, wrong.detail);
      pace.watch(incoming, outgoing);
      listener(incoming, outgoing);
    };
  const server = serve({
    fetch,
    hostname: host,
    port,
    serverOptions: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      // A body may take as long as its size asks for: it is its pace that is bounded.
      requestTimeout: 0,
      connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, limits.headersMs),
      keepAliveTimeout: limits.keepAliveMs,
      requireHostHeader: false,
    },
    createServer: ((options: ServerOptions, listener: Listener) => createServer(options, guard(listener))) as never,
  }) as Server;
  // Node passes over headers beyond its own bound in silence.
  server.maxHeadersCount = 0;
  refused = boundConnections(server, limits, refuse);
  answerMalformed(server, refuse);
  server.once("close", pace.stop);
  return server;
}

function findWrong(incoming: IncomingMessage, { headers }: Pick<Limits, "headers">) {
  const { rawHeaders, url = "" } = incoming;
  if (rawHeaders.length / 2 > headers) {
    return { code: "headers-too-large", detail: `A request has at most ${headers} headers.` } as const;
  }
  const hosts = rawHeaders.filter((name, place) => place % 2 === 0 && name.toLowerCase() === "host");
  const { host = "" } = incoming.headers;
  const isSound = hosts.length === 1 && /^[\w.:[\]-]+$/.test(host) && URL.canParse(url, `http://${host}`);
  if (isSound && /^(\/|https?:\/\/)/.test(url)) return undefined;
  return { code: "malformed-request", detail: "A request names one host and a path on it." } as const;
}
