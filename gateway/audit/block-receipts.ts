import { toHex } from "../receipts/bytes.ts";
import { bytesOf, decodeRlp, encodeBytes, type Item, itemsOf } from "../receipts/rlp.ts";
import type { ReadLog } from "./told.ts";
import { trieRoot } from "./trie-root.ts";

const ADDRESS_BYTES = 20;
const TOPIC_BYTES = 32;
/** A receipt of a typed transaction begins with its type (EIP-2718), which no list does. */
const FIRST_OF_LISTS = 0xc0;

/** Root of the receipts trie of a block with these receipts: the key of each is the RLP of its transaction's position. */
export function receiptsRoot(receipts: readonly Uint8Array[]): string {
  return trieRoot(receipts.map((value, position) => ({ key: encodeBytes(bytesOfInteger(position)), value })));
}

function bytesOfInteger(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.from(bytes);
}

/** Every log of a block's receipts, in the order of the block. @throws RangeError what is wrong with one */
export function logsOf(receipts: readonly Uint8Array[]): ReadLog[] {
  let log = 0;
  return receipts.flatMap((encoded, transaction) =>
    readLogs(encoded).map((read) => {
      const placed = { ...read, transaction, log };
      log += 1;
      return placed;
    }),
  );
}

function readLogs(encoded: Uint8Array): Omit<ReadLog, "transaction" | "log">[] {
  const isTyped = (encoded[0] ?? 0) < FIRST_OF_LISTS;
  const parts = itemsOf(decodeRlp(isTyped ? encoded.subarray(1) : encoded));
  if (parts.length !== 4) throw new RangeError("a receipt has four parts");
  return itemsOf(parts[3]).map((item) => {
    const [address, topics, data, ...more] = itemsOf(item);
    if (more.length > 0) throw new RangeError("a log has three parts");
    return {
      address: hexOf(address, ADDRESS_BYTES),
      topics: itemsOf(topics).map((topic) => hexOf(topic, TOPIC_BYTES)),
      data: hexOf(data),
    };
  });
}

const hexOf = (item: Item | undefined, length?: number): string => toHex(bytesOf(item, length));
