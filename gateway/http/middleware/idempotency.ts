import { createHash } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { DomainError } from "../../domain/errors.ts";
import { idempotencyKeySchema } from "../../domain/idempotency.ts";
import type { KeptAnswer } from "../../domain/ports.ts";
import type { Capabilities } from "../capabilities.ts";
import { digestFileBody, kindOfBody } from "../file-body.ts";
import { identityOf } from "../identity-of.ts";

const KEPT_HEADERS = ["content-type", "location"] as const;

/**
 * Answers a POST that bears an `Idempotency-Key` as it was answered before (draft-ietf-httpapi-idempotency-key-header). Comes after
 * whatever bounds the body.
 */
export function keepIdempotent(deps: Pick<Capabilities, "answerOnce" | "digestFile">): MiddlewareHandler {
  return async (c, next) => {
    const key = c.req.header("idempotency-key");
    if (c.req.method !== "POST" || key === undefined) return next();
    if (!idempotencyKeySchema.safeParse(key).success) {
      throw new DomainError("invalid-idempotency-key", "An Idempotency-Key is 8 to 255 visible ASCII characters.");
    }
    const { answer, isReplayed } = await deps.answerOnce(scopeOf(c) + key, await fingerprintOf(c, deps), async () => {
      await next();
      return readAnswer(c.res);
    });
    if (!isReplayed) return;
    return c.body(answer.body, answer.status as 200, { ...answer.headers, "idempotency-replayed": "true" });
  };
}

/** Whose key it is: another's of the same letters is another. */
function scopeOf(c: Context): string {
  const { issuer = null, subject = null, partner = null } = identityOf(c) ?? {};
  return `${digestOf(JSON.stringify([issuer, subject, partner])).slice(0, 32)}:`;
}

/** The same for the same method, path, query and content. */
async function fingerprintOf(c: Context, deps: Pick<Capabilities, "digestFile">): Promise<string> {
  const { pathname, search } = new URL(c.req.url);
  return digestOf(JSON.stringify([c.req.method, pathname, search, await contentOf(c, deps)]));
}

/** A file is too large to be held: it is what its digests and its name say. */
async function contentOf(c: Context, deps: Pick<Capabilities, "digestFile">): Promise<unknown> {
  if (kindOfBody(c) === "file") return digestFileBody(c, deps);
  return digestOf(new Uint8Array(await c.req.arrayBuffer()));
}

const digestOf = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

async function readAnswer(response: Response): Promise<KeptAnswer> {
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status: response.status, headers: Object.fromEntries(headers), body: await response.clone().text() };
}
