import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { address } from "../../domain/scalars.ts";
import { agreementSchema, networkSchema, partnerSchema, signerSchema } from "../../domain/wire/network.ts";
import type { Capabilities } from "../capabilities.ts";
import { json, problems } from "./answers.ts";

/** The chain, the partners, the agreements, the signers. */
export function registerNetwork(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Network"],
      method: "get",
      path: "/v1/network",
      operationId: "showNetwork",
      summary: "Whose gateway this is, and the chain and deployment it follows",
      responses: { 200: json(networkSchema, "The network"), ...problems },
    }),
    async (c) => c.json(await deps.showNetwork(), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Network"],
      method: "get",
      path: "/v1/partners",
      operationId: "listPartners",
      summary: "The partners that the registry has admitted",
      responses: { 200: json(z.strictObject({ partners: z.array(partnerSchema) }), "The partners"), ...problems },
    }),
    async (c) => c.json(await deps.listPartners(), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Network"],
      method: "get",
      path: "/v1/agreements",
      operationId: "listAgreements",
      summary: "Every version of every agreement, with its scope",
      responses: { 200: json(z.strictObject({ agreements: z.array(agreementSchema) }), "The agreements"), ...problems },
    }),
    async (c) => c.json(await deps.listAgreements(), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Network"],
      method: "get",
      path: "/v1/signers/{address}",
      operationId: "showSigner",
      summary: "For whom an address acts, and the nonce of its next request",
      request: { params: z.object({ address }) },
      responses: { 200: json(signerSchema, "The signer"), ...problems },
    }),
    async (c) => c.json(await deps.showSigner(c.req.valid("param").address), 200),
  );
}
