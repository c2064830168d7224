import { DomainError } from "../domain/errors.ts";
import type { BlockRef } from "../domain/ports.ts";
import { assembleHeader } from "../receipts/assemble-header.ts";
import { toBytes } from "../receipts/bytes.ts";
import { type Header, readHeader } from "../receipts/header.ts";
import { findSealFault } from "../receipts/seals.ts";
import { blockIn } from "./answer-forms.ts";
import type { Node } from "./node.ts";

/** By what a block of a deployment's chain is final: the seals of its validators, or nothing. */
export type Engine = "qbft" | "none";

/**
 * The block at a height, held to be final only by its seals where the engine has them: at least two thirds of the validators that its
 * header lists have signed it. That these are the network's is not looked at here; nodes are compared for that.
 *
 * @param known a block that was found sealed before, and is not looked at again
 * @throws DomainError `block-unsealed` for a block that is not final, `node-unreachable`
 */
export async function readSealed(
  node: Pick<Node, "send" | "block">,
  tag: number | "latest",
  engine: Engine,
  known?: BlockRef,
): Promise<BlockRef | undefined> {
  if (engine === "none") return node.block(tag);
  const at = typeof tag === "number" ? `0x${tag.toString(16)}` : tag;
  const block = await node.send<RawBlock | null>("eth_getBlockByNumber", [at, false]);
  if (block === null) return undefined;
  const found = blockIn(block);
  if (found.blockHash === known?.blockHash) return known;
  // The first block is nobody's: its hash is the deployment's, which is compared. It is none of another height.
  if (found.blockNumber !== 0 || (tag !== 0 && tag !== "latest"))
    requireSeals(block, { ...found, ...(typeof tag === "number" ? { blockNumber: tag } : {}) });
  return found;
}

type RawBlock = Readonly<Record<string, unknown>>;

function requireSeals(block: RawBlock, { blockNumber: number, blockHash }: BlockRef): void {
  const header = headerOf(block);
  const qbft = header?.hash === blockHash && header.number === number ? header.qbft : undefined;
  const fault =
    qbft === undefined || qbft.validators.length === 0 ? "seals-too-few" : findSealFault(qbft, qbft.validators);
  if (fault === undefined) return;
  throw new DomainError("block-unsealed", `Block ${number}, as the node has it, is not sealed as a final one is.`, {
    block: number,
    fault,
  });
}

/** Undefined for what is no header. */
function headerOf(block: RawBlock): Header | undefined {
  try {
    return readHeader(toBytes(assembleHeader(block)));
  } catch (error) {
    if (error instanceof RangeError || error instanceof DomainError) return undefined;
    throw error;
  }
}
