import type { Node } from "./node.ts";
import { quantity } from "./quantity.ts";

/** Besu answers 5,000 blocks at a time unless told otherwise (`--rpc-max-logs-range`). */
const BLOCKS_AT_ONCE = 2_000;
const MOST_PAGES_AT_ONCE = 8;

/** A log as a node answers it. */
export interface RawLog {
  readonly topics: readonly string[];
  readonly data: string;
  readonly blockNumber: string;
  readonly blockHash: string;
  readonly transactionHash: string;
}

/** What an address logged with these topics, the last first, from the last block back to the first one for as long as it is taken. */
export async function* logsBackward(
  node: Node,
  address: string,
  topics: readonly (string | readonly (string | null)[] | null)[],
): AsyncGenerator<RawLog> {
  let last = Number(await node.send<string>("eth_blockNumber", []));
  // What is looked for is most often recent; what is not is asked for in larger steps.
  for (let pages = 1; last >= 0; pages = Math.min(pages * 2, MOST_PAGES_AT_ONCE)) {
    const ranges: { fromBlock: string; toBlock: string }[] = [];
    for (; ranges.length < pages && last >= 0; last -= BLOCKS_AT_ONCE) {
      ranges.push({ fromBlock: quantity(Math.max(0, last - BLOCKS_AT_ONCE + 1)), toBlock: quantity(last) });
    }
    const answers = await Promise.all(
      ranges.map((range) => node.send<RawLog[]>("eth_getLogs", [{ address, topics, ...range }])),
    );
    for (const logs of answers) yield* logs.toReversed();
  }
}
