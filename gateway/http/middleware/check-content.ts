import type { MiddlewareHandler } from "hono";
import { contentCheckOf } from "../content-digest.ts";
import { kindOfBody } from "../file-body.ts";

/**
 * Refuses a body that its `Content-Digest` (RFC 9530) is not of: a signature covers that header and, by it, the body. A file is
 * checked while it is read (`readBody`).
 *
 * @throws DomainError `digest-mismatch`
 */
export const checkContent: MiddlewareHandler = async (c, next) => {
  const check = contentCheckOf(c.req.header("content-digest"));
  if (check === undefined || c.req.method !== "POST" || kindOfBody(c) === "file") return next();
  check.add(new Uint8Array(await c.req.arrayBuffer()));
  check.finish();
  return next();
};
