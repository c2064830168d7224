import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { bytes32 } from "../../domain/scalars.ts";
import { retentionQuerySchema } from "../../domain/wire/queries.ts";
import { legalHoldSchema, legalHoldsSchema, newHoldSchema, retentionPageSchema } from "../../domain/wire/retention.ts";
import type { Capabilities } from "../capabilities.ts";
import { identityOf } from "../identity-of.ts";
import { JSON_BODY, json, jsonBody, readable, refusals } from "./answers.ts";

const tags = ["Retention"];

/** How long packages are kept, and what keeps them longer. */
export function registerRetention(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags,
      method: "get",
      path: "/v1/retention",
      operationId: "listRetention",
      summary: "Packages that are kept until a day, those that are erased next first",
      description:
        "Erased are manifest, salts and files, at every gateway that has them, each by itself; the record on the ledger stands. A package without `retention` in its manifest is not in this list.",
      request: { query: retentionQuerySchema },
      responses: { ...readable(retentionPageSchema, "A page"), ...refusals("invalid-request", "invalid-cursor") },
    }),
    async (c) => c.json(await deps.listRetention(c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      tags,
      method: "get",
      path: "/v1/packages/{root}/holds",
      operationId: "listHolds",
      summary: "The legal holds on a package at this gateway, released ones too",
      request: { params: z.object({ root: bytes32 }) },
      responses: {
        ...readable(legalHoldsSchema, "The holds"),
        ...refusals("invalid-request", "unknown-package", "package-erased"),
      },
    }),
    async (c) => c.json(await deps.listHolds(c.req.valid("param").root), 200),
  );
  app.openapi(
    createRoute({
      tags,
      method: "post",
      path: "/v1/packages/{root}/holds",
      operationId: "placeHold",
      summary: "Keep a package beyond its retention",
      description: "It is kept at this gateway until every hold on it is released; other gateways have their own.",
      request: { params: z.object({ root: bytes32 }), ...jsonBody(newHoldSchema) },
      responses: {
        201: json(legalHoldSchema, "The hold"),
        ...refusals(...JSON_BODY, "unknown-package", "package-erased"),
      },
    }),
    async (c) => {
      const { reference } = c.req.valid("json");
      return c.json(await deps.placeHold(c.req.valid("param").root, reference, identityOf(c)?.subject), 201);
    },
  );
  app.openapi(
    createRoute({
      tags,
      method: "delete",
      path: "/v1/packages/{root}/holds/{hold}",
      operationId: "releaseHold",
      summary: "Release a legal hold; it stays listed as released",
      request: { params: z.object({ root: bytes32, hold: z.uuid() }) },
      responses: {
        200: json(legalHoldSchema, "The hold, released now or before"),
        ...refusals("invalid-request", "unknown-hold"),
      },
    }),
    async (c) => {
      const { root, hold } = c.req.valid("param");
      return c.json(await deps.releaseHold(root, hold, identityOf(c)?.subject), 200);
    },
  );
}
