import { z } from "zod";
import { bytes32, digest, text } from "../domain/scalars.ts";
import { limits } from "./limits.ts";
import { chainIdText, exactAddress, exactBytes, isAscending, partnerNumber } from "./shapes.ts";

const siblings = z.array(bytes32).max(limits.path).describe("hashes beside the way to the root, from the leaf up");
const header = exactBytes(limits.headerBytes).describe(
  "RLP of the header, its extraData with round and seals as a node stored it",
);

/** Which deployment a receipt or an anchor speaks of. */
export const ledgerShape = {
  chainId: chainIdText,
  genesisHash: bytes32.describe("hash of block 0"),
  deploymentId: bytes32,
  registry: exactAddress,
  evidenceLedger: exactAddress,
} as const;

/** A file of the package, with what its leaf binds. */
export const disclosedExhibitSchema = z
  .strictObject({
    position: z
      .int()
      .min(0)
      .max(limits.exhibits - 1),
    path: text.min(1).max(1_024),
    mediaType: text.min(1).max(255),
    size: z.int().min(0).max(Number.MAX_SAFE_INTEGER).describe("bytes"),
    sha256: digest,
    sm3: digest,
    salt: bytes32,
    siblings,
  })
  .meta({ id: "DisclosedExhibit", description: "A file of the package and the way from its leaf to the root" });

/** A member of the manifest, with what its leaf binds. */
export const disclosedFieldSchema = z
  .strictObject({
    pointer: text.max(2_048).describe("JSON pointer (RFC 6901)"),
    value: z.string().max(limits.valueLength).describe("canonical JSON (RFC 8785)"),
    salt: bytes32,
    siblings,
  })
  .meta({ id: "DisclosedField", description: "A member of the manifest and the way from its leaf to the root" });

/**
 * A portable file that proves a record as of one block to somebody who has no access to the chain. It names what is proven and how;
 * what the ledger says of it is read from the proof alone.
 */
export const receiptSchema = z
  .strictObject({
    format: z.literal("concord-receipt/1"),
    ledger: z.strictObject(ledgerShape),
    package: z
      .strictObject({
        root: bytes32,
        partnerId: partnerNumber,
        agreementId: z.int().min(0).max(65_535),
        version: z.int().min(0).max(255),
        kind: partnerNumber.describe("evidence kind as its number on chain"),
      })
      .describe("what the evidence id binds"),
    batch: z
      .strictObject({ path: z.array(bytes32).min(1).max(limits.path) })
      .nullable()
      .describe("hashes from the package's leaf to the batch's root; null for a package recorded by itself"),
    exhibits: z
      .array(disclosedExhibitSchema)
      .max(limits.exhibits)
      .refine((all) => isAscending(all.map(({ position }) => position)), "positions ascend")
      .describe("by ascending position; of those left out nothing shows"),
    fields: z
      .array(disclosedFieldSchema)
      .max(limits.fields)
      .refine((all) => isAscending(all.map(({ pointer }) => pointer)), "pointers ascend")
      .describe("by ascending pointer (UTF-16 code units)"),
    decisions: z
      .array(partnerNumber)
      .max(limits.decisions)
      .refine(isAscending, "partners ascend")
      .describe("whose decisions are proven beside the recorder's own"),
    block: z.strictObject({ header }),
    proof: z.strictObject({
      nodes: z
        .array(exactBytes(limits.nodeBytes))
        .min(1)
        .max(limits.nodes)
        .describe("nodes of the state trie (RLP), each once"),
    }),
    changes: z
      .array(header)
      .max(limits.changes)
      .describe("ascending headers whose votes lead from the anchor's validators to this block's"),
  })
  .refine((receipt) => !receipt.decisions.includes(receipt.package.partnerId), "the recorder's own is always proven")
  .meta({ id: "Receipt", description: "Proof of a record as of one block, for somebody without access to the chain" });

export type Receipt = z.infer<typeof receiptSchema>;
export type DisclosedExhibit = z.infer<typeof disclosedExhibitSchema>;
export type DisclosedField = z.infer<typeof disclosedFieldSchema>;
