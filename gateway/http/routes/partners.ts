import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { address, iso } from "../../domain/scalars.ts";
import { partnerDetailSchema, partnerSignersSchema, partnersSchema, signerSchema } from "../../domain/wire/network.ts";
import { pageQuerySchema } from "../../domain/wire/queries.ts";
import type { Capabilities } from "../capabilities.ts";
import { readable, refusals } from "./answers.ts";

/** The partners and their signers. */
export function registerPartners(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Partners"],
      method: "get",
      path: "/v1/partners",
      operationId: "listPartners",
      summary: "The partners that the registry has admitted",
      responses: {
        ...readable(partnersSchema, "The partners"),
        ...refusals("index-stale"),
      },
    }),
    async (c) => c.json(await deps.listPartners(), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Partners"],
      method: "get",
      path: "/v1/partners/{iso}",
      operationId: "showPartner",
      summary: "A partner",
      request: { params: z.object({ iso }) },
      responses: {
        ...readable(partnerDetailSchema, "The partner"),
        ...refusals("invalid-request", "unknown-partner", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.showPartner(c.req.valid("param").iso), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Partners"],
      method: "get",
      path: "/v1/partners/{iso}/signers",
      operationId: "listSigners",
      summary: "Whom a partner has authorised, with roles and window, by address",
      request: { params: z.object({ iso }), query: pageQuerySchema },
      responses: {
        ...readable(partnerSignersSchema, "A page"),
        ...refusals("invalid-request", "invalid-cursor", "unknown-partner", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.listSigners(c.req.valid("param").iso, c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Partners"],
      method: "get",
      path: "/v1/signers/{address}",
      operationId: "showSigner",
      summary: "For whom an address acts, and the nonce of its next request",
      request: { params: z.object({ address }) },
      responses: {
        ...readable(signerSchema, "The signer"),
        ...refusals("invalid-request", "node-unreachable", "chain-lost"),
      },
    }),
    async (c) => c.json(await deps.showSigner(c.req.valid("param").address), 200),
  );
}
