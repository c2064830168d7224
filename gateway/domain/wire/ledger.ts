import { z } from "zod";
import { bytes32, hexBytes } from "../scalars.ts";

/** Blocks that are told at once, at most. */
export const MOST_BLOCKS = 200;
/** Slots that are proven at once, at most. */
export const MOST_SLOTS = 64;

const blockNumber = z
  .string()
  .regex(/^\d{1,15}$/, "a whole number")
  .transform(Number)
  .meta({ type: "integer", minimum: 0 });

/** Which blocks. */
export const blocksQuerySchema = z.strictObject({
  from: blockNumber.describe("number of the first"),
  to: blockNumber.describe(`number of the last; of more than ${MOST_BLOCKS} the first are told`),
});

export type BlocksQuery = z.output<typeof blocksQuerySchema>;

export const blocksSchema = z
  .strictObject({
    blocks: z
      .array(
        z.strictObject({
          header: hexBytes.describe("RLP of the whole header"),
          receipts: z
            .array(hexBytes)
            .nullable()
            .describe(
              "each as the block's receipts trie holds it, in the order of the transactions; null where the header's bloom says that none of the contracts logged anything",
            ),
        }),
      )
      .describe("those that the node has, from the first on; fewer where they are large"),
  })
  .meta({ id: "LedgerBlocks", description: "Blocks as this gateway's node tells them, unchecked" });

export type LedgerBlocks = z.output<typeof blocksSchema>;

const contract = z.enum(["forwarder", "registry", "ledger", "board", "consortium", "anchors"]);

/** Of which contract what is to be proven, as of which block. */
export const proofQuerySchema = z.strictObject({
  contract,
  block: blockNumber.describe("as of which block"),
  slot: z
    .preprocess((given) => (typeof given === "string" ? [given] : given), z.array(bytes32).max(MOST_SLOTS).optional())
    .describe("a slot of its storage; may be given several times. Without one, the account alone is proven"),
});

export type ProofQuery = z.output<typeof proofQuerySchema>;

const nodes = z.array(hexBytes);

export const stateProofSchema = z
  .strictObject({
    codeHash: bytes32.describe("Keccak-256 of the contract's code"),
    account: nodes.describe("from the block's state root to the contract's account"),
    storage: z.array(
      z.strictObject({
        slot: bytes32,
        value: bytes32,
        nodes: nodes.describe("from the contract's storage root to the slot, or to where it is not"),
      }),
    ),
  })
  .meta({
    id: "StateProof",
    description: "What a contract has as of a block, with the nodes that prove it (EIP-1186), unchecked",
  });
