import { DomainError } from "../domain/errors.ts";
import type { Anchor } from "./anchor-format.ts";
import { toBytes } from "./bytes.ts";
import type { VotingHeader } from "./follow-changes.ts";
import { type Header, readHeader } from "./header.ts";
import type { Receipt } from "./receipt-format.ts";

/** The headers of a receipt. */
export interface ReceiptHeaders {
  readonly block: Header;
  /** Those that lead from the anchor's validators to the block's. */
  readonly changes: readonly VotingHeader[];
}

/**
 * Reads the headers of a receipt. Headers up to the anchor's block are passed over: the receipt was made for an older anchor, and what
 * they led to is in this one.
 *
 * @throws DomainError `header-malformed`, `change-order`, `change-surplus`
 */
export function readHeaders(receipt: Receipt, anchor: Anchor | undefined): ReceiptHeaders {
  const block = read(receipt.block.header, "block.header");
  if (anchor?.engine === "qbft" && block.qbft === undefined)
    throw malformed("block.header", "it has not what QBFT keeps in a header");
  const all = receipt.changes.map((encoded, position) => requireVote(read(encoded, `changes.${position}`), position));
  for (const [position, { number }] of [...all, block].entries())
    if (position > 0 && number <= (all[position - 1] as Header).number)
      throw new DomainError("change-order", `Block ${number} does not come after the header before it.`, { position });
  return {
    block,
    changes: anchor === undefined ? all : all.filter((header, position) => isNeeded(header, position, anchor)),
  };
}

function isNeeded({ number }: VotingHeader, position: number, anchor: Anchor): boolean {
  if (number <= anchor.block.number) return false;
  if (anchor.engine === "none") throw surplus(position, "the anchor's chain has no validators");
  if (number % anchor.epochLength === 0)
    throw surplus(position, `block ${number} ends an epoch, and its vote counts for nothing`);
  return true;
}

function requireVote(header: Header, position: number): VotingHeader {
  const { qbft } = header;
  if (qbft?.vote === undefined) throw surplus(position, `block ${header.number} has no vote`);
  return { ...header, qbft: { ...qbft, vote: qbft.vote } };
}

function read(encoded: string, what: string): Header {
  try {
    return readHeader(toBytes(encoded));
  } catch (error) {
    throw error instanceof RangeError ? malformed(what, error.message) : error;
  }
}

const malformed = (what: string, reason: string): DomainError =>
  new DomainError("header-malformed", `${what}: ${reason}.`, { what, reason });

const surplus = (position: number, reason: string): DomainError =>
  new DomainError("change-surplus", `changes.${position}: ${reason}.`, { position, reason });
