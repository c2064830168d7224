import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { batchReceiptSchema, batchSchema } from "../../domain/wire/filing.ts";
import type { Capabilities } from "../capabilities.ts";
import { JSON_BODY, json, jsonBody, refusals } from "./answers.ts";

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
      responses: { 200: json(batchReceiptSchema, "It is kept"), ...refusals(...JSON_BODY) },
    }),
    async (c) => c.json(await deps.acceptBatch(c.req.valid("json").packages), 200),
  );
}
