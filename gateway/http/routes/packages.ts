import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { type Manifest, manifestSchema } from "../../domain/package.ts";
import { bytes32 } from "../../domain/scalars.ts";
import { MOST_MANIFESTS, packageDetailSchema, packageReceiptSchema } from "../../domain/wire/filing.ts";
import type { Capabilities } from "../capabilities.ts";
import { kindOfBody } from "../file-body.ts";
import { receiveFile, sendFile } from "../files.ts";
import { JSON_LINES, readLines } from "../json-lines.ts";
import { exhibitPosition, fileAnswers, JSON_BODY, json, rawBytes, readable, refusals } from "./answers.ts";

const lines = z.string().describe("a JSON value a line");

/** Packages and their exhibits. */
export function registerPackages(app: OpenAPIHono, deps: Capabilities): void {
  app.post("/v1/packages", async (c, next) => {
    if (kindOfBody(c) === "json") return next();
    const receipts = await deps.acceptPackages(await readLines(c, manifestSchema, MOST_MANIFESTS));
    return c.body(receipts.map((receipt) => `${JSON.stringify(receipt)}\n`).join(""), 200, {
      "content-type": JSON_LINES,
    });
  });
  app.openapi(
    createRoute({
      tags: ["Packages"],
      method: "post",
      path: "/v1/packages",
      operationId: "acceptPackage",
      summary: "Send a package's manifest; the answer has its salts and root",
      description: [
        "The same manifest again is answered with the salts that it has.",
        `With \`${JSON_LINES}\` up to ${MOST_MANIFESTS} manifests, one a line: all of them are kept, or none, and the answer has a receipt for each, one a line and in their order. The pointer of a mistake begins with the position of its line, from 0.`,
      ].join("\n\n"),
      request: {
        body: {
          required: true,
          content: { "application/json": { schema: manifestSchema }, [JSON_LINES]: { schema: lines } },
        },
      },
      responses: {
        200: {
          description: "It was here before; of many, one a line: each says whether it is new",
          content: { "application/json": { schema: packageReceiptSchema }, [JSON_LINES]: { schema: lines } },
        },
        201: json(packageReceiptSchema, "It is kept"),
        ...refusals(...JSON_BODY, "not-recorder", "partner-not-active"),
      },
    }),
    async (c) => {
      // Validated as JSON; the types know what lines are as well.
      const receipt = await deps.acceptPackage(c.req.valid("json" as never) as Manifest);
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
        ...refusals("too-many-look-ups", "invalid-request", "unknown-package", "package-erased"),
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
      return (await sendFile(c, await deps.openHeldExhibit(root, position))) as never;
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
          "request-timeout",
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
