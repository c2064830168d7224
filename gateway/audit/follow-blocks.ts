import type { ToldBlock } from "../domain/ports.ts";
import { toBytes, toHex } from "../receipts/bytes.ts";
import { type Header, readHeader } from "../receipts/header.ts";
import { bytesOf, decodeRlp, itemsOf } from "../receipts/rlp.ts";
import { logsOf, receiptsRoot } from "./block-receipts.ts";
import { bloomOf, bloomReader, exceeds } from "./bloom.ts";
import type { Note } from "./finding.ts";
import { type AuditedLedger, contractNames, type LedgerSource, type ReadLog } from "./told.ts";

/** A block that follows the one before it, and the logs that it is told to have. */
export interface FollowedBlock {
  readonly header: Header;
  readonly logs: readonly ReadLog[];
}

interface AuditedHeader extends Header {
  readonly parentHash: string;
  readonly receiptsRoot: string;
  readonly bloom: Uint8Array;
}

// Places in the header's list.
const [PARENT, RECEIPTS, BLOOM] = [0, 5, 6];
const BLOCKS_AT_ONCE = 200;

/**
 * Every block from the first to `last`, each held to the hash that the next one names, with its logs held to its own root of receipts.
 * Ends before a block that does not follow, which is noted: nothing after it is of this chain.
 *
 * @param longestGap seconds that may lie between two blocks
 */
export async function* followBlocks(
  source: Pick<LedgerSource, "blocks">,
  ledger: AuditedLedger,
  last: number,
  longestGap: number,
  note: Note,
): AsyncGenerator<FollowedBlock> {
  const mayHold = bloomReader(contractNames.map((name) => ledger.contracts[name]));
  const ask = (first: number): Promise<readonly ToldBlock[]> | undefined => {
    if (first > last) return undefined;
    const page = source.blocks(first, Math.min(last, first + BLOCKS_AT_ONCE - 1));
    // Asked for ahead: whoever ends before looks at it no more.
    page.catch(() => {});
    return page;
  };
  let before: AuditedHeader | undefined;
  let next = 0;
  for (let ahead = ask(next); ahead !== undefined; ) {
    const page = await ahead;
    if (page.length === 0) {
      note("block-missing", { block: next }, null);
      return;
    }
    ahead = ask(next + page.length);
    for (const told of page) {
      const header = readNext(told, next, before?.hash ?? ledger.genesisHash, note);
      if (header === undefined) return;
      if (before !== undefined) judgeClock(before, header, longestGap, note);
      yield { header, logs: readReceipts(told, header, mayHold(header.bloom), note) };
      before = header;
      next += 1;
    }
  }
}

/** The header of a block that is the one expected: for block 0 the hash is its own, for any other its parent's. */
function readNext(told: ToldBlock, number: number, expected: string | undefined, note: Note) {
  const header = readWhole(told.header);
  if (header === undefined || header.number !== number) {
    note("block-malformed", { block: number }, null);
    return undefined;
  }
  const actual = number === 0 ? header.hash : header.parentHash;
  if (expected === undefined || actual === expected) return header;
  note(number === 0 ? "genesis-differs" : "chain-broken", { block: number }, null, { expected, actual });
  return undefined;
}

function readWhole(encoded: string): AuditedHeader | undefined {
  try {
    const bytes = toBytes(encoded);
    const fields = itemsOf(decodeRlp(bytes));
    return {
      ...readHeader(bytes),
      parentHash: toHex(bytesOf(fields[PARENT])),
      receiptsRoot: toHex(bytesOf(fields[RECEIPTS])),
      bloom: bytesOf(fields[BLOOM]),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function judgeClock(before: Header, { number, time }: Header, longestGap: number, note: Note): void {
  const times = { before: before.time, time };
  if (time < before.time) note("clock-backward", { block: number }, null, times);
  else if (time - before.time > longestGap) note("clock-jump", { block: number }, null, times);
}

/** What a block is told to hold, and a finding where that is not what its header commits to. */
function readReceipts({ receipts }: ToldBlock, header: AuditedHeader, isWanted: boolean, note: Note): ReadLog[] {
  if (receipts === null) {
    if (isWanted) note("log-missing", { block: header.number }, null);
    return [];
  }
  const place = { block: header.number };
  try {
    const encoded = receipts.map(toBytes);
    const logs = logsOf(encoded);
    if (receiptsRoot(encoded) !== header.receiptsRoot) note(faultOf(logs, header.bloom), place, null);
    return logs;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    note("log-altered", place, null, { reason: error.message });
    return [];
  }
}

/** What was done to logs that are not the block's: its bloom tells what is not among them, and which of them may not be its own. */
function faultOf(logs: readonly ReadLog[], bloom: Uint8Array): "log-missing" | "log-doubled" | "log-altered" {
  const told = bloomOf(logs);
  if (exceeds(told, bloom)) return "log-altered";
  if (exceeds(bloom, told)) return "log-missing";
  const contents = logs.map(({ address, topics, data }) => [address, ...topics, data].join());
  return new Set(contents).size < contents.length ? "log-doubled" : "log-altered";
}
