import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { isNamed } from "../entity-tags.ts";

type Value = string | number | boolean | null;

/**
 * Gives a JSON answer a weak entity tag over its content, and answers 304 to who has that content already (RFC 9110 §13.1.2). The
 * block that an answer rests on is not part of its content: it moves on while the content stays, and stands in
 * `Concord-As-Of` beside the tag.
 */
export const answerConditionally: MiddlewareHandler = async (c, next) => {
  await next();
  const { method } = c.req;
  const isRead = method === "GET" || method === "HEAD";
  if (!isRead || c.res.status !== 200 || !/^application\/json(;|$)/.test(c.res.headers.get("content-type") ?? ""))
    return;
  const text = await c.res.text();
  const { asOf, ...content } = JSON.parse(text) as { asOf?: Readonly<Record<string, Value>> | null };
  const tag = `W/"${createHash("sha256").update(JSON.stringify(content)).digest("base64url")}"`;
  const headers = new Headers(c.res.headers);
  headers.set("etag", tag);
  if (asOf) headers.set("concord-as-of", dictionaryOf(asOf));
  const isKnown = isNamed(c.req.header("if-none-match"), tag);
  if (isKnown) headers.delete("content-type");
  else headers.set("content-length", String(Buffer.byteLength(text)));
  // Set to nothing first: Hono would merge the headers of the answer before into the new one.
  c.res = undefined;
  c.res = new Response(isKnown ? null : text, { status: isKnown ? 304 : 200, headers });
};

/** A dictionary of RFC 8941 §3.2; members that are null are left out. */
function dictionaryOf(members: Readonly<Record<string, Value>>): string {
  return Object.entries(members)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const key = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return `${key}=${typeof value === "number" ? value : JSON.stringify(value)}`;
    })
    .join(", ");
}
