import type { Context, MiddlewareHandler } from "hono";
import type { OperationId } from "../../domain/permissions.ts";
import { identityOf } from "../identity-of.ts";
import type { LookUps } from "../look-ups.ts";

const LOOK_UPS = "lookUps";

/** What is looked up by an id. */
const BY_ID: ReadonlySet<string | undefined> = new Set<OperationId>([
  "showEvidence",
  "showInclusion",
  "makeReceipt",
  "showRecognitions",
  "showPackage",
  "showBatch",
  "showNotice",
]);

/** Counts a look-up of one id; whatever looks up more counts it itself. Comes after who asks is known. */
export function countLookUps(lookUps: LookUps, findOperation: (c: Context) => string | undefined): MiddlewareHandler {
  return async (c, next) => {
    c.set(LOOK_UPS, lookUps);
    if (BY_ID.has(findOperation(c))) await lookUps.spend(c, identityOf(c), 1);
    return next();
  };
}

/** Counts so many look-ups of whoever makes a request. Throws DomainError `too-many-look-ups`. */
export function spendLookUps(c: Context, count: number): Promise<void> {
  return (c.get(LOOK_UPS) as LookUps).spend(c, identityOf(c), count);
}
