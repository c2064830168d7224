import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { bytes32 } from "../../domain/scalars.ts";
import { noticeQuerySchema } from "../../domain/wire/queries.ts";
import {
  noticeAcknowledgementsSchema,
  noticeDetailSchema,
  noticeFeedbackSchema,
  noticePageSchema,
} from "../../domain/wire/records.ts";
import type { Capabilities } from "../capabilities.ts";
import { readable, refusals } from "./answers.ts";

/** Notices. */
export function registerNotices(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Notices"],
      method: "get",
      path: "/v1/notices",
      operationId: "listNotices",
      summary: "Notices that this partner published or was sent, newest first",
      request: { query: noticeQuerySchema },
      responses: {
        ...readable(noticePageSchema, "A page"),
        ...refusals("invalid-request", "invalid-cursor", "unknown-partner", "unknown-agreement", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.listNotices(c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Notices"],
      method: "get",
      path: "/v1/notices/{id}",
      operationId: "showNotice",
      summary: "A notice, with every recipient's acknowledgement and answer",
      request: { params: z.object({ id: bytes32 }) },
      responses: {
        ...readable(noticeDetailSchema, "The notice"),
        ...refusals("too-many-look-ups", "invalid-request", "unknown-notice", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.showNotice(c.req.valid("param").id), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Notices"],
      method: "get",
      path: "/v1/notices/{id}/acknowledgements",
      operationId: "showAcknowledgements",
      summary: "Who has acknowledged a notice, and who is silent",
      request: { params: z.object({ id: bytes32 }) },
      responses: {
        ...readable(noticeAcknowledgementsSchema, "One entry for each recipient"),
        ...refusals("invalid-request", "unknown-notice", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.showAcknowledgements(c.req.valid("param").id), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Notices"],
      method: "get",
      path: "/v1/notices/{id}/feedback",
      operationId: "showFeedback",
      summary: "What was answered to a notice, and by whom nothing was",
      request: { params: z.object({ id: bytes32 }) },
      responses: {
        ...readable(noticeFeedbackSchema, "One entry for each recipient"),
        ...refusals("invalid-request", "unknown-notice", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.showFeedback(c.req.valid("param").id), 200),
  );
}
