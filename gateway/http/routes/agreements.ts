import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { shortText } from "../../domain/scalars.ts";
import { agreementDetailSchema, agreementPageSchema, agreementVersionsSchema } from "../../domain/wire/network.ts";
import { agreementQuerySchema } from "../../domain/wire/queries.ts";
import type { Capabilities } from "../capabilities.ts";
import { readable, refusals, wholeNumber } from "./answers.ts";

const code = shortText.describe("code of the agreement");
const MOST_VERSIONS = 255;

/** The agreements with their scope. */
export function registerAgreements(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Agreements"],
      method: "get",
      path: "/v1/agreements",
      operationId: "listAgreements",
      summary: "Every version of every agreement, with its scope",
      request: { query: agreementQuerySchema },
      responses: {
        ...readable(agreementPageSchema, "A page"),
        ...refusals("invalid-request", "invalid-cursor", "unknown-partner", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.listAgreements(c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Agreements"],
      method: "get",
      path: "/v1/agreements/{code}",
      operationId: "showAgreement",
      summary: "Every version of an agreement, oldest first",
      request: { params: z.object({ code }) },
      responses: {
        ...readable(agreementVersionsSchema, "The versions"),
        ...refusals("invalid-request", "unknown-agreement", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.showAgreement(c.req.valid("param").code), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Agreements"],
      method: "get",
      path: "/v1/agreements/{code}/versions/{version}",
      operationId: "showAgreementVersion",
      summary: "One version of an agreement",
      request: { params: z.object({ code, version: wholeNumber(1, MOST_VERSIONS) }) },
      responses: {
        ...readable(agreementDetailSchema, "The version"),
        ...refusals("invalid-request", "unknown-agreement", "index-stale"),
      },
    }),
    async (c) => {
      const params = c.req.valid("param");
      return c.json(await deps.showAgreementVersion(params.code, params.version), 200);
    },
  );
}
