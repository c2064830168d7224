import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { feedbackSchema, noticeBodySchema } from "../../domain/notice-body.ts";
import { manifestSchema } from "../../domain/package.ts";
import { bytes32 } from "../../domain/scalars.ts";
import {
  batchReceiptSchema,
  batchSchema,
  documentReceiptSchema,
  newSimulationSchema,
  newSubmissionSchema,
  packageReceiptSchema,
  simulationSchema,
  submissionSchema,
} from "../../domain/wire/filing.ts";
import type { Capabilities } from "../capabilities.ts";
import { receiveFile } from "../files.ts";
import { exhibitPosition, json, jsonBody, problems, rawBytes } from "./answers.ts";

/** What an officer files: packages and their exhibits, batches, notice bodies, answers, and the signed requests. */
export function registerFiling(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Filing"],
      method: "post",
      path: "/v1/packages",
      operationId: "acceptPackage",
      summary: "Send a package's manifest; the answer has its salts and root",
      description: "The same manifest again is answered with the salts that it has.",
      request: jsonBody(manifestSchema),
      responses: {
        200: json(packageReceiptSchema, "It was here before"),
        201: json(packageReceiptSchema, "It is kept"),
        ...problems,
      },
    }),
    async (c) => {
      const receipt = await deps.acceptPackage(c.req.valid("json"));
      return receipt.isNew ? c.json(receipt, 201) : c.json(receipt, 200);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Filing"],
      method: "put",
      path: "/v1/packages/{root}/exhibits/{position}",
      operationId: "storeExhibit",
      summary: "Upload the file of an exhibit as a raw stream",
      description: "Needs Content-Length. Kept only when size, SHA-256 and SM3 are the manifest's; may be repeated.",
      request: {
        params: z.object({ root: bytes32, position: exhibitPosition }),
        body: { required: true, content: { "application/octet-stream": { schema: rawBytes } } },
      },
      responses: { 204: { description: "The file is kept" }, ...problems },
    }),
    async (c) => {
      const { root, position } = c.req.valid("param");
      await receiveFile(c, await deps.sizeOfExhibit(root, position), (bytes) =>
        deps.storeExhibit(root, position, bytes),
      );
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Filing"],
      method: "post",
      path: "/v1/batches",
      operationId: "acceptBatch",
      summary: "Send the list of a batch; the answer has its root",
      request: jsonBody(batchSchema),
      responses: { 200: json(batchReceiptSchema, "It is kept"), ...problems },
    }),
    async (c) => c.json(await deps.acceptBatch(c.req.valid("json").packages), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Filing"],
      method: "post",
      path: "/v1/notice-bodies",
      operationId: "acceptNoticeBody",
      summary: "Send a notice's body; the answer has its salts and commitment",
      request: jsonBody(noticeBodySchema),
      responses: {
        200: json(documentReceiptSchema, "It was here before"),
        201: json(documentReceiptSchema, "It is kept"),
        ...problems,
      },
    }),
    async (c) => {
      const receipt = await deps.acceptNoticeBody(c.req.valid("json"));
      return receipt.isNew ? c.json(receipt, 201) : c.json(receipt, 200);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Filing"],
      method: "post",
      path: "/v1/feedback",
      operationId: "acceptFeedback",
      summary: "Send the content of an answer to a notice; the reply has its salts and commitment",
      request: jsonBody(feedbackSchema),
      responses: {
        200: json(documentReceiptSchema, "It was here before"),
        201: json(documentReceiptSchema, "It is kept"),
        ...problems,
      },
    }),
    async (c) => {
      const receipt = await deps.acceptFeedback(c.req.valid("json"));
      return receipt.isNew ? c.json(receipt, 201) : c.json(receipt, 200);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Filing"],
      method: "post",
      path: "/v1/simulations",
      operationId: "simulateActions",
      summary: "Ask what stands against actions before they are signed",
      description:
        "All of them in order, each on what those before it would leave, as of the latest block. Nothing is kept or changed. The bodies and manifests that they commit to must be here; exhibits may be missing.",
      request: jsonBody(newSimulationSchema),
      responses: { 200: json(simulationSchema, "What the contracts say to each"), ...problems },
    }),
    async (c) => c.json(await deps.simulateActions(c.req.valid("json")), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Filing"],
      method: "post",
      path: "/v1/submissions",
      operationId: "acceptSubmission",
      summary: "Hand in an officer's signed requests",
      description:
        "202 means durable: every request ends as recorded or as refused, with a code, for ever. The same requests again are answered with the submission that they are.",
      request: jsonBody(newSubmissionSchema),
      responses: {
        200: json(submissionSchema, "These requests were accepted before"),
        202: json(submissionSchema, "Accepted"),
        ...problems,
      },
    }),
    async (c) => {
      const { submission, isNew } = await deps.acceptSubmission(c.req.valid("json").requests);
      return isNew ? c.json(submission, 202) : c.json(submission, 200);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Filing"],
      method: "get",
      path: "/v1/submissions/{id}",
      operationId: "showSubmission",
      summary: "What became of a submission",
      request: { params: z.object({ id: z.uuid() }) },
      responses: { 200: json(submissionSchema, "The submission"), ...problems },
    }),
    async (c) => c.json(await deps.showSubmission(c.req.valid("param").id), 200),
  );
}
