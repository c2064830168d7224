import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import { encodeBytes, encodeList } from "../../gateway/receipts/rlp.ts";

/** A block as `eth_getBlockByNumber` answers, with what later forks add. */
export type BlockJson = Readonly<Record<string, string>> & { readonly hash: string; readonly number: string };

const FIELDS = [
  "parentHash",
  "sha3Uncles",
  "miner",
  "stateRoot",
  "transactionsRoot",
  "receiptsRoot",
  "logsBloom",
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "extraData",
  "mixHash",
  "nonce",
  "baseFeePerGas",
  "withdrawalsRoot",
  "blobGasUsed",
  "excessBlobGas",
  "parentBeaconBlockRoot",
];
const INTEGERS = new Set([
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "baseFeePerGas",
  "blobGasUsed",
  "excessBlobGas",
]);

const bytesOf = (name: string, value: string): Uint8Array => {
  if (!INTEGERS.has(name)) return toBytes(value);
  const digits = BigInt(value) === 0n ? "" : BigInt(value).toString(16);
  return toBytes(`0x${digits.length % 2 === 0 ? "" : "0"}${digits}`);
};

/** RLP of a block's header. */
export function encodeHeader(block: Readonly<Record<string, string | undefined>>): Uint8Array {
  const given = FIELDS.filter((name) => block[name] !== undefined);
  return encodeList(given.map((name) => encodeBytes(bytesOf(name, block[name] as string))));
}

export const encodeHeaderHex = (block: Readonly<Record<string, string | undefined>>): string =>
  toHex(encodeHeader(block));

const folder = join(import.meta.dirname, "../vectors/qbft");

/** What a recorded answer of the network has as its result; two of them were recorded without what asked for them. */
export function resultOf<T>(name: string): T {
  const file = readVector<{ result?: T; response?: { result: T } }>(name);
  return (file.response?.result ?? file.result) as T;
}

/** A recorded block of `changes/`, and the validators that the node named at it. */
export function changeAt(name: string): { readonly block: BlockJson; readonly validators: string[] } {
  const file = JSON.parse(readFileSync(join(folder, "changes", `${name}.json`), "utf8")) as {
    response: { result: BlockJson };
    validators: { response: { result: string[] } };
  };
  return { block: file.response.result, validators: file.validators.response.result };
}

export function readVector<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as T;
}
