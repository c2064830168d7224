import { z } from "zod";
import { HOURS_KEPT, idempotencyKeySchema } from "../domain/idempotency.ts";

interface Operation {
  parameters?: object[];
  readonly responses: Record<string, { headers?: object }>;
}

interface Description {
  readonly paths?: Record<string, { post?: Operation }>;
}

const parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: `Chosen by the client for one request, and sent again with each retry of it. The first final answer is kept for ${HOURS_KEPT} hours and given again, with its status and body, to the same operation with the same content. Answers 401, 404, 408, 425, 429 and 5xx are not kept: the request is carried out again.`,
  schema: z.toJSONSchema(idempotencyKeySchema),
};

const replayed = {
  "Idempotency-Replayed": {
    description: "`true` when this is the answer that was given before",
    schema: { type: "string", enum: ["true"] },
  },
};

/** Adds the header of `keepIdempotent` to the description of every POST; the problems are among those of any JSON body. */
export function describeIdempotency<T extends object>(description: T): T {
  const { paths = {} } = description as Description;
  for (const { post } of Object.values(paths)) {
    if (post === undefined) continue;
    post.parameters = [...(post.parameters ?? []), parameter];
    for (const [status, response] of Object.entries(post.responses)) {
      if (status.startsWith("2")) response.headers = { ...response.headers, ...replayed };
    }
  }
  return description;
}
