import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { bytes32 } from "../../domain/scalars.ts";
import type { Capabilities } from "../capabilities.ts";
import { sendFile } from "../files.ts";
import { requireIdentity } from "../identity-of.ts";
import { exhibitPosition, fileAnswers, json, refusals } from "./answers.ts";

const rootParameter = { params: z.object({ root: bytes32 }) };
const refused = refusals("invalid-request", "unknown-object");

/** What other partners' gateways fetch. Every request is signed by the key that the registry knows as that partner's gateway. */
export function registerExchange(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Exchange"],
      method: "get",
      path: "/v1/exchange/documents/{root}",
      operationId: "serveDocument",
      summary: "A manifest, notice body or answer with its salts, for a partner's gateway",
      request: rootParameter,
      responses: {
        200: json(z.looseObject({ document: z.looseObject({}), salts: z.record(z.string(), bytes32) }), "The document"),
        ...refused,
      },
    }),
    async (c) => {
      const bytes = await deps.serveDocument(requireIdentity(c).partner, c.req.valid("param").root);
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { "content-type": "application/json" }) as never;
    },
  );
  app.openapi(
    createRoute({
      tags: ["Exchange"],
      method: "get",
      path: "/v1/exchange/batches/{root}",
      operationId: "serveBatch",
      summary: "The list of a batch, for a partner's gateway",
      request: rootParameter,
      responses: {
        200: json(z.strictObject({ packages: z.array(bytes32) }), "The list"),
        ...refused,
      },
    }),
    async (c) => c.json(await deps.serveBatch(requireIdentity(c).partner, c.req.valid("param").root), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Exchange"],
      method: "get",
      path: "/v1/exchange/packages/{root}/exhibits/{position}",
      operationId: "serveExhibit",
      summary: "The file of an exhibit, for a partner's gateway",
      request: { params: z.object({ root: bytes32, position: exhibitPosition }) },
      responses: {
        ...fileAnswers,
        ...refused,
        ...refusals("range-not-satisfiable"),
      },
    }),
    async (c) => {
      const { root, position } = c.req.valid("param");
      return (await sendFile(c, await deps.serveExhibit(requireIdentity(c).partner, root, position))) as never;
    },
  );
}
