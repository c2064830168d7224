import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { codeSchema } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { bytes32, iso, shortText } from "../../domain/scalars.ts";
import {
  evidenceDetailSchema,
  evidencePageSchema,
  noticeDetailSchema,
  noticePageSchema,
} from "../../domain/wire/records.ts";
import { verificationRequestSchema, verificationSchema } from "../../domain/wire/verification.ts";
import type { Capabilities } from "../capabilities.ts";
import { sendFile } from "../files.ts";
import { exhibitPosition, json, jsonBody, pageQuery, problems, rawBytes } from "./answers.ts";

const idParameter = { params: z.object({ id: bytes32 }) };

/** Leaves out what was not asked for. */
function given<T extends object>(query: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Evidence, notices and verification. */
export function registerRecords(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Records"],
      method: "get",
      path: "/v1/evidence",
      operationId: "listEvidence",
      summary: "Evidence, newest first",
      request: {
        query: z.object({
          ...pageQuery,
          partner: iso.optional(),
          kind: codeSchema(evidenceKinds).optional(),
          agreement: shortText.optional().describe("code of the agreement"),
          case: shortText.optional().describe("the originator's case number"),
        }),
      },
      responses: { 200: json(evidencePageSchema, "A page"), ...problems },
    }),
    async (c) => {
      const { limit, ...query } = c.req.valid("query");
      return c.json(await deps.listEvidence({ limit, ...given(query) }), 200);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Records"],
      method: "get",
      path: "/v1/evidence/{id}",
      operationId: "showEvidence",
      summary: "Evidence with its manifest",
      request: idParameter,
      responses: { 200: json(evidenceDetailSchema, "The evidence"), ...problems },
    }),
    async (c) => c.json(await deps.showEvidence(c.req.valid("param").id), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Records"],
      method: "get",
      path: "/v1/evidence/{id}/exhibits/{position}",
      operationId: "readExhibit",
      summary: "The file of an exhibit, fetched from the gateway that recorded it when it is not here",
      request: { params: z.object({ id: bytes32, position: exhibitPosition }) },
      responses: {
        200: { description: "The file", content: { "application/octet-stream": { schema: rawBytes } } },
        ...problems,
      },
    }),
    async (c) => {
      const { id, position } = c.req.valid("param");
      return sendFile(c, await deps.openExhibit(id, position)) as never;
    },
  );
  app.openapi(
    createRoute({
      tags: ["Records"],
      method: "get",
      path: "/v1/notices",
      operationId: "listNotices",
      summary: "Notices that this partner published or was sent, newest first",
      request: { query: z.object(pageQuery) },
      responses: { 200: json(noticePageSchema, "A page"), ...problems },
    }),
    async (c) => {
      const { limit, ...query } = c.req.valid("query");
      return c.json(await deps.listNotices({ limit, ...given(query) }), 200);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Records"],
      method: "get",
      path: "/v1/notices/{id}",
      operationId: "showNotice",
      summary: "A notice, with every recipient's acknowledgement and answer",
      request: idParameter,
      responses: { 200: json(noticeDetailSchema, "The notice"), ...problems },
    }),
    async (c) => c.json(await deps.showNotice(c.req.valid("param").id), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Records"],
      method: "post",
      path: "/v1/verifications",
      operationId: "verifyFiles",
      summary: "Verify files by their digests",
      request: jsonBody(verificationRequestSchema),
      responses: { 200: json(verificationSchema, "A verdict on every fragment of every file"), ...problems },
    }),
    async (c) => c.json(await deps.verifyFiles(c.req.valid("json").files), 200),
  );
}
