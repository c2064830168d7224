import type { IncomingMessage } from "node:http";
import type { Context } from "hono";

const tooSlow = new WeakSet<IncomingMessage>();

/** Notes of a request that its client was cut off for its pace: what the route then finds is a body that ends too early. */
export function noteTooSlow(incoming: IncomingMessage): void {
  tooSlow.add(incoming);
}

/** Whether the client of a request was cut off for its pace, and told so (`request-timeout`), whatever the route answers. */
export function wasTooSlow(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  return incoming !== undefined && tooSlow.has(incoming);
}
