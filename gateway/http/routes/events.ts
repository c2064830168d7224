import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { eventId, eventPageSchema, eventSchema, eventTypeList } from "../../domain/wire/events.ts";
import type { Capabilities } from "../capabilities.ts";
import { sendEvents } from "../send-events.ts";
import { refusals } from "./answers.ts";

const STALLED_MS = 60_000;

const description = [
  "Server-sent events: `id`, `event` (the type) and `data` (an Event as JSON). A client that comes back with the `Last-Event-ID` of the last event that it took misses nothing and gets nothing twice, whatever became of the connection or of this gateway meanwhile. Without an id the feed begins with its first event; `after=latest` begins with the next.",
  "Told is what this partner may see: its own evidence and that under agreements that it is party to, notices that it published or that are addressed to it, what became of the submissions of this gateway, and the registry's events.",
  "Entries never change. After `ledger.rolled-back` those before it that name a block after its `block` no longer hold; what the new blocks have follows as new events.",
  "With `Accept: application/json` the same is answered as a page, for clients that ask again and again with `after`.",
].join("\n\n");

/** The feed, as a stream and in pages. */
export function registerEvents(
  app: OpenAPIHono,
  deps: Pick<Capabilities, "listEvents" | "streamEvents">,
  stalledMs = STALLED_MS,
): void {
  app.openapi(
    createRoute({
      tags: ["Events"],
      method: "get",
      path: "/v1/events",
      operationId: "streamEvents",
      summary: "What becomes known to this gateway, as it does",
      description,
      request: {
        headers: z.object({
          "last-event-id": eventId.optional().describe("the last event taken; goes before `after`"),
        }),
        query: z.strictObject({
          after: z
            .union([eventId, z.literal("latest")])
            .optional()
            .describe("the last event taken, for clients that cannot send a header; or `latest`"),
          types: eventTypeList.optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100).describe("events a page; a stream has no limit"),
        }),
      },
      responses: {
        200: {
          description: "The feed",
          content: {
            "text/event-stream": { schema: eventSchema },
            "application/json": { schema: eventPageSchema },
          },
        },
        304: { description: "`If-None-Match` names the page that there is" },
        ...refusals("invalid-request", "unknown-event", "too-many-streams"),
      },
    }),
    async (c) => {
      const { after, types, limit } = c.req.valid("query");
      const query = { after: c.req.valid("header")["last-event-id"] ?? after, types };
      if (isPageWanted(c.req.header("accept"))) return c.json(await deps.listEvents(query, limit), 200);
      // Nobody would read, or end, the stream of a HEAD.
      if (c.req.method === "HEAD") return c.body(null, 200, { "content-type": "text/event-stream" }) as never;
      const isOver = new AbortController();
      try {
        return sendEvents(c, await deps.streamEvents(query, isOver.signal), isOver, stalledMs) as never;
      } catch (error) {
        isOver.abort();
        throw error;
      }
    },
  );
}

/** A client that names JSON and not the stream asks for pages; one that takes anything gets the stream. */
function isPageWanted(accept = ""): boolean {
  return /\bapplication\/json\b/i.test(accept) && !/\btext\/event-stream\b/i.test(accept);
}
