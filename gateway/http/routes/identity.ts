import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { identitySchema } from "../../domain/wire/identity.ts";
import type { Capabilities } from "../capabilities.ts";
import { requireIdentity } from "../identity-of.ts";
import { json, refusals } from "./answers.ts";

/** Who asks, as this gateway sees it. */
export function registerIdentity(app: OpenAPIHono, deps: Pick<Capabilities, "showIdentity">): void {
  app.openapi(
    createRoute({
      tags: ["Identity"],
      method: "get",
      path: "/v1/identity",
      operationId: "showIdentity",
      summary: "As whom the request was made",
      responses: { 200: json(identitySchema, "The identity"), ...refusals() },
    }),
    async (c) => c.json(await deps.showIdentity(requireIdentity(c)), 200),
  );
}
