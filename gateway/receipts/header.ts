import { keccakOfBytes } from "../domain/keccak.ts";
import { toHex } from "./bytes.ts";
import { type QbftExtra, readExtra } from "./qbft-extra.ts";
import { bytesOf, decodeRlp, encodeBytes, encodeList, type Item, integerOf, itemsOf } from "./rlp.ts";

/** A block's header as far as it is read. Hashes and addresses are hex. */
export interface Header {
  readonly number: number;
  /** Unix seconds, as the validators claim. */
  readonly time: number;
  readonly stateRoot: string;
  /** Who proposed the block, and whose vote is in it. */
  readonly proposer: string;
  readonly hash: string;
  /** What QBFT keeps in the header; undefined for a chain of another engine. */
  readonly qbft: SealedExtra | undefined;
}

/** The extra data of QBFT and what its seals sign. */
export interface SealedExtra extends QbftExtra {
  readonly sealedDigest: Uint8Array;
}

// The yellow paper's fifteen, `baseFeePerGas`, and what later forks have added.
const FEWEST_FIELDS = 15;
const MOST_FIELDS = 21;
const QBFT_FIELDS = 16;
const EXTRA = 12;
const HASH = 32;

/** Length of each field that has one. */
const LENGTHS: Readonly<Record<number, number>> = {
  0: HASH,
  1: HASH,
  2: 20,
  3: HASH,
  4: HASH,
  5: HASH,
  6: 256,
  13: HASH,
  14: 8,
};
const NUMBER = 8;
const TIME = 11;
/** Later than any time that the contracts keep. */
const END_OF_TIME = 2 ** 40;

/**
 * The header that bytes encode.
 *
 * The hash of a block of QBFT is that of its header with round 0 and no seals, of any other and of block 0 that of the header whole.
 *
 * @throws RangeError what is wrong with it
 */
export function readHeader(encoded: Uint8Array): Header {
  const fields = itemsOf(decodeRlp(encoded));
  if (fields.length < FEWEST_FIELDS || fields.length > MOST_FIELDS)
    throw new RangeError(`a header has no ${fields.length} fields`);
  for (const [position, field] of fields.entries()) bytesOf(field, LENGTHS[position]);
  const number = integerOf(fields[NUMBER]);
  const time = integerOf(fields[TIME]);
  if (time >= END_OF_TIME) throw new RangeError("a time is too large");
  const extra = number === 0 || fields.length !== QBFT_FIELDS ? undefined : readExtra(bytesOf(fields[EXTRA]));
  const hashWith = (content: Uint8Array): Uint8Array =>
    keccakOfBytes(
      encodeList(fields.map((field, position) => (position === EXTRA ? encodeBytes(content) : field.encoded))),
    );
  return {
    number,
    time,
    stateRoot: hexOf(fields[3]),
    proposer: hexOf(fields[2]),
    hash: toHex(extra === undefined ? keccakOfBytes(encoded) : hashWith(extra.withoutRound)),
    qbft: extra && { ...extra, sealedDigest: hashWith(extra.withoutSeals) },
  };
}

const hexOf = (field: Item | undefined): string => toHex(bytesOf(field));
