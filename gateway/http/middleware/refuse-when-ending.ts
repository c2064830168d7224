import type { MiddlewareHandler } from "hono";
import { DomainError } from "../../domain/errors.ts";

const SIGNS_OF_LIFE: ReadonlySet<string> = new Set(["/healthz", "/readyz"]);

/** Refuses what still comes over connections that are open when the gateway ends; another process may take it. */
export function refuseWhenEnding(isEnding: () => boolean): MiddlewareHandler {
  return async (c, next) => {
    if (!isEnding() || SIGNS_OF_LIFE.has(c.req.path)) return next();
    c.header("retry-after", "5");
    throw new DomainError("gateway-ending", "This gateway is being stopped; nothing of the request was carried out.");
  };
}
