/** Writes the JSON Schemas of receipts and what goes with them, or with `--check` exits with 1 when the committed ones are not those of the code. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describeFormat, publishedFormats, schemaFileOf } from "../gateway/receipts/published-schemas.ts";

const FOLDER = join(import.meta.dirname, "../gateway/receipts/schemas");

const texts = new Map(
  publishedFormats.map((format) => [schemaFileOf(format), `${JSON.stringify(describeFormat(format), null, 2)}\n`]),
);
if (process.argv.includes("--check")) {
  const committed = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]));
  const differing = new Set(
    [...texts.keys(), ...committed.keys()].filter((name) => texts.get(name) !== committed.get(name)),
  );
  for (const name of differing)
    console.error(`gateway/receipts/schemas/${name} is not that of the code: npm run schemas`);
  if (differing.size > 0) process.exitCode = 1;
} else {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of texts) writeFileSync(join(FOLDER, name), text);
}
