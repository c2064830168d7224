import { keccakOfBytes } from "../../domain/keccak.ts";
import { toBytes, toHex } from "../../receipts/bytes.ts";
import { encodeBytes, encodeList } from "../../receipts/rlp.ts";
import { type NodeKey, nodeKeyOf } from "../node-key.ts";
import type { Answer, NodeRpc } from "./ask-node.ts";
import type { Expected } from "./expected.ts";
import { find, type NodeFinding } from "./findings.ts";
import type { Observed } from "./observe.ts";
import { numberIn, textsIn } from "./read-answers.ts";

/** Besu's answer to a transaction of an account that is not listed (RpcErrorType, TX_SENDER_NOT_AUTHORIZED). */
const NOT_LISTED = -32_007;
/** Methods that are not there, or not enabled. */
const NO_METHOD: ReadonlySet<number> = new Set([-32_601, -32_604]);
const PLAIN_TRANSFER_GAS = 21_000;

/** 32 random bytes, each time others. */
export type Draw = () => Uint8Array;

/**
 * A transaction of a key that nobody has and that is forgotten: no value, no data, to itself. Where a node takes it, gas being free, it is
 * recorded in a block and changes nothing but that account's nonce.
 */
function strangerTransaction(key: NodeKey, chainId: number): string {
  const content = [
    integer(0),
    integer(0),
    integer(PLAIN_TRANSFER_GAS),
    encodeBytes(toBytes(key.address)),
    integer(0),
    integer(0),
  ];
  // EIP-155: the chain's id is signed.
  const digest = keccakOfBytes(encodeList([...content, integer(chainId), integer(0), integer(0)]));
  const signature = toBytes(key.sign(digest));
  const parity = (signature[64] as number) - 27;
  const halves = [signature.subarray(0, 32), signature.subarray(32, 64)].map((half) => encodeBytes(withoutZeros(half)));
  return toHex(encodeList([...content, integer(chainId * 2 + 35 + parity), ...halves]));
}

function integer(value: number): Uint8Array {
  const digits = value === 0 ? "" : value.toString(16);
  return encodeBytes(toBytes(`0x${digits.length % 2 === 0 ? "" : "0"}${digits}`));
}

const withoutZeros = (bytes: Uint8Array): Uint8Array => bytes.subarray(bytes.findIndex((byte) => byte !== 0));

/** What came of it: whatever the node answered, and whether the transaction is in a block all the same. */
export interface AccountTrial {
  readonly answer: Answer;
  readonly isRecorded: boolean;
}

/**
 * Has each node refuse a stranger's transaction, each another's; then asks all whether one was recorded: a node may refuse in words, and
 * pass on or propose what it refused.
 */
export async function tryAccounts(
  rpcs: ReadonlyMap<string, NodeRpc>,
  draw: Draw,
  chainId: number,
  wait: () => Promise<void>,
): Promise<Map<string, AccountTrial>> {
  const sent = await Promise.all(
    [...rpcs].map(async ([name, rpc]) => {
      const key = keyOf(draw());
      return { name, key, answer: await rpc.ask("eth_sendRawTransaction", [strangerTransaction(key, chainId)]) };
    }),
  );
  await wait();
  const trials = sent.map(async ({ name, key, answer }): Promise<[string, AccountTrial]> => {
    const counts = [...rpcs.values()].map((rpc) => rpc.ask("eth_getTransactionCount", [key.address, "latest"]));
    return [name, { answer, isRecorded: (await Promise.all(counts)).some((count) => (numberIn(count) ?? 0) > 0) }];
  });
  return new Map(await Promise.all(trials));
}

function keyOf(secret: Uint8Array): NodeKey {
  const key = nodeKeyOf(secret);
  if (key === undefined) throw new RangeError("the secret is no key");
  return key;
}

/** Whether a node lets only listed accounts send. */
export function judgeAccounts(
  { name, accountList }: Observed,
  all: readonly Observed[],
  trial: AccountTrial | undefined,
): NodeFinding {
  if (trial?.answer.type === "told" || trial?.isRecorded === true) return find(name, "stranger-accepted");
  if (isOff(accountList)) return find(name, "account-list-off");
  const told = textsIn(accountList)?.join(" ");
  const lists = all.map((each) => textsIn(each.accountList)?.join(" ")).filter((list) => list !== undefined);
  if (told !== undefined && lists.filter((list) => list === told).length * 2 <= lists.length)
    return find(name, "account-list-differs");
  if (trial === undefined) return find(name, "account-not-tried");
  const { answer } = trial;
  if (answer.type !== "refused") return find(name, "not-answered", { reason: "eth_sendRawTransaction" });
  return answer.code === NOT_LISTED
    ? find(name, "stranger-refused")
    : find(name, "refusal-unclear", { error: answer.code });
}

/** Has a node connect to a stranger at an address where somebody notes who comes. */
export async function tryPeer(
  rpc: NodeRpc,
  draw: Draw,
  host: string,
  door: Door,
  wait: () => Promise<void>,
): Promise<PeerTrial> {
  const key = keyOf(draw());
  const enode = `enode://${key.publicKey.slice(2)}@${host}:${door.port}`;
  const answer = await rpc.ask("admin_addPeer", [enode]);
  if (answer.type === "told") {
    await wait();
    // Else a node without a list goes on trying.
    await rpc.ask("admin_removePeer", [enode]);
  }
  return { answer, knocks: door.knocks() };
}

/** What came of it: whatever the node answered, and how often somebody came to the door. */
export interface PeerTrial {
  readonly answer: Answer;
  readonly knocks: number;
}

/** A port that is listened on. */
export interface Door {
  readonly port: number;
  knocks(): number;
  close(): Promise<void>;
}

/** Whether a node connects to listed nodes alone. */
export function judgeNodes(
  { name, nodeList }: Observed,
  { nodes }: Expected,
  trial: PeerTrial | undefined,
): NodeFinding {
  if (trial !== undefined && trial.knocks > 0) return find(name, "peer-dialled");
  if (isOff(nodeList)) return find(name, "node-list-off");
  const told = textsIn(nodeList);
  if (told === undefined) return find(name, "not-answered", { reason: "perm_getNodesAllowlist" });
  const wanted = nodes.map(({ enode }) => enode.toLowerCase());
  const missing = wanted.filter((enode) => !told.includes(enode));
  const more = told.filter((enode) => !wanted.includes(enode));
  if (missing.length + more.length > 0)
    return find(name, "node-list-differs", { missing: missing.length, more: more.length });
  if (trial === undefined) return find(name, "peer-not-tried");
  // An error is a refusal too; silence is none.
  return trial.answer.type === "silent"
    ? find(name, "not-answered", { reason: "admin_addPeer" })
    : find(name, "peer-refused");
}

/** The node says that it has no list; not that it has no such method. */
const isOff = (answer: Answer): boolean => answer.type === "refused" && !NO_METHOD.has(answer.code);
