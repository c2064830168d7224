import { z } from "zod";
import { problemSchema } from "../problem.ts";

const problem = { "application/problem+json": { schema: problemSchema } };

/** A JSON answer for a route's description. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** A JSON body for a route's description. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { body: { required: true, content: { "application/json": { schema } } } };
}

/** The problems that every operation may answer with. */
export const problems = {
  400: { description: "The request cannot be read", content: problem },
  403: { description: "Not allowed to this signer or partner", content: problem },
  404: { description: "There is no such thing here", content: problem },
  409: { description: "The state of things stands against it", content: problem },
  413: { description: "The body is too large", content: problem },
  415: { description: "The body is of another media type", content: problem },
  422: { description: "The request is readable and not acceptable", content: problem },
  500: { description: "An error that nobody foresaw", content: problem },
  503: { description: "The chain node or another gateway is out of reach", content: problem },
} as const;

/** Bytes in or out. */
export const rawBytes = z.string().meta({ format: "binary", description: "raw bytes" });

/** Where an exhibit stands in its manifest, from 0, as a path segment. */
export const exhibitPosition = z
  .string()
  .regex(/^\d{1,5}$/, "a whole number up to 10000")
  .transform(Number)
  .pipe(z.int().max(10_000))
  .meta({ type: "integer", minimum: 0, maximum: 10_000 });

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(500).default(50).describe("entries a page"),
  after: z
    .string()
    .regex(/^\d{1,15}:0x[0-9a-f]{64}$/)
    .optional()
    .describe("`next` of the page before"),
};
