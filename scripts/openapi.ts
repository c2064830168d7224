/** Writes the API's description that is committed, or with `--check` exits with 1 when the committed one is not that of the code. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createApp } from "../gateway/http/app.ts";
import type { Capabilities } from "../gateway/http/capabilities.ts";
import { describeApi } from "../gateway/http/routes/documentation.ts";

const FILE = join(import.meta.dirname, "../gateway/http/openapi.json");

// The routes are described, not called, so that they need no capabilities.
const app = createApp({
  capabilities: {} as Capabilities,
  newRequestId: () => "",
  observe: () => undefined,
  report: () => undefined,
  isEnding: () => false,
  protection: { partner: "", publicUrl: "", audience: "", issuers: [], deploymentId: "" },
  now: () => 0,
});
const text = `${JSON.stringify(describeApi(app), null, 2)}\n`;
if (!process.argv.includes("--check")) writeFileSync(FILE, text);
else if (readFileSync(FILE, "utf8") !== text) {
  console.error("gateway/http/openapi.json is not that of the code: npm run openapi");
  process.exitCode = 1;
}
