import type { z } from "zod";
import type { ToldBlock } from "../domain/ports.ts";
import {
  type BlocksQuery,
  type LedgerBlocks,
  MOST_BLOCKS,
  type ProofQuery,
  type stateProofSchema,
} from "../domain/wire/ledger.ts";
import type { Gateway } from "./gateway.ts";

/** Blocks that are asked for at one moment. */
const TOGETHER = 25;
/** Characters of hex after which no more blocks are added. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

const sizeOf = ({ header, receipts }: ToldBlock): number =>
  header.length + (receipts ?? []).reduce((total, receipt) => total + receipt.length, 0);

/**
 * Blocks as the node tells them, for an auditor who checks them himself. Nothing of the index is in them.
 *
 * @throws DomainError `proof-unavailable`, `node-unreachable`
 */
export async function tellBlocks(
  { ledger }: Pick<Gateway, "ledger">,
  { from, to }: BlocksQuery,
): Promise<LedgerBlocks> {
  const last = Math.min(to, from + MOST_BLOCKS - 1);
  const blocks: ToldBlock[] = [];
  let characters = 0;
  for (let next = from; next <= last && characters < MOST_CHARACTERS; next += TOGETHER) {
    const wanted = Math.min(TOGETHER, last - next + 1);
    const told = await ledger.tell(next, next + wanted - 1);
    blocks.push(...told);
    characters += told.reduce((total, block) => total + sizeOf(block), 0);
    if (told.length < wanted) break;
  }
  return {
    blocks: blocks.map(({ header, receipts }) => ({ header, receipts: receipts === null ? null : [...receipts] })),
  };
}

/**
 * What one of the deployment's contracts has, as the node proves it.
 *
 * @throws DomainError `proof-unavailable`, `node-unreachable`
 */
export async function proveState(
  { ledger }: Pick<Gateway, "ledger">,
  { contract, block, slot = [] }: ProofQuery,
): Promise<z.infer<typeof stateProofSchema>> {
  const { codeHash, account, storage } = await ledger.prove(ledger.contracts[contract], slot, block);
  return { codeHash, account: [...account], storage: storage.map((each) => ({ ...each, nodes: [...each.nodes] })) };
}
