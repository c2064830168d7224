import { DomainError } from "../domain/errors.ts";
import type { Ledger } from "../domain/ports.ts";
import { toBytes } from "../receipts/bytes.ts";
import { type Header, readHeader } from "../receipts/header.ts";

/** Headers asked for at one moment. */
const TOGETHER = 50;

type HeaderSource = Pick<Ledger, "header">;

/** Which anchor a receipt is to be verified with: its block, and after how many blocks votes are cleared. */
export interface AnchorPlace {
  readonly since: number;
  readonly epochLength: number;
}

/** A header that was read, and its bytes. */
interface Read {
  readonly header: Header;
  readonly rlp: string;
}

type ReadAt = (number: number) => Promise<Read>;

/**
 * The headers whose votes lead from the validators after an anchor's block to those that sealed another, ascending. Of a chain whose
 * blocks carry no seals there are none. A change that was taken back in between is not looked for: the set is the same.
 *
 * @throws DomainError `proof-unavailable`, `node-unreachable`
 */
export async function findChanges(ledger: HeaderSource, anchor: AnchorPlace, until: number): Promise<string[]> {
  if (until <= anchor.since) return [];
  const read = remembering(ledger);
  // A block lists who seals it: the first after the anchor's, those that the anchor names.
  const [first, last] = await Promise.all([read(anchor.since + 1), read(until)]);
  if (first.header.qbft === undefined || last.header.qbft === undefined) return [];
  const votes = new Map<number, string>();
  for (const change of await findFirstListings(read, first, last)) {
    for (const { header, rlp } of await findVotes(read, change, anchor)) votes.set(header.number, rlp);
  }
  return [...votes].sort(([one], [other]) => one - other).map(([, rlp]) => rlp);
}

function remembering(ledger: HeaderSource): ReadAt {
  const known = new Map<number, Promise<Read>>();
  return (number) => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const read = ledger.header(number).then((rlp) => readRlp(number, rlp));
    known.set(number, read);
    return read;
  };
}

function readRlp(number: number, rlp: string | undefined): Read {
  try {
    const header = readHeader(toBytes(rlp ?? "0x"));
    if (rlp !== undefined && header.number === number) return { header, rlp };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new DomainError("proof-unavailable", `The node has no sound header of block ${number}.`, { block: number });
}

const listOf = ({ header }: Read): readonly string[] => header.qbft?.validators ?? [];

/** The first header that lists each set after that of `first`, by halving what lies between headers that differ. */
async function findFirstListings(read: ReadAt, first: Read, last: Read): Promise<Read[]> {
  if (listOf(first).join() === listOf(last).join()) return [];
  const [low, high] = [first.header.number, last.header.number];
  if (high - low === 1) return [last];
  const middle = await read(low + Math.floor((high - low) / 2));
  return [...(await findFirstListings(read, first, middle)), ...(await findFirstListings(read, middle, last))];
}

/** The votes that made a change: from the last before it, back until more than half had voted or the epoch began. */
async function findVotes(read: ReadAt, change: Read, { since, epochLength }: AnchorPlace): Promise<Read[]> {
  const newest = change.header.number - 1;
  const before = listOf(await read(newest));
  const after = listOf(change);
  const isChanged = (one: string): boolean => before.includes(one) !== after.includes(one);
  const oldest = Math.max(since, newest - (newest % epochLength)) + 1;
  const voters = new Set<string>();
  const votes: Read[] = [];
  for (let top = newest; top >= oldest; top -= TOGETHER) {
    const numbers = Array.from({ length: Math.min(TOGETHER, top - oldest + 1) }, (_, back) => top - back);
    for (const each of await Promise.all(numbers.map(read))) {
      const vote = each.header.qbft?.vote;
      if (vote === undefined || !isChanged(vote.subject)) continue;
      votes.push(each);
      voters.add(each.header.proposer);
      if (voters.size > before.length / 2) return votes;
    }
  }
  return votes;
}
