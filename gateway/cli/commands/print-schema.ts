import { describeFormat, publishedFormats } from "../../receipts/published-schemas.ts";
import type { Deps } from "../deps.ts";
import { Failure } from "../failure.ts";

/** Prints the JSON Schema of a format, or without one which formats there are. Throws Failure `usage`. */
export function printSchema({ terminal }: Deps, format: string | undefined): number {
  if (format === undefined) {
    for (const each of publishedFormats) terminal.print(`${each}\n`);
    return 0;
  }
  const schema = describeFormat(format);
  if (schema === undefined) throw new Failure("usage", `The formats are ${publishedFormats.join(", ")}.`);
  terminal.print(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
}
