import { createHash, randomUUID } from "node:crypto";

// What these answer follows from what is sent, whenever it is sent. The others say how things stand as well (what is recorded,
// which exhibits are missing, what holds as of now): an answer of yesterday would mislead whoever asks anew.
const SETTLED_BY_CONTENT: ReadonlySet<string> = new Set(["batches", "submissions"]);

/** The `Idempotency-Key` of a POST: the same signed requests and the same list bear the same key however often they are sent. */
export function idempotencyKeyOf(path: string, body: string): string {
  if (!SETTLED_BY_CONTENT.has(path)) return randomUUID();
  return createHash("sha256").update(`concord ${path} ${body}`).digest("base64url");
}
