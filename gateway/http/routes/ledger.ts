import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { blocksQuerySchema, blocksSchema, proofQuerySchema, stateProofSchema } from "../../domain/wire/ledger.ts";
import type { Capabilities } from "../capabilities.ts";
import { readable, refusals } from "./answers.ts";

const unchecked =
  "For auditors, who check it themselves (`concord audit ledger`): what is answered is the node's word, and the index has no part in it.";

/** The ledger as this gateway's node has it: blocks with their receipts, and proofs of the contracts' state. */
export function registerLedger(app: OpenAPIHono, deps: Pick<Capabilities, "tellBlocks" | "proveState">): void {
  app.openapi(
    createRoute({
      tags: ["Ledger"],
      method: "get",
      path: "/v1/ledger/blocks",
      operationId: "tellBlocks",
      summary: "Blocks with their receipts, as the node tells them",
      description: unchecked,
      request: { query: blocksQuerySchema },
      responses: {
        ...readable(blocksSchema, "The blocks"),
        ...refusals("invalid-request", "proof-unavailable", "node-unreachable"),
      },
    }),
    async (c) => c.json(await deps.tellBlocks(c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      tags: ["Ledger"],
      method: "get",
      path: "/v1/ledger/proofs",
      operationId: "proveState",
      summary: "What a contract has as of a block, with its proof (EIP-1186)",
      description: unchecked,
      request: { query: proofQuerySchema },
      responses: {
        ...readable(stateProofSchema, "The proof"),
        ...refusals("invalid-request", "proof-unavailable", "node-unreachable"),
      },
    }),
    async (c) => c.json(await deps.proveState(c.req.valid("query")), 200),
  );
}
