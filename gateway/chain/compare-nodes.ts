import type { BlockRef, NodeStanding } from "../domain/ports.ts";
import type { Node } from "./node.ts";
import { type Engine, readSealed } from "./read-sealed.ts";

/** A node that is sound by itself. */
interface SoundNode {
  readonly node: Node;
  readonly head: BlockRef;
  readonly isInUse: boolean;
}

/** How nodes are held against each other. */
export interface Comparison {
  readonly engine: Engine;
  /** Blocks that a node may be behind the foremost. */
  readonly mostBehind: number;
  /** Blocks that may still be replaced where no seals make them final. */
  readonly deepestReorganisation: number;
}

/**
 * Holds nodes against each other that are sound by themselves: one that is far behind, and one that has another block than the others
 * at a height that all have, are told. Of two answers the one counts whose block is sealed, else that of the most, else that of the node
 * in use: what this gateway has read is not given up for the word of another.
 */
export async function compareNodes<T extends SoundNode>(
  nodes: readonly T[],
  { engine, mostBehind, deepestReorganisation }: Comparison,
): Promise<Map<T, NodeStanding>> {
  const standings = new Map<T, NodeStanding>();
  const foremost = Math.max(...nodes.map(({ head }) => head.blockNumber));
  const level = nodes.filter((each) => {
    const isLevel = foremost - each.head.blockNumber <= mostBehind;
    if (!isLevel) standings.set(each, "behind");
    return isLevel;
  });
  const common = Math.min(...level.map(({ head }) => head.blockNumber));
  const height = engine === "none" ? common - deepestReorganisation : common;
  if (level.length < 2 || height < 1) return standings;
  const answers = await Promise.all(level.map(async (each) => ({ each, hash: await hashAt(each.node, height) })));
  const isOne = new Set(answers.map(({ hash }) => hash)).size === 1;
  if (isOne && answers[0]?.hash !== undefined) return standings;
  const sealed = await Promise.all(
    answers.map(async (answer) => ({ ...answer, isSealed: await isSealedAt(answer.each.node, height, engine) })),
  );
  const right = hashOfMost(sealed.filter(({ hash, isSealed }) => isSealed && hash !== undefined));
  for (const { each, hash } of sealed) {
    if (hash === undefined) standings.set(each, "unreachable");
    else if (hash !== right) standings.set(each, "disagrees");
  }
  return standings;
}

function hashOfMost(answers: readonly { each: SoundNode; hash: string | undefined }[]): string | undefined {
  const votes = new Map<string | undefined, number>();
  // Half a vote more than the others, which decides where they are even.
  for (const { each, hash } of answers) votes.set(hash, (votes.get(hash) ?? 0) + (each.isInUse ? 1.5 : 1));
  return [...votes].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** Undefined for a node that has no such block, or does not answer. */
const hashAt = (node: Node, height: number): Promise<string | undefined> =>
  node.block(height).then(
    (block) => block?.blockHash,
    () => undefined,
  );

const isSealedAt = (node: Node, height: number, engine: Engine): Promise<boolean> =>
  readSealed(node, height, engine).then(
    (block) => block !== undefined,
    () => false,
  );
