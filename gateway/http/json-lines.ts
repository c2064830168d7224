import type { Context } from "hono";
import type { z } from "zod";
import { DomainError } from "../domain/errors.ts";

/** Many JSON values, one a line. */
export const JSON_LINES = "application/x-ndjson";

/**
 * The values of a body of JSON lines; an empty last line is none.
 *
 * @throws DomainError `invalid-body` for a line that is not JSON in UTF-8, `invalid-request` with every mistake, whose pointer
 * begins with the line's position (from 0), or when there are too many or none
 */
export async function readLines<S extends z.ZodType>(c: Context, schema: S, most: number): Promise<z.infer<S>[]> {
  const lines = decode(await c.req.arrayBuffer()).split("\n");
  if (lines.at(-1) === "") lines.pop();
  if (lines.length === 0 || lines.length > most) {
    throw new DomainError("invalid-request", `The body has ${lines.length} lines; 1 to ${most} are taken at once.`);
  }
  const values: z.infer<S>[] = [];
  const mistakes: { pointer: string; message: string }[] = [];
  for (const [position, line] of lines.entries()) {
    const parsed = schema.safeParse(parse(line, position));
    if (parsed.success) values.push(parsed.data);
    else {
      for (const { path, message } of parsed.error.issues) {
        mistakes.push({ pointer: `/${[position, ...path].join("/")}`, message });
      }
    }
  }
  const [first] = mistakes;
  if (first === undefined) return values;
  throw new DomainError("invalid-request", `Line ${Number(first.pointer.split("/")[1]) + 1}: ${first.message}`, {
    mistakes,
  });
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError("invalid-body", "The body is not UTF-8.");
  }
}

function parse(line: string, position: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new DomainError("invalid-body", `Line ${position + 1} is not JSON.`, { line: position + 1 });
  }
}
