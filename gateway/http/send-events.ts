import type { ServerResponse } from "node:http";
import type { Context } from "hono";
import type { EventInfo } from "../domain/wire/events.ts";

/** What a client waits before it connects again. */
const RETRY_MS = 2_000;
const SIGN_OF_LIFE = ":\n\n";

const encoder = new TextEncoder();

/**
 * Answers with server-sent events (WHATWG HTML §9.2). Every frame is made when the one before is on its way; a client that takes
 * nothing for `stalledMs` is cut off, and resumes where it was when it comes back. `isOver` is raised when the client has gone.
 */
export function sendEvents(
  c: Context,
  events: AsyncGenerator<readonly EventInfo[]>,
  isOver: AbortController,
  stalledMs: number,
): Response {
  let stalled: NodeJS.Timeout | undefined;
  const cutOff = (): void => void (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing?.destroy();
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`)),
      pull: async (controller) => {
        clearTimeout(stalled);
        try {
          const { done, value } = await events.next();
          if (isOver.signal.aborted) return;
          if (done === true) {
            isOver.abort();
            return controller.close();
          }
          controller.enqueue(encoder.encode(value.length === 0 ? SIGN_OF_LIFE : value.map(frameOf).join("")));
          stalled = setTimeout(cutOff, stalledMs).unref();
        } catch (error) {
          isOver.abort();
          throw error;
        }
      },
      cancel: () => {
        clearTimeout(stalled);
        isOver.abort();
      },
    },
    { highWaterMark: 0 },
  );
  return c.body(body, 200, { "content-type": "text/event-stream", "x-accel-buffering": "no" });
}

const frameOf = (event: EventInfo): string =>
  `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
