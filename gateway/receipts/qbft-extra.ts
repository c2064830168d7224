import { toHex } from "./bytes.ts";
import { limits } from "./limits.ts";
import { bytesOf, decodeRlp, encodeList, type Item, integerOf, itemsOf } from "./rlp.ts";

/** A vote of the block's proposer on one validator. */
export interface Vote {
  readonly subject: string;
  readonly isToAdd: boolean;
}

/** What QBFT keeps in a header's extra data. */
export interface QbftExtra {
  /** As the header lists them. */
  readonly validators: readonly string[];
  readonly vote: Vote | undefined;
  readonly seals: readonly Uint8Array[];
  /** The same extra data as the block's hash takes it: round 0 and no seals. */
  readonly withoutRound: Uint8Array;
  /** As the seals sign it: its round and no seals. */
  readonly withoutSeals: Uint8Array;
}

const NOTHING = Uint8Array.of(0x80);
const NO_ITEMS = Uint8Array.of(0xc0);
const ADD = 0xff;
const VANITY_BYTES = 32;
const ADDRESS_BYTES = 20;
const SEAL_BYTES = 65;

/** The extra data of QBFT: [vanity, validators, vote, round, seals]; undefined when it is of another engine. */
export function readExtra(extra: Uint8Array): QbftExtra | undefined {
  try {
    return readItems(itemsOf(decodeRlp(extra)));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readItems(items: readonly Item[]): QbftExtra {
  const [vanity, listed, voted, round, sealed] = items;
  if (items.length !== 5) throw new RangeError("the extra data of QBFT has five parts");
  bytesOf(vanity, VANITY_BYTES);
  integerOf(round);
  const validators = itemsOf(listed).map((item) => toHex(bytesOf(item, ADDRESS_BYTES)));
  if (validators.length > limits.validators) throw new RangeError("there are too many validators");
  const kept = [vanity, listed, voted].map((item) => (item as Item).encoded);
  return {
    validators,
    vote: readVote(itemsOf(voted)),
    seals: itemsOf(sealed).map((item) => bytesOf(item, SEAL_BYTES)),
    withoutRound: encodeList([...kept, NOTHING, NO_ITEMS]),
    withoutSeals: encodeList([...kept, (round as Item).encoded, NO_ITEMS]),
  };
}

function readVote(items: readonly Item[]): Vote | undefined {
  if (items.length === 0) return undefined;
  const [subject, choice] = items;
  const [value, ...rest] = bytesOf(choice);
  if (items.length !== 2 || rest.length > 0 || (value !== undefined && value !== ADD))
    throw new RangeError("a vote is an address and 0xff or nothing");
  return { subject: toHex(bytesOf(subject, ADDRESS_BYTES)), isToAdd: value === ADD };
}
