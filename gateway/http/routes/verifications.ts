import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { isPermitted } from "../../domain/permissions.ts";
import {
  type Verification,
  type VerificationRequest,
  verificationRequestSchema,
  verificationSchema,
  withoutCases,
} from "../../domain/wire/verification.ts";
import type { Capabilities } from "../capabilities.ts";
import { digestFileBody, fileQuery, kindOfBody } from "../file-body.ts";
import { identityOf, requireIdentity } from "../identity-of.ts";
import { spendLookUps } from "../middleware/count-look-ups.ts";
import { JSON_BODY, json, refusals } from "./answers.ts";

const PATH = "/v1/verifications";

const description = [
  "With JSON: up to 1000 files by their digests, computed where the files are.",
  "Whoever is not signed in gives with each file its `inclusion`, the path from its digests to the root of its package, and is not told whose case it is; of digests alone nothing is said, whether they are known here or not.",
  "With any other media type the body is one file as it is. It is digested while it comes and kept nowhere. Its Content-Length is required, and its name, by `filename*` or `filename` of Content-Disposition: it is of the case, and in no address. A file that happens to be JSON is sent as `application/octet-stream`. Forms and encoded bodies are refused, since their bytes are not the file's.",
].join("\n\n");

/** Verification of files. */
export function registerVerifications(app: OpenAPIHono, deps: Capabilities, partner: string): void {
  const bound = (c: Context, verification: Verification): Verification =>
    isPermitted("showEvidence", identityOf(c), partner) ? verification : withoutCases(verification);
  app.post(PATH, async (c, next) => {
    if (kindOfBody(c) === "json") return next();
    requireIdentity(c);
    await spendLookUps(c, 1);
    return c.json(bound(c, await deps.verifyFiles([await digestFileBody(c, deps)])), 200);
  });
  app.openapi(
    createRoute({
      tags: ["Verification"],
      method: "post",
      path: PATH,
      operationId: "verifyFiles",
      summary: "Verify files by their digests, or one file by its bytes",
      description,
      request: {
        query: fileQuery,
        headers: z.object({
          "content-disposition": z
            .string()
            .max(8_000)
            .optional()
            .describe("of a file in the body: names it (RFC 6266)"),
        }),
        body: {
          required: true,
          content: {
            "application/json": { schema: verificationRequestSchema },
            "application/octet-stream": {
              schema: { type: "string", format: "binary", description: "the file as it is" },
            },
          },
        },
      },
      responses: {
        200: json(verificationSchema, "A verdict on every fragment of every file"),
        ...refusals(
          ...JSON_BODY,
          "length-required",
          "length-mismatch",
          "request-timeout",
          "inclusion-invalid",
          "too-many-look-ups",
        ),
      },
    }),
    async (c) => {
      // Validated as JSON; the types know the query alone where a body has several media types.
      const { files } = c.req.valid("json" as never) as VerificationRequest;
      // A bare digest says that somebody has, or guesses, a file: to strangers it is answered nothing, whether it is known or not.
      if (!files.every(({ inclusion }) => inclusion !== undefined)) requireIdentity(c);
      await spendLookUps(c, files.length);
      return c.json(bound(c, await deps.verifyFiles(files)), 200);
    },
  );
}
