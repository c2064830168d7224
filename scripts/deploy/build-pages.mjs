/** Bundles the pages for a production that has no contracts to build: `node scripts/deploy/build-pages.mjs`. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildWeb } from "../setup/build-web.mjs";

await buildWeb(path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../.."), console.log);
