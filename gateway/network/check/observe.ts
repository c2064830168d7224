import type { Answer, NodeRpc } from "./ask-node.ts";
import { blockIn, quantity, type ToldBlock } from "./read-answers.ts";

/** How many blocks before the last one the time between blocks is taken over. */
const WINDOW = 20;
/** Of a state this old Besu's default storage has forgotten everything: it keeps 512 blocks. */
const OLD = 600;
const NOBODY = `0x${"00".repeat(20)}`;

/** What a node answered. */
export interface Observed {
  readonly name: string;
  readonly chainId: Answer;
  readonly genesis: Answer;
  readonly head: ToldBlock;
  readonly timeout: Answer;
  readonly validators: Answer;
  readonly peers: Answer;
  readonly nodeList: Answer;
  readonly accountList: Answer;
  /** By how many seconds its clock is ahead, where it says the time. */
  readonly ahead: number | undefined;
  /** When its last block was had, in Unix milliseconds of this machine. */
  readonly seenAt: number;
  /** Its blocks up to the last one that most nodes have, the newest first. */
  readonly recent: readonly (ToldBlock | undefined)[];
  /** The balance of nobody, as of an old block; its number. */
  readonly oldBalance: Answer;
  readonly oldBlock: number;
}

/** A node that did not even tell its last block. */
export interface Silent {
  readonly name: string;
  readonly code: "not-asked" | "not-answered";
  readonly reason: string;
}

/** Nodes to be asked by name; undefined where nobody said where it is. */
export type Rpcs = ReadonlyMap<string, NodeRpc | undefined>;

/** Asks every node for everything at once: one that hangs costs its time once. */
export async function observeNodes(rpcs: Rpcs, now: () => number): Promise<(Observed | Silent)[]> {
  const first = await Promise.all([...rpcs].map(([name, rpc]) => observeFirst(name, rpc, now)));
  const heads = first.flatMap((seen) => ("head" in seen ? [seen.head.header.number] : [])).sort((a, b) => a - b);
  // Of the middle one: neither a node that is behind nor one that boasts decides which block the others are compared by.
  const middle = heads[Math.floor((heads.length - 1) / 2)] ?? 0;
  const common = Math.min(...heads.filter((head) => head >= middle - 2));
  return Promise.all(
    first.map((seen) => ("head" in seen ? observeBlocks(seen, rpcs.get(seen.name) as NodeRpc, common) : seen)),
  );
}

type First = Omit<Observed, "recent" | "oldBalance" | "oldBlock" | "ahead">;

async function observeFirst(name: string, rpc: NodeRpc | undefined, now: () => number): Promise<First | Silent> {
  if (rpc === undefined) return { name, code: "not-asked", reason: "" };
  const ask = (method: string, ...parameters: unknown[]) => rpc.ask(method, parameters);
  const latest = ask("eth_getBlockByNumber", "latest", false).then((answer) => ({ answer, seenAt: now() }));
  const [chainId, genesis, { answer, seenAt }, timeout, validators, peers, nodeList, accountList] = await Promise.all([
    ask("eth_chainId"),
    ask("eth_getBlockByNumber", "0x0", false),
    latest,
    ask("qbft_getRequestTimeoutSeconds"),
    ask("qbft_getValidatorsByBlockNumber", "latest"),
    ask("admin_peers"),
    ask("perm_getNodesAllowlist"),
    ask("perm_getAccountsAllowlist"),
  ]);
  const head = blockIn(answer);
  if (head === undefined)
    return { name, code: "not-answered", reason: answer.type === "silent" ? answer.reason : "no-block" };
  return { name, chainId, genesis, head, seenAt, timeout, validators, peers, nodeList, accountList };
}

async function observeBlocks(first: First, rpc: NodeRpc, common: number): Promise<Observed> {
  const newest = Math.min(common, first.head.header.number);
  const numbers = Array.from({ length: Math.min(WINDOW + 1, newest + 1) }, (_, position) => newest - position);
  const oldBlock = Math.max(first.head.header.number - OLD, 0);
  const [oldBalance, ...blocks] = await Promise.all([
    rpc.ask("eth_getBalance", [NOBODY, quantity(oldBlock)]),
    ...numbers.map((number) => rpc.ask("eth_getBlockByNumber", [quantity(number), false])),
  ]);
  const recent = blocks.map((answer, position) => {
    const block = blockIn(answer);
    return block?.header.number === numbers[position] ? block : undefined;
  });
  return { ...first, recent, oldBalance, oldBlock, ahead: rpc.ahead() };
}
