import { findSealFault } from "../../receipts/seals.ts";
import { type Expected, validatorsIn } from "./expected.ts";
import { find, type NodeFinding } from "./findings.ts";
import type { Observed } from "./observe.ts";

/** So many periods without a block are no pause any more; at the least, seconds. */
const PERIODS = 10;
const LEAST_PAUSE_SECONDS = 30;
/** Blocks are further apart where rounds fail; so much more than agreed on is slow. */
const SLOW = 1.5;
/** Blocks that a node may be behind the middle one: they are not asked at one instant. */
const MOST_BEHIND = 3;
/** Others take no block that is more than one second ahead of their clock; as much again for the way and whole seconds. */
const MOST_SECONDS_OFF = 2;

/** Whether blocks come to a node, as often as was agreed on. Times are the validators' claims. */
export function judgeBlocks(seen: Observed, all: readonly Observed[], { blockPeriodSeconds }: Expected): NodeFinding {
  const { name, head, seenAt, recent } = seen;
  const heads = all.map((each) => each.head.header.number).sort((a, b) => a - b);
  const middle = heads[Math.floor((heads.length - 1) / 2)] as number;
  const { number, time } = head.header;
  if (number < middle - MOST_BEHIND) return find(name, "node-behind", { block: number, others: middle });
  const age = Math.round(seenAt / 1_000 - time);
  if (age > Math.max(PERIODS * blockPeriodSeconds, LEAST_PAUSE_SECONDS))
    return find(name, "blocks-stopped", { block: number, age });
  const [newest, oldest] = [recent[0], recent.at(-1)];
  // Block 0 has no time of its own.
  const from = oldest?.header.number === 0 ? recent.at(-2) : oldest;
  const blocks = (newest?.header.number ?? 0) - (from?.header.number ?? 0);
  if (newest === undefined || from === undefined || blocks < 1)
    return find(name, "not-answered", { reason: "eth_getBlockByNumber" });
  const seconds = Number(((newest.header.time - from.header.time) / blocks).toFixed(1));
  const values = { seconds, expected: blockPeriodSeconds, block: number };
  return find(name, seconds > blockPeriodSeconds * SLOW ? "blocks-slow" : "blocks-in-time", values);
}

/** Whether the last block that most nodes have is the same at a node, and final: its hash computed, sealed by two thirds of the validators. */
export function judgeSeals({ name, recent }: Observed, all: readonly Observed[], expected: Expected): NodeFinding {
  const [block] = recent;
  if (block === undefined) return find(name, "not-answered", { reason: "eth_getBlockByNumber" });
  const { number, hash, qbft } = block.header;
  if (!block.isTrue || qbft === undefined) return find(name, "block-untrue", { block: number });
  const others = all.flatMap((each) => (each.recent[0]?.header.number === number ? [each.recent[0].header.hash] : []));
  if (others.filter((other) => other === hash).length * 2 <= others.length)
    return find(name, "block-differs", { block: number });
  const fault = findSealFault(qbft, validatorsIn(expected));
  if (fault !== undefined) return find(name, "seals-wrong", { block: number, fault });
  return find(name, "seals-suffice", { block: number, seals: qbft.seals.length, validators: qbft.validators.length });
}

/**
 * Whether a node's clock is ours. Where the node, or a proxy before it, tells the time with its answers, by that. Else by blocks: a validator
 * whose clock is ahead proposes none that others take, and a node whose clock is behind takes none of others.
 */
export function judgeClock(seen: Observed, { nodes }: Expected): NodeFinding {
  const { name, ahead, head, seenAt, recent } = seen;
  const headAhead = head.header.time - seenAt / 1_000;
  if (headAhead > MOST_SECONDS_OFF) return find(name, "clock-off", { seconds: Math.round(headAhead) });
  if (ahead !== undefined) {
    const seconds = Number(ahead.toFixed(1));
    return find(name, Math.abs(ahead) > MOST_SECONDS_OFF ? "clock-off" : "clock-agrees", { seconds });
  }
  const own = nodes.find((node) => node.name === name)?.validator;
  const isProposer = recent.some((block) => block?.header.proposer === own);
  return find(name, isProposer ? "clock-by-blocks" : "clock-unseen", { blocks: recent.length });
}
