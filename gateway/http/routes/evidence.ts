import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { bytes32 } from "../../domain/scalars.ts";
import { exhibitInclusionSchema } from "../../domain/wire/inclusion.ts";
import {
  evidenceQuerySchema,
  evidenceSearchSchema,
  receiptQuerySchema,
  recognitionQuerySchema,
} from "../../domain/wire/queries.ts";
import {
  evidenceDetailSchema,
  evidencePageSchema,
  evidenceRecognitionsSchema,
  recognitionPageSchema,
} from "../../domain/wire/records.ts";
import { receiptSchema } from "../../receipts/receipt-format.ts";
import type { Capabilities } from "../capabilities.ts";
import { sendFile } from "../files.ts";
import { exhibitPosition, fileAnswers, JSON_BODY, json, jsonBody, readable, refusals } from "./answers.ts";

/** Evidence and its exhibits. */
export function registerEvidence(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Evidence"],
      method: "get",
      path: "/v1/evidence",
      operationId: "listEvidence",
      summary: "Evidence, newest first",
      request: { query: evidenceQuerySchema },
      responses: {
        ...readable(evidencePageSchema, "A page"),
        ...refusals("invalid-request", "invalid-cursor", "unknown-partner", "unknown-agreement", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.listEvidence(c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Evidence"],
      method: "post",
      path: "/v1/evidence-searches",
      operationId: "searchEvidence",
      summary: "Evidence by its case too, newest first",
      description: "What a case file says is in no address. Without an `Idempotency-Key` nothing is kept of a search.",
      request: jsonBody(evidenceSearchSchema),
      responses: {
        200: json(evidencePageSchema, "A page"),
        ...refusals(...JSON_BODY, "invalid-cursor", "unknown-partner", "unknown-agreement", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.listEvidence(c.req.valid("json")), 200),
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
        ...refusals("too-many-look-ups", "invalid-request", "unknown-evidence", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.showEvidence(c.req.valid("param").id), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Evidence"],
      method: "get",
      path: "/v1/evidence/{id}/recognitions",
      operationId: "showRecognitions",
      summary: "Every other partner's decision on evidence, newest first",
      request: { params: z.object({ id: bytes32 }) },
      responses: {
        ...readable(evidenceRecognitionsSchema, "The decisions; one for each partner that has decided"),
        ...refusals("too-many-look-ups", "invalid-request", "unknown-evidence", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.showRecognitions(c.req.valid("param").id), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Evidence"],
      method: "get",
      path: "/v1/recognitions",
      operationId: "listRecognitions",
      summary: "Decisions on others' evidence as they are now, newest first",
      request: { query: recognitionQuerySchema },
      responses: {
        ...readable(recognitionPageSchema, "A page"),
        ...refusals("invalid-request", "invalid-cursor", "unknown-partner", "unknown-agreement", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.listRecognitions(c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Evidence"],
      method: "get",
      path: "/v1/evidence/{id}/exhibits/{position}/inclusion",
      operationId: "showInclusion",
      summary: "The path from an exhibit's digests to the root of its package",
      description:
        "For somebody who is to verify the file without signing in. It tells the salt of this exhibit, and of nothing else.",
      request: { params: z.object({ id: bytes32, position: exhibitPosition }) },
      responses: {
        ...readable(exhibitInclusionSchema, "The path"),
        ...refusals("too-many-look-ups", "invalid-request", "unknown-evidence", "object-not-here"),
      },
    }),
    async (c) => {
      const { id, position } = c.req.valid("param");
      return c.json(await deps.showInclusion(id, position), 200);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Evidence"],
      method: "get",
      path: "/v1/evidence/{id}/receipt",
      operationId: "makeReceipt",
      summary: "A receipt: proof of the record as of the last block indexed, for somebody without access to the chain",
      description:
        "It tells the exhibits and the members of the manifest that were chosen, with their salts, and of the others nothing. " +
        "As of one block, the same choice gives the same bytes.",
      request: { params: z.object({ id: bytes32 }), query: receiptQuerySchema },
      responses: {
        ...readable(receiptSchema, "The receipt"),
        ...refusals(
          "too-many-look-ups",
          "invalid-request",
          "unknown-evidence",
          "unknown-package",
          "package-erased",
          "unknown-exhibit",
          "unknown-field",
          "receipt-too-large",
          "index-stale",
          "proof-unavailable",
          "node-unreachable",
        ),
      },
    }),
    async (c) => c.json(await deps.makeReceipt(c.req.valid("param").id, c.req.valid("query")), 200),
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
        ),
      },
    }),
    async (c) => {
      const { id, position } = c.req.valid("param");
      return (await sendFile(c, await deps.openExhibit(id, position))) as never;
    },
  );
}
