import { DomainError } from "../domain/errors.ts";
import { toBytes, toHex } from "./bytes.ts";
import { encodeBytes, encodeList } from "./rlp.ts";

type Form = "bytes" | "quantity";

/** The members of a header in the order of its RLP list; those from `baseFeePerGas` on came with later forks and may be absent. */
const MEMBERS: readonly (readonly [name: string, form: Form])[] = [
  ["parentHash", "bytes"],
  ["sha3Uncles", "bytes"],
  ["miner", "bytes"],
  ["stateRoot", "bytes"],
  ["transactionsRoot", "bytes"],
  ["receiptsRoot", "bytes"],
  ["logsBloom", "bytes"],
  ["difficulty", "quantity"],
  ["number", "quantity"],
  ["gasLimit", "quantity"],
  ["gasUsed", "quantity"],
  ["timestamp", "quantity"],
  ["extraData", "bytes"],
  ["mixHash", "bytes"],
  ["nonce", "bytes"],
  ["baseFeePerGas", "quantity"],
  ["withdrawalsRoot", "bytes"],
  ["blobGasUsed", "quantity"],
  ["excessBlobGas", "quantity"],
  ["parentBeaconBlockRoot", "bytes"],
  ["requestsHash", "bytes"],
];
/** How many every header has. */
const EVERY_HEADER = 15;

/**
 * A block's header as the RLP list that it is, from the members that `eth_getBlockByNumber` answers. Whether it is the block's own is
 * for its hash to say.
 *
 * @throws DomainError `proof-unavailable` when the answer lacks a member that every header has, or one is no hex
 */
export function assembleHeader(block: Readonly<Record<string, unknown>>): string {
  const present = MEMBERS.filter(([name], place) => place < EVERY_HEADER || (block[name] ?? undefined) !== undefined);
  return toHex(encodeList(present.map(([name, form]) => encodeBytes(toBytes(memberOf(name, form, block[name]))))));
}

function memberOf(name: string, form: Form, value: unknown): string {
  if (typeof value !== "string" || !(form === "bytes" ? /^0x([0-9a-f]{2})*$/i : /^0x[0-9a-f]*$/i).test(value)) {
    throw new DomainError("proof-unavailable", `The node answers a block whose ${name} is not given.`);
  }
  if (form === "bytes") return value.toLowerCase();
  const digits = value.slice(2).replace(/^0+/, "").toLowerCase();
  return `0x${digits.length % 2 === 0 ? "" : "0"}${digits}`;
}
