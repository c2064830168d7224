import { z } from "zod";
import { bytes32, day } from "../domain/scalars.ts";
import { limits } from "./limits.ts";
import { ledgerShape } from "./receipt-format.ts";
import { areDistinct, blockNumber, exactAddress, isAscending, partnerNumber } from "./shapes.ts";

/** Who seals the blocks after one, until votes change it. */
export const validatorsShape = z
  .array(exactAddress)
  .min(1)
  .max(limits.validators)
  .refine(isAscending, "validators ascend");

/** The first and the last day on which something is relied on. */
export const validShape = z
  .strictObject({ from: day, until: day })
  .refine(({ from, until }) => from <= until, "until is not before from");

const shared = {
  ledger: z.strictObject({
    ...ledgerShape,
    codeHashes: z
      .strictObject({ registry: bytes32, evidenceLedger: bytes32 })
      .describe("Keccak-256 of the code at the two addresses; it holds the deployment id"),
  }),
  block: z.strictObject({ number: blockNumber, hash: bytes32 }),
  valid: validShape.describe("first and last day (UTC) on which the anchor is relied on"),
} as const;

const sealed = {
  ...shared,
  engine: z.literal("qbft"),
  validators: validatorsShape.describe("who seals the blocks after the anchor's, until votes change it"),
  epochLength: z.int().min(1).max(Number.MAX_SAFE_INTEGER).describe("votes are cleared at every multiple"),
  overlap: z
    .int()
    .min(0)
    .max(limits.changes)
    .describe("how many changes of the validators are followed at most, from the anchor and from each checkpoint"),
} as const;

interface Anchored {
  readonly block: { readonly number: number; readonly hash: string };
  readonly ledger: { readonly genesisHash: string };
  readonly epochLength: number;
}

const isGenesisSound = ({ block, ledger }: Anchored): boolean =>
  (block.number === 0) === (block.hash === ledger.genesisHash);
const GENESIS = "block 0 is the genesis, and no other is";
// Where votes are cleared, nothing is pending that a verifier would have to be told of.
const isAtEpoch = ({ block, epochLength }: Anchored): boolean => block.number % epochLength === 0;
const EPOCH = "the anchor's block is a multiple of epochLength";

/** An anchor of a network whose validators seal each block (QBFT). */
export const sealedAnchorSchema = z
  .strictObject({ format: z.literal("concord-anchor/1"), ...sealed })
  .refine(isGenesisSound, GENESIS)
  .refine(isAtEpoch, EPOCH)
  .meta({ id: "SealedAnchor" });

/** The same, and who countersigns checkpoints. Version 1 names nobody; whoever reads that alone does not read past it. */
export const countersignedAnchorSchema = z
  .strictObject({
    format: z.literal("concord-anchor/2"),
    ...sealed,
    checkpointSigners: z
      .array(
        z.strictObject({
          partnerId: partnerNumber,
          addresses: z
            .array(exactAddress)
            .min(1)
            .max(limits.signersOfPartner)
            .refine(isAscending, "addresses ascend")
            .describe("any of which speaks for the partner"),
        }),
      )
      .min(1)
      .max(limits.partners)
      .refine((all) => isAscending(all.map(({ partnerId }) => partnerId)), "partners ascend")
      .refine((all) => areDistinct(all.flatMap(({ addresses }) => addresses)), "an address is of one partner")
      .describe("who countersigns checkpoints; two thirds of these partners make one"),
    formerAnchors: z
      .array(z.string().regex(/^[0-9a-f]{128}$/, "128 lower-case hex digits"))
      .max(limits.formerAnchors)
      .refine(isAscending, "digests ascend")
      .describe(
        "SHA3-512 of each anchor of before, to the byte: whoever vouches for this one vouches for them, each for its days",
      ),
  })
  .refine(isGenesisSound, GENESIS)
  .refine(isAtEpoch, EPOCH)
  .meta({ id: "CountersignedAnchor" });

/** An anchor of a chain without seals: it vouches for its one block and for no other. */
export const unsealedAnchorSchema = z
  .strictObject({ format: z.literal("concord-anchor/1"), ...shared, engine: z.literal("none") })
  .meta({ id: "UnsealedAnchor" });

/** What a verifier without a connection trusts: one block of one deployment, and who seals the blocks after it. */
export const anchorSchema = z
  .discriminatedUnion("format", [
    z.discriminatedUnion("engine", [sealedAnchorSchema, unsealedAnchorSchema]),
    countersignedAnchorSchema,
  ])
  .meta({ id: "Anchor", description: "What a verifier without a connection trusts of a ledger" });

export type Anchor = z.infer<typeof anchorSchema>;
export type SealedAnchor = z.infer<typeof sealedAnchorSchema> | z.infer<typeof countersignedAnchorSchema>;
export type CountersignedAnchor = z.infer<typeof countersignedAnchorSchema>;
