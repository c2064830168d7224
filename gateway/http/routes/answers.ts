import { z } from "zod";
import { type ProblemCode, problems } from "../../domain/codes/problems.ts";
import { MOST_EXHIBITS } from "../../domain/package.ts";
import { problemSchema } from "../problem.ts";

/** A JSON answer for a route's description. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** What a GET of JSON answers with: the content, or that the asker has it already. */
export function readable<T extends z.ZodType>(schema: T, description: string) {
  return {
    200: { ...json(schema, description), headers: conditionalHeaders },
    304: { description: "`If-None-Match` names the content that there is", headers: conditionalHeaders },
  };
}

const conditionalHeaders = z.object({
  etag: z.string().describe("weak; of the content without `asOf`"),
  "concord-as-of": z
    .string()
    .optional()
    .describe("`asOf` of the answer as a dictionary (RFC 8941); absent where it has none"),
});

/** A JSON body for a route's description. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { body: { required: true, content: { "application/json": { schema } } } };
}

/** What may be wrong with any JSON body, and with its idempotency key. */
export const JSON_BODY = [
  "invalid-idempotency-key",
  "idempotency-key-in-use",
  "idempotency-key-reused",
  "invalid-body",
  "invalid-request",
  "unsupported-media-type",
  "body-too-large",
  "length-mismatch",
  "request-timeout",
  "digest-mismatch",
  "storage-full",
] as const satisfies readonly ProblemCode[];

const ALWAYS = [
  "not-acceptable",
  "storage-full",
  "storage-busy",
  "too-busy",
  "gateway-ending",
  "internal",
] as const satisfies readonly ProblemCode[];

/** The problems that an operation answers with: exactly these codes, beside those that every operation has. */
export function refusals(...codes: readonly ProblemCode[]): Record<never, never> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set<ProblemCode>([...codes, ...ALWAYS])) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries([...byStatus].map(([status, each]) => [status, refusal(each.toSorted())]));
}

/** The description of an answer with one problem alone, in OpenAPI's own form. */
export function problemAnswer(code: ProblemCode) {
  const codeOnly = { type: "object", properties: { code: { type: "string", enum: [code] } }, required: ["code"] };
  const schema = { allOf: [{ $ref: "#/components/schemas/Problem" }, codeOnly] };
  const { status, title } = problems[code];
  return {
    status,
    answer: { description: `\`${code}\`: ${title.en}`, content: { "application/problem+json": { schema } } },
  };
}

function refusal(codes: readonly ProblemCode[]) {
  const narrowed = z.object({ code: z.enum(codes) });
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code].title.en}`).join("; "),
    content: { "application/problem+json": { schema: z.intersection(problemSchema, narrowed) } },
  };
}

/** Bytes in or out. */
export const rawBytes = z.string().meta({ format: "binary", description: "raw bytes" });

const fileHeaders = z.object({
  etag: z.string().describe("strong; the file's SHA-256"),
  "accept-ranges": z.literal("bytes"),
  "repr-digest": z.string().describe("SHA-256 of the whole file (RFC 9530)"),
});

/** What a GET of a file answers with. */
export const fileAnswers = {
  200: {
    description: "The file",
    content: { "application/octet-stream": { schema: rawBytes } },
    headers: fileHeaders,
  },
  206: {
    description: "The range asked for (RFC 9110 §14); one range, no more",
    content: { "application/octet-stream": { schema: rawBytes } },
    headers: fileHeaders,
  },
  304: { description: "`If-None-Match` names the file", headers: fileHeaders },
};

/** A whole number as a path segment. */
export function wholeNumber(minimum: number, maximum: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, `a whole number from ${minimum} to ${maximum}`)
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({ type: "integer", minimum, maximum });
}

/** Where an exhibit stands in its manifest, from 0, as a path segment. */
export const exhibitPosition = wholeNumber(0, MOST_EXHIBITS);
