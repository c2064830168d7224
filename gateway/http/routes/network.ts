import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { networkSchema } from "../../domain/wire/network.ts";
import type { Capabilities } from "../capabilities.ts";
import { readable, refusals } from "./answers.ts";

/** Whose gateway this is. */
export function registerNetwork(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Network"],
      method: "get",
      path: "/v1/network",
      operationId: "showNetwork",
      summary: "Whose gateway this is, and the chain and deployment it follows",
      responses: { ...readable(networkSchema, "The network"), ...refusals() },
    }),
    async (c) => c.json(await deps.showNetwork(), 200),
  );
}
