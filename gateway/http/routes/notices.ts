import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { bytes32 } from "../../domain/scalars.ts";
import { noticeDetailSchema, noticePageSchema } from "../../domain/wire/records.ts";
import type { Capabilities } from "../capabilities.ts";
import { given, pageQuery, readable, refusals } from "./answers.ts";

/** Notices. */
export function registerNotices(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Notices"],
      method: "get",
      path: "/v1/notices",
      operationId: "listNotices",
      summary: "Notices that this partner published or was sent, newest first",
      request: { query: z.object(pageQuery) },
      responses: {
        ...readable(noticePageSchema, "A page"),
        ...refusals("invalid-request", "invalid-cursor", "index-stale"),
      },
    }),
    async (c) => {
      const { limit, ...query } = c.req.valid("query");
      return c.json(await deps.listNotices({ limit, ...given(query) }), 200);
    },
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
        ...refusals("invalid-request", "unknown-notice", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.showNotice(c.req.valid("param").id), 200),
  );
}
