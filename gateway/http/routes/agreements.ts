import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { agreementSchema } from "../../domain/wire/network.ts";
import type { Capabilities } from "../capabilities.ts";
import { readable, refusals } from "./answers.ts";

/** The agreements with their scope. */
export function registerAgreements(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Agreements"],
      method: "get",
      path: "/v1/agreements",
      operationId: "listAgreements",
      summary: "Every version of every agreement, with its scope",
      responses: {
        ...readable(z.strictObject({ agreements: z.array(agreementSchema) }), "The agreements"),
        ...refusals(),
      },
    }),
    async (c) => c.json(await deps.listAgreements(), 200),
  );
}
