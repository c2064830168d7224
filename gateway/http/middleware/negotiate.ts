import type { MiddlewareHandler } from "hono";
import { DomainError } from "../../domain/errors.ts";
import type { Resource } from "../resources.ts";
import { isAcceptable } from "../weights.ts";

/**
 * Refuses a method that a known address does not have, with `Allow` (RFC 9110 §15.5.6), and an `Accept` that its answer cannot
 * meet. Problems are answered whatever was accepted.
 */
export function negotiate(find: (path: string) => Resource | undefined): MiddlewareHandler {
  return async (c, next) => {
    const resource = find(c.req.path);
    if (resource === undefined) return next();
    const { method } = c.req;
    const types = resource.get(method);
    if (types === undefined) {
      const allowed = [...resource.keys()].toSorted();
      c.header("allow", allowed.join(", "));
      throw new DomainError("method-not-allowed", `This address has no ${method}.`, { allowed });
    }
    if (types.length > 0 && !types.some((type) => isAcceptable(c.req.header("accept"), type))) {
      throw new DomainError("not-acceptable", `It answers with ${types.join(" or ")}.`, {
        offered: types,
      });
    }
    if (types.length > 1) c.header("vary", "Accept");
    return next();
  };
}
