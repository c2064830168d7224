import type { ServerResponse } from "node:http";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { codesOfContractRefusals } from "../../domain/contract-refusals.ts";
import {
  newSimulationSchema,
  newSubmissionSchema,
  simulationSchema,
  submissionPageSchema,
  submissionSchema,
} from "../../domain/wire/filing.ts";
import { submissionQuerySchema } from "../../domain/wire/queries.ts";
import type { Capabilities } from "../capabilities.ts";
import { JSON_BODY, json, jsonBody, readable, refusals } from "./answers.ts";

/** What stands against officers' actions before anything is asked of the contracts. */
const unsound = [
  "signer-unknown",
  "not-entitled",
  "wrong-target",
  "unknown-package",
  "unknown-object",
  "unknown-partner",
  "invalid-size",
  "evidence-kind",
  "right",
  "node-unreachable",
  "chain-lost",
] as const;

const standsAgainstNonces = [
  "wrong-nonce",
  "deadline-too-far",
  "deadline-too-near",
  "superseded",
  "not-superseded",
  "unknown-submission",
] as const;

/** What officers ask for: simulated, then signed and handed in. */
export function registerSubmissions(app: OpenAPIHono, deps: Capabilities): void {
  app.openapi(
    createRoute({
      tags: ["Submissions"],
      method: "post",
      path: "/v1/simulations",
      operationId: "simulateActions",
      summary: "Ask what stands against actions before they are signed",
      description:
        "All of them in order, each on what those before it would leave, as of the latest block. Nothing is kept or changed. The bodies and manifests that they commit to must be here; exhibits may be missing.",
      request: jsonBody(newSimulationSchema),
      responses: {
        200: json(simulationSchema, "What the contracts say to each"),
        ...refusals(...JSON_BODY, ...unsound),
      },
    }),
    async (c) => c.json(await deps.simulateActions(c.req.valid("json")), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Submissions"],
      method: "post",
      path: "/v1/submissions",
      operationId: "acceptSubmission",
      summary: "Hand in an officer's signed requests",
      description:
        "202 means durable: every request ends as recorded or as refused, with a code, for ever. The same requests again are answered with the submission that they are. While the node is away requests are accepted by what the gateway knows (`isSimulated` is false), and the contracts are asked when it is back. With `supersedes`, requests that the officer signed with the same nonces take the place of a submission that is not settled yet, be it to do something else or nothing: the one that is not carried out ends with `superseded` or `not-superseded`.",
      request: jsonBody(newSubmissionSchema),
      responses: {
        200: json(submissionSchema, "These requests were accepted before"),
        202: json(submissionSchema, "Accepted"),
        ...refusals(...JSON_BODY, ...codesOfContractRefusals(), ...unsound, ...standsAgainstNonces),
      },
    }),
    async (c) => {
      const { submission, isNew } = await deps.acceptSubmission(c.req.valid("json"));
      const { outgoing } = (c.env ?? {}) as { outgoing?: ServerResponse };
      outgoing?.once("finish", () => deps.noteAnswered(submission.id));
      return isNew ? c.json(submission, 202) : c.json(submission, 200);
    },
  );
  app.openapi(
    createRoute({
      tags: ["Submissions"],
      method: "get",
      path: "/v1/submissions",
      operationId: "listSubmissions",
      summary: "What the partner's officers handed in, newest first",
      request: { query: submissionQuerySchema },
      responses: {
        ...readable(submissionPageSchema, "A page"),
        ...refusals("invalid-request", "invalid-cursor", "index-stale"),
      },
    }),
    async (c) => c.json(await deps.listSubmissions(c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Submissions"],
      method: "get",
      path: "/v1/submissions/{id}",
      operationId: "showSubmission",
      summary: "What became of a submission",
      request: { params: z.object({ id: z.uuid() }) },
      responses: {
        ...readable(submissionSchema, "The submission"),
        ...refusals("invalid-request", "unknown-submission"),
      },
    }),
    async (c) => c.json(await deps.showSubmission(c.req.valid("param").id), 200),
  );
}
