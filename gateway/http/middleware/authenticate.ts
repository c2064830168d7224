import type { Context, MiddlewareHandler } from "hono";
import type { PresentedRequest } from "../../domain/identity.ts";
import { isOperationId, requirePermitted } from "../../domain/permissions.ts";
import type { Capabilities } from "../capabilities.ts";
import { noteIdentity } from "../identity-of.ts";
import { challengeBy } from "../problem.ts";

export interface ProtectionOptions {
  /** Whose gateway this is. */
  readonly partner: string;
  /** The address by which it is known, without a path. */
  readonly publicUrl: string;
}

/**
 * Lets a request through when whoever makes it may carry out the operation that it is one of. Comes before whatever reads its body.
 *
 * @throws DomainError by `identify` and `requirePermitted`
 */
export function authenticate(
  { identify }: Pick<Capabilities, "identify">,
  { partner, publicUrl }: ProtectionOptions,
  findOperation: (c: Context) => string | undefined,
): MiddlewareHandler {
  return async (c, next) => {
    challengeBy(c, `${publicUrl}/.well-known/oauth-protected-resource`);
    const operation = findOperation(c);
    // What is described is all that there is, as was made sure of at the start.
    if (!isOperationId(operation)) return next();
    const identity = await identify(presentedBy(c));
    // Before it is refused: logs say of whom that was.
    noteIdentity(c, identity);
    requirePermitted(operation, identity, partner);
    return next();
  };
}

/** What of a request is needed to say who makes it. */
export function presentedBy(c: Context): PresentedRequest {
  const { pathname, search } = new URL(c.req.url);
  return { method: c.req.method, path: pathname + search, headers: c.req.header() };
}
