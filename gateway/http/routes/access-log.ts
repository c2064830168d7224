import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import {
  accessLogPageSchema,
  accessLogQuerySchema,
  anchorPageSchema,
  anchorQuerySchema,
} from "../../domain/wire/access-log.ts";
import type { Capabilities } from "../capabilities.ts";
import { readable, refusals } from "./answers.ts";

const description =
  "Who asked for what, by pseudonyms, with what came of it and the ids of what was shown: a chain of hashes that is only added to. This request is an entry of it too.";

/** The access log, and what was anchored of it. */
export function registerAccessLog(app: OpenAPIHono, deps: Pick<Capabilities, "listAccessLog" | "listAnchors">): void {
  app.openapi(
    createRoute({
      tags: ["Access log"],
      method: "get",
      path: "/v1/access-log",
      operationId: "listAccessLog",
      summary: "This gateway's access log, oldest entry first",
      description,
      request: { query: accessLogQuerySchema },
      responses: { ...readable(accessLogPageSchema, "A page"), ...refusals("invalid-request") },
    }),
    async (c) => c.json(await deps.listAccessLog(c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Access log"],
      method: "get",
      path: "/v1/access-log/anchors",
      operationId: "listAnchors",
      summary: "What a partner's gateway anchored of its access log, as the ledger has it",
      request: { query: anchorQuerySchema },
      responses: {
        ...readable(anchorPageSchema, "A page, oldest day first"),
        ...refusals("invalid-request", "unknown-partner", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.listAnchors(c.req.valid("query")), 200),
  );
}
