import { DomainError } from "../domain/errors.ts";
import type { ChainHead } from "../domain/ports.ts";
import type { Anchor } from "../receipts/anchor-format.ts";
import { toBytes } from "../receipts/bytes.ts";
import { readHeader } from "../receipts/header.ts";
import { limits } from "../receipts/limits.ts";
import type { Receipt } from "../receipts/receipt-format.ts";
import { findSealFault } from "../receipts/seals.ts";
import { verifyReceipt } from "../receipts/verify-receipt.ts";
import { writeReceipt } from "../receipts/write-receipt.ts";

/** What a receipt that was just made must come out as. */
interface Expected {
  readonly evidenceId: string;
  readonly head: ChainHead;
  /** Of the contracts, as the node said with its proofs. */
  readonly codeHashes: Anchor["ledger"]["codeHashes"];
  /** Unix milliseconds. */
  readonly now: number;
}

/**
 * Verifies a receipt before anybody is given it, against the block that this gateway has indexed: what a node gave may be of another
 * block, incomplete or untrue. Where validators seal, a header has to have the seals of those whom it lists: the hash does not bind them.
 *
 * @throws DomainError `proof-unavailable`, `receipt-too-large`
 */
export function requireProven(receipt: Receipt, { evidenceId, head, codeHashes, now }: Expected): void {
  const { blockNumber: number, blockHash: hash } = head;
  const text = writeReceipt(receipt);
  if (Buffer.byteLength(text) > limits.receiptBytes) {
    const detail = "The receipt would be larger than receipts may be: choose exhibits and fields.";
    throw new DomainError("receipt-too-large", detail, { mostBytes: limits.receiptBytes });
  }
  const day = new Date(now).toISOString().slice(0, 10);
  const anchor: Anchor = {
    format: "concord-anchor/1",
    ledger: { ...receipt.ledger, codeHashes },
    engine: "none",
    block: { number, hash },
    valid: { from: day, until: day },
  };
  let reason = findFault(() => {
    const found = verifyReceipt({ receipt: text, anchor: JSON.stringify(anchor), files: [], now: now / 1_000 });
    return found.evidenceId === evidenceId && found.asOf.blockHash === hash;
  });
  reason ??= [receipt.block.header, ...receipt.changes].map(findFaultOfSeals).find((fault) => fault !== undefined);
  if (reason === undefined) return;
  const detail = `What the node gives is no proof of the record as of block ${number} (${reason}).`;
  throw new DomainError("proof-unavailable", detail, { block: number, reason });
}

/** What is wrong with the seals of a header, by those whom it lists itself. */
function findFaultOfSeals(encoded: string): string | undefined {
  const { qbft } = readHeader(toBytes(encoded));
  return qbft && findSealFault(qbft, qbft.validators);
}

/** The code of what is wrong; undefined when nothing is. */
function findFault(isAsExpected: () => boolean): string | undefined {
  try {
    return isAsExpected() ? undefined : "another-block";
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
