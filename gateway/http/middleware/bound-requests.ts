import type { IncomingMessage, ServerResponse } from "node:http";
import type { MiddlewareHandler } from "hono";
import { DomainError } from "../../domain/errors.ts";
import type { Limits } from "../connections/limits.ts";

/** What is never refused, and what has a bound of its own. */
const APART: ReadonlySet<string> = new Set(["/healthz", "/readyz", "/v1/events"]);

/** Refuses requests beyond how many may be under way, of all clients and of one address; each until its answer has gone out. */
export function boundRequests({
  requests,
  requestsPerAddress,
}: Pick<Limits, "requests" | "requestsPerAddress">): MiddlewareHandler {
  const ofAddress = new Map<string, number>();
  let all = 0;
  const leave = (address: string): void => {
    all -= 1;
    const left = (ofAddress.get(address) ?? 1) - 1;
    if (left === 0) ofAddress.delete(address);
    else ofAddress.set(address, left);
  };
  return async (c, next) => {
    if (APART.has(c.req.path)) return next();
    const { incoming, outgoing } = (c.env ?? {}) as { incoming?: IncomingMessage; outgoing?: ServerResponse };
    const address = incoming?.socket.remoteAddress ?? "";
    const held = ofAddress.get(address) ?? 0;
    if (all >= requests || held >= requestsPerAddress) {
      c.header("retry-after", "1");
      throw new DomainError("too-busy", "As many requests are under way here as are taken at a time.");
    }
    all += 1;
    ofAddress.set(address, held + 1);
    if (outgoing !== undefined) {
      outgoing.once("close", () => leave(address));
      return next();
    }
    return next().finally(() => leave(address));
  };
}
