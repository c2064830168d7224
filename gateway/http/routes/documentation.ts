import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { describeFormat, publishedFormats, schemaFileOf } from "../../receipts/published-schemas.ts";
import { describeExamples } from "../describe-examples.ts";
import { describeIdempotency } from "../describe-idempotency.ts";
import { describeNullable } from "../describe-nullable.ts";
import { describePermissions } from "../describe-permissions.ts";

const TITLE = "Concord gateway";
const DESCRIPTION =
  "One partner's gateway to the ledger of evidence and risk notices. Officers sign on their own machines; a gateway carries, keeps and verifies.";

// By resource, in the order in which an integrator meets them.
const TAGS = [
  { name: "Identity", description: "Who asks" },
  { name: "Network", description: "Whose gateway this is, and the chain that it follows" },
  { name: "Partners", description: "The partners of the consortium and the signers that act for them" },
  { name: "Agreements", description: "What the partners agreed on, as the contracts enforce it" },
  {
    name: "Packages",
    description: "Manifests, the files that they name, and lists of packages recorded together",
  },
  { name: "Retention", description: "How long packages are kept, and legal holds that keep them longer" },
  { name: "Evidence", description: "Packages on the ledger, with how they stand and who recognised them" },
  { name: "Notices", description: "Risk notices, with their recipients' acknowledgements and answers" },
  { name: "Submissions", description: "Officers' signed requests and what became of them" },
  { name: "Verification", description: "Verdicts on files" },
  {
    name: "Events",
    description: "What becomes known to this gateway, in that order, resumable without gap or repetition",
  },
  { name: "Exchange", description: "For other partners' gateways, which sign every request" },
];

// Served from the package: the page needs no other host.
const assets: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLE}: API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="operations"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#operations", deepLinking: true, validatorUrl: null, supportedSubmitMethods: ["get"] });
`;

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The OpenAPI description, and a page to read it; the schemas of receipts and what goes with them. */
export function registerDocumentation(app: OpenAPIHono): void {
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  app.get("/openapi.json", (c) => c.json(describeApi(app)));
  registerSchemas(app);
  app.get("/docs", (c) => c.html(page, 200, { "content-security-policy": policy }));
  app.get("/docs/start.js", (c) => c.body(start, 200, { "content-type": "text/javascript; charset=utf-8" }));
  for (const [name, type] of Object.entries(assets)) {
    app.get(`/docs/${name}`, async (c) => c.body(await readFile(join(folder, name)), 200, { "content-type": type }));
  }
}

/** JSON Schemas of the files that outlive a gateway, for whoever reads them: a format never changes, so that they may be kept. */
function registerSchemas(app: OpenAPIHono): void {
  const texts = new Map(
    publishedFormats.map((format) => [schemaFileOf(format), JSON.stringify(describeFormat(format))]),
  );
  app.get("/schemas", (c) => c.json({ schemas: [...texts.keys()].map((file) => `/schemas/${file}`) }));
  for (const [file, text] of texts) {
    app.get(`/schemas/${file}`, (c) => c.body(text, 200, { "content-type": "application/schema+json" }));
  }
}

/** The OpenAPI 3.1 document of the routes registered so far. */
export function describeApi(app: OpenAPIHono): object {
  const description = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: TITLE, version: "1", description: DESCRIPTION, license: { name: "MIT" } },
    servers: [{ url: "/" }],
    tags: TAGS,
  });
  return describeExamples(describeNullable(describePermissions(describeIdempotency(description))));
}
