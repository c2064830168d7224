import { z } from "zod";
import { bytes32, day } from "../domain/scalars.ts";
import { limits } from "./limits.ts";
import { ledgerShape } from "./receipt-format.ts";
import { exactAddress, isAscending } from "./shapes.ts";

const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

const shared = {
  format: z.literal("concord-anchor/1"),
  ledger: z.strictObject({
    ...ledgerShape,
    codeHashes: z
      .strictObject({ registry: bytes32, evidenceLedger: bytes32 })
      .describe("Keccak-256 of the code at the two addresses; it holds the deployment id"),
  }),
  block: z.strictObject({ number: count, hash: bytes32 }),
  valid: z
    .strictObject({ from: day, until: day })
    .refine(({ from, until }) => from <= until, "until is not before from")
    .describe("first and last day (UTC) on which the anchor is relied on"),
} as const;

/** An anchor of a network whose validators seal each block (QBFT). */
export const sealedAnchorSchema = z
  .strictObject({
    ...shared,
    engine: z.literal("qbft"),
    validators: z
      .array(exactAddress)
      .min(1)
      .max(limits.validators)
      .refine(isAscending, "validators ascend")
      .describe("who seals the blocks after the anchor's, until votes change it"),
    epochLength: z.int().min(1).max(Number.MAX_SAFE_INTEGER).describe("votes are cleared at every multiple"),
    overlap: z.int().min(0).max(limits.changes).describe("how many changes of the validators are followed at most"),
  })
  .refine(
    ({ block, ledger }) => (block.number === 0) === (block.hash === ledger.genesisHash),
    "block 0 is the genesis, and no other is",
  )
  // Where votes are cleared, nothing is pending that a verifier would have to be told of.
  .refine(
    ({ block, epochLength }) => block.number % epochLength === 0,
    "the anchor's block is a multiple of epochLength",
  )
  .meta({ id: "SealedAnchor" });

/** An anchor of a chain without seals: it vouches for its one block and for no other. */
export const unsealedAnchorSchema = z
  .strictObject({ ...shared, engine: z.literal("none") })
  .meta({ id: "UnsealedAnchor" });

/** What a verifier without a connection trusts: one block of one deployment, and who seals the blocks after it. */
export const anchorSchema = z
  .discriminatedUnion("engine", [sealedAnchorSchema, unsealedAnchorSchema])
  .meta({ id: "Anchor", description: "What a verifier without a connection trusts of a ledger" });

export type Anchor = z.infer<typeof anchorSchema>;
export type SealedAnchor = z.infer<typeof sealedAnchorSchema>;
