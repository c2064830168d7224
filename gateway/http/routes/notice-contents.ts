import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { feedbackSchema, noticeBodySchema } from "../../domain/notice-body.ts";
import { documentReceiptSchema } from "../../domain/wire/filing.ts";
import type { Capabilities } from "../capabilities.ts";
import { JSON_BODY, json, jsonBody, refusals } from "./answers.ts";

const receipts = {
  200: json(documentReceiptSchema, "It was here before"),
  201: json(documentReceiptSchema, "It is kept"),
};

/** What stands against a body that is not here yet. */
const unpublishable = [
  "not-publisher",
  "partner-not-active",
  "agreement-unknown",
  "agreement-not-ratified",
  "agreement-not-effective",
  "agreement-expired",
  "agreement-suspended",
  "agreement-terminated",
  "not-a-party",
  "right",
  "channel",
  "recipient",
  "unknown-partner",
  "invalid-validity",
] as const;

/** What a notice says and what is answered to it, sent here before an officer signs its commitment. */
export function registerNoticeContents(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Notices"],
      method: "post",
      path: "/v1/notice-bodies",
      operationId: "acceptNoticeBody",
      summary: "Send a notice's body; the answer has its salts and commitment",
      description:
        "The same body again is answered with the salts that it has. One that the agreement excludes is refused by the clause, and not kept.",
      request: jsonBody(noticeBodySchema),
      responses: { ...receipts, ...refusals(...JSON_BODY, ...unpublishable) },
    }),
    async (c) => {
      const receipt = await deps.acceptNoticeBody(c.req.valid("json"));
      return receipt.isNew ? c.json(receipt, 201) : c.json(receipt, 200);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Notices"],
      method: "post",
      path: "/v1/feedback",
      operationId: "acceptFeedback",
      summary: "Send the content of an answer to a notice; the reply has its salts and commitment",
      description: "The same content again is answered with the salts that it has.",
      request: jsonBody(feedbackSchema),
      responses: { ...receipts, ...refusals(...JSON_BODY, "not-addressed", "unknown-notice", "partner-not-active") },
    }),
    async (c) => {
      const receipt = await deps.acceptFeedback(c.req.valid("json"));
      return receipt.isNew ? c.json(receipt, 201) : c.json(receipt, 200);
    },
  );
}
