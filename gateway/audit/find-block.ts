import { DomainError } from "../domain/errors.ts";
import { toBytes } from "../receipts/bytes.ts";
import { readHeader } from "../receipts/header.ts";
import type { LedgerSource } from "./told.ts";

/**
 * Number of the last block whose time is before a second, by halving what lies below the newest; -1 where there is none. Where clocks go
 * backward, one of those that might be it.
 *
 * @throws DomainError `proof-unavailable` when what the source tells is no header
 */
export async function lastBlockBefore(
  source: Pick<LedgerSource, "blocks">,
  newest: number,
  time: number,
): Promise<number> {
  let [low, high] = [-1, newest];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [told] = await source.blocks(middle, middle);
    if (timeOf(told?.header, middle) < time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The time that a header claims, Unix seconds. @throws DomainError `proof-unavailable` */
function timeOf(header: string | undefined, number: number): number {
  try {
    return readHeader(toBytes(header ?? "0x")).time;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError("proof-unavailable", `Block ${number} is not told with a sound header.`, { block: number });
  }
}
