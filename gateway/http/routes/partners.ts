import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { address } from "../../domain/scalars.ts";
import { partnerSchema, signerSchema } from "../../domain/wire/network.ts";
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
        ...readable(z.strictObject({ partners: z.array(partnerSchema) }), "The partners"),
        ...refusals(),
      },
    }),
    async (c) => c.json(await deps.listPartners(), 200),
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
