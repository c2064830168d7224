import { z } from "zod";
import { bytes32 } from "../domain/scalars.ts";
import { validatorsShape, validShape } from "./anchor-format.ts";
import { limits } from "./limits.ts";
import { ledgerShape } from "./receipt-format.ts";
import { blockNumber, exactAddress } from "./shapes.ts";

/** What partners countersign: as of a block, these validators seal. */
const statementShape = {
  ledger: z.strictObject(ledgerShape),
  block: z
    .strictObject({ number: blockNumber.min(1), hash: bytes32 })
    .describe("a block at which votes are cleared, as the partners' own nodes have it"),
  validators: validatorsShape.describe("who seals the blocks after it, until votes change it"),
  valid: validShape.describe("first and last day (UTC) on which the checkpoint is relied on"),
} as const;

/**
 * A younger point to follow a ledger's validators from than an anchor's own block. Nobody trusts it for itself: it counts with the
 * anchor that names who countersigns it.
 */
export const checkpointSchema = z
  .strictObject({
    format: z.literal("concord-checkpoint/1"),
    ...statementShape,
    signatures: z
      .array(
        z.strictObject({
          signer: exactAddress,
          signature: z
            .string()
            .regex(/^0x[0-9a-f]{130}$/, "65 bytes r, s, v in lower-case hex")
            .describe("over the EIP-712 message Checkpoint, of the domain `Concord checkpoint`, version 1"),
        }),
      )
      .max(limits.signatures)
      .describe("in any order; as many as have signed so far"),
  })
  .meta({ id: "Checkpoint", description: "As of a block, who seals: countersigned by partners that an anchor names" });

export type Checkpoint = z.infer<typeof checkpointSchema>;
export type CheckpointStatement = Omit<Checkpoint, "format" | "signatures">;
