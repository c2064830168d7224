import { keccakOfBytes } from "../domain/keccak.ts";
import { toBytes } from "../receipts/bytes.ts";
import type { ReadLog } from "./told.ts";

const BLOOM_BYTES = 256;
const BITS_OF_ENTRY = 3;

/** The bits that an address or a topic sets in a bloom (Ethereum Yellow Paper, 4.3.1), as [byte, bit]. */
function placesOf(entry: Uint8Array): (readonly [byte: number, bit: number])[] {
  const hash = keccakOfBytes(entry);
  return Array.from({ length: BITS_OF_ENTRY }, (_, pair) => {
    const position = (((hash[2 * pair] as number) << 8) | (hash[2 * pair + 1] as number)) & (BLOOM_BYTES * 8 - 1);
    return [BLOOM_BYTES - 1 - (position >> 3), 1 << (position & 7)] as const;
  });
}

/** The bloom of a block with these logs. */
export function bloomOf(logs: readonly Pick<ReadLog, "address" | "topics">[]): Uint8Array {
  const bloom = new Uint8Array(BLOOM_BYTES);
  for (const entry of new Set(logs.flatMap(({ address, topics }) => [address, ...topics])))
    for (const [byte, bit] of placesOf(toBytes(entry))) bloom[byte] = (bloom[byte] as number) | bit;
  return bloom;
}

/** Says of a bloom whether there may be logs of one of some addresses; that there are none is certain. */
export function bloomReader(addresses: readonly string[]): (bloom: Uint8Array) => boolean {
  const wanted = addresses.map((address) => placesOf(toBytes(address)));
  return (bloom) => wanted.some((places) => places.every(([byte, bit]) => ((bloom[byte] as number) & bit) !== 0));
}

/** Whether one bloom has a bit that another has not. */
export function exceeds(one: Uint8Array, other: Uint8Array): boolean {
  return one.some((byte, position) => (byte & ~(other[position] as number)) !== 0);
}
