import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { bytes32 } from "../../domain/scalars.ts";
import { batchDetailSchema, batchReceiptSchema, batchSchema } from "../../domain/wire/filing.ts";
import { pageQuerySchema } from "../../domain/wire/queries.ts";
import type { Capabilities } from "../capabilities.ts";
import { JSON_BODY, json, jsonBody, readable, refusals } from "./answers.ts";

/** Batches: many packages recorded under one root. */
export function registerBatches(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Packages"],
      method: "post",
      path: "/v1/batches",
      operationId: "acceptBatch",
      summary: "Send the list of a batch; the answer has its root",
      request: jsonBody(batchSchema),
      responses: { 200: json(batchReceiptSchema, "It is kept"), ...refusals(...JSON_BODY, "unknown-package") },
    }),
    async (c) => c.json(await deps.acceptBatch(c.req.valid("json").packages), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Packages"],
      method: "get",
      path: "/v1/batches/{root}",
      operationId: "showBatch",
      summary: "What is known here of a batch: its records, and its packages in order where its list is here",
      request: { params: z.object({ root: bytes32 }), query: pageQuerySchema },
      responses: {
        ...readable(batchDetailSchema, "The batch, with a page of its packages"),
        ...refusals("too-many-look-ups", "invalid-request", "invalid-cursor", "unknown-batch"),
      },
    }),
    async (c) => c.json(await deps.showBatch(c.req.valid("param").root, c.req.valid("query")), 200),
  );
}
