import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { codeSchema } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { bytes32, iso, shortText } from "../../domain/scalars.ts";
import { evidenceDetailSchema, evidencePageSchema } from "../../domain/wire/records.ts";
import type { Capabilities } from "../capabilities.ts";
import { sendFile } from "../files.ts";
import { exhibitPosition, fileAnswers, given, pageQuery, readable, refusals } from "./answers.ts";

const filterQuery = {
  partner: iso.optional(),
  kind: codeSchema(evidenceKinds).optional(),
  agreement: shortText.optional().describe("code of the agreement"),
  case: shortText.optional().describe("the originator's case number"),
};

/** Evidence and its exhibits. */
export function registerEvidence(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Evidence"],
      method: "get",
      path: "/v1/evidence",
      operationId: "listEvidence",
      summary: "Evidence, newest first",
      request: { query: z.object({ ...pageQuery, ...filterQuery }) },
      responses: {
        ...readable(evidencePageSchema, "A page"),
        ...refusals("invalid-request", "invalid-cursor", "unknown-partner", "unknown-agreement", "index-stale"),
      },
    }),
    async (c) => {
      const { limit, ...query } = c.req.valid("query");
      return c.json(await deps.listEvidence({ limit, ...given(query) }), 200);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Evidence"],
      method: "get",
      path: "/v1/evidence/{id}",
      operationId: "showEvidence",
      summary: "Evidence with its manifest",
      request: { params: z.object({ id: bytes32 }) },
      responses: {
        ...readable(evidenceDetailSchema, "The evidence"),
        ...refusals("invalid-request", "unknown-evidence", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.showEvidence(c.req.valid("param").id), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Evidence"],
      method: "get",
      path: "/v1/evidence/{id}/exhibits/{position}",
      operationId: "readExhibit",
      summary: "The file of an exhibit, fetched from the gateway that recorded it when it is not here",
      description: "A download that broke off goes on with `Range`, and with `If-Range` to be sure of the same file.",
      request: { params: z.object({ id: bytes32, position: exhibitPosition }) },
      responses: {
        ...fileAnswers,
        ...refusals(
          "invalid-request",
          "range-not-satisfiable",
          "unknown-evidence",
          "unknown-package",
          "object-not-here",
          "storage-full",
        ),
      },
    }),
    async (c) => {
      const { id, position } = c.req.valid("param");
      return sendFile(c, await deps.openExhibit(id, position)) as never;
    },
  );
}
