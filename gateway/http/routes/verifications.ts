import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { verificationRequestSchema, verificationSchema } from "../../domain/wire/verification.ts";
import type { Capabilities } from "../capabilities.ts";
import { JSON_BODY, json, jsonBody, refusals } from "./answers.ts";

/** Verification of files. */
export function registerVerifications(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Verification"],
      method: "post",
      path: "/v1/verifications",
      operationId: "verifyFiles",
      summary: "Verify files by their digests",
      request: jsonBody(verificationRequestSchema),
      responses: {
        200: json(verificationSchema, "A verdict on every fragment of every file"),
        ...refusals(...JSON_BODY),
      },
    }),
    async (c) => c.json(await deps.verifyFiles(c.req.valid("json").files), 200),
  );
}
