import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { manifestSchema } from "../../domain/package.ts";
import { bytes32 } from "../../domain/scalars.ts";
import { packageReceiptSchema } from "../../domain/wire/filing.ts";
import type { Capabilities } from "../capabilities.ts";
import { receiveFile } from "../files.ts";
import { exhibitPosition, JSON_BODY, json, jsonBody, rawBytes, refusals } from "./answers.ts";

/** Packages and their exhibits. */
export function registerPackages(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Packages"],
      method: "post",
      path: "/v1/packages",
      operationId: "acceptPackage",
      summary: "Send a package's manifest; the answer has its salts and root",
      description: "The same manifest again is answered with the salts that it has.",
      request: jsonBody(manifestSchema),
      responses: {
        200: json(packageReceiptSchema, "It was here before"),
        201: json(packageReceiptSchema, "It is kept"),
        ...refusals(...JSON_BODY, "not-recorder"),
      },
    }),
    async (c) => {
      const receipt = await deps.acceptPackage(c.req.valid("json"));
      return receipt.isNew ? c.json(receipt, 201) : c.json(receipt, 200);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Packages"],
      method: "put",
      path: "/v1/packages/{root}/exhibits/{position}",
      operationId: "storeExhibit",
      summary: "Upload the file of an exhibit as a raw stream",
      description: "Needs Content-Length. Kept only when size, SHA-256 and SM3 are the manifest's; may be repeated.",
      request: {
        params: z.object({ root: bytes32, position: exhibitPosition }),
        body: { required: true, content: { "application/octet-stream": { schema: rawBytes } } },
      },
      responses: {
        204: { description: "The file is kept" },
        ...refusals(
          "invalid-request",
          "unknown-package",
          "length-required",
          "length-mismatch",
          "size-mismatch",
          "digest-mismatch",
          "storage-full",
        ),
      },
    }),
    async (c) => {
      const { root, position } = c.req.valid("param");
      await receiveFile(c, await deps.sizeOfExhibit(root, position), (bytes) =>
        deps.storeExhibit(root, position, bytes),
      );
      return c.body(null, 204);
    },
  );
}
