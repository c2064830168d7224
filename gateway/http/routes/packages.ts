import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { manifestSchema } from "../../domain/package.ts";
import { bytes32 } from "../../domain/scalars.ts";
import { packageDetailSchema, packageReceiptSchema } from "../../domain/wire/filing.ts";
import type { Capabilities } from "../capabilities.ts";
import { receiveFile, sendFile } from "../files.ts";
import { exhibitPosition, fileAnswers, JSON_BODY, json, jsonBody, rawBytes, readable, refusals } from "./answers.ts";

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
        ...refusals(...JSON_BODY, "not-recorder", "partner-not-active"),
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
      method: "get",
      path: "/v1/packages/{root}",
      operationId: "showPackage",
      summary: "What is held of a package: manifest, salts, files; what is missing; where it is recorded",
      request: { params: z.object({ root: bytes32 }) },
      responses: {
        ...readable(packageDetailSchema, "The package"),
        ...refusals("invalid-request", "unknown-package"),
      },
    }),
    async (c) => c.json(await deps.showPackage(c.req.valid("param").root), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Packages"],
      method: "get",
      path: "/v1/packages/{root}/exhibits/{position}",
      operationId: "readHeldExhibit",
      summary: "The file of an exhibit as it lies here, whether it is recorded or not",
      description: "It is not fetched from anywhere: for what others recorded see `readExhibit`.",
      request: { params: z.object({ root: bytes32, position: exhibitPosition }) },
      responses: {
        ...fileAnswers,
        ...refusals("invalid-request", "range-not-satisfiable", "unknown-package", "unknown-object"),
      },
    }),
    async (c) => {
      const { root, position } = c.req.valid("param");
      return sendFile(c, await deps.openHeldExhibit(root, position)) as never;
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
