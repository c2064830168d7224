import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { bytes32 } from "../../domain/scalars.ts";
import { proposalDetailSchema, proposalPageSchema } from "../../domain/wire/proposals.ts";
import { pageQuerySchema } from "../../domain/wire/queries.ts";
import type { Capabilities } from "../capabilities.ts";
import { readable, refusals } from "./answers.ts";

/** What the partners decide together. */
export function registerProposals(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Consortium"],
      method: "get",
      path: "/v1/proposals",
      operationId: "listProposals",
      summary: "Proposals to the consortium, newest first",
      description:
        "To propose, to vote, to queue and to carry out are actions of a signatory, handed in at `/v1/submissions`; of these the gateway carries those of every partner.",
      request: { query: pageQuerySchema },
      responses: {
        ...readable(proposalPageSchema, "A page"),
        ...refusals("invalid-request", "invalid-cursor", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.listProposals(c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Consortium"],
      method: "get",
      path: "/v1/proposals/{id}",
      operationId: "showProposal",
      summary: "A proposal: what it would do in words, every partner's vote, and where it stands",
      request: { params: z.object({ id: bytes32 }) },
      responses: {
        ...readable(proposalDetailSchema, "The proposal"),
        ...refusals("invalid-request", "unknown-proposal", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.showProposal(c.req.valid("param").id), 200),
  );
}
