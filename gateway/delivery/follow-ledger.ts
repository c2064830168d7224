import { setImmediate } from "node:timers/promises";
import { DomainError } from "../domain/errors.ts";
import type { BlockRange, BlockRef, ChainHead, Ledger, Store } from "../domain/ports.ts";
import { type Repetition, repeat } from "./repeat.ts";
import { splitSteps } from "./split-steps.ts";

const BLOCKS_AT_ONCE = 2_000;

/** A follower of the ledger: it brings the index level with the node and keeps how that stands. */
export interface Follower extends Repetition {
  /** Brings the index level with the node now. Throws DomainError `node-unreachable` or `chain-lost`. */
  catchUp(): Promise<void>;
}

/** What blocks are read with. */
export interface LedgerReader {
  readonly ledger: Ledger;
  /** How many blocks a reorganisation may replace; what goes deeper is a lost chain. */
  readonly deepestReorganisation: number;
}

export interface FollowerOptions extends LedgerReader {
  readonly store: Store;
  readonly pollMs: number;
  readonly now: () => number;
  /** Called after blocks were indexed. */
  readonly onAdvanced: () => void;
  readonly report: (error: unknown) => void;
}

/** Follows the ledger from where the index stopped. A chain that is another one is never written into the index. */
export function followLedger(options: FollowerOptions): Follower {
  const { store, ledger, now } = options;
  let round: Promise<void> = Promise.resolve();

  const synchronise = async (): Promise<void> => {
    const askedAt = now();
    try {
      const reader = { ...options, ledger: await ledger.byOneNode((await store.head())?.blockNumber) };
      const [identity, target] = await Promise.all([reader.ledger.identify(), reader.ledger.head()]);
      const start = await agreeOnStart(reader, identity);
      for await (const { head, events, passed, nonces } of readBlocks(reader, identity, start, target)) {
        await store.advance(head, events, passed, nonces);
        options.onAdvanced();
        // Others get the database and the processor in between.
        await setImmediate();
      }
      await store.keepNodeStatus("following", askedAt);
    } catch (error) {
      if (error instanceof DomainError) {
        const isOther = error.code === "chain-lost" || error.code === "code-differs";
        await store.keepNodeStatus(isOther ? "chain-lost" : "unreachable");
      }
      throw error;
    }
  };
  // One round after the other: whoever asks meanwhile waits for a round that begins after the asking.
  const catchUp = (): Promise<void> => {
    round = round.then(synchronise, synchronise);
    return round;
  };

  const repetition = repeat(
    async () => {
      await catchUp();
      return options.pollMs;
    },
    (error) => {
      // That a node is away is a state, not an incident; it is in the status.
      if (!(error instanceof DomainError)) options.report(error);
    },
    options.pollMs * 2,
  );
  return { ...repetition, catchUp };
}

type Identity = Pick<ChainHead, "chainId" | "genesisHash" | "deploymentId">;

/**
 * The last block that index and node agree on; rolls the index back where the chain was reorganised.
 *
 * @throws DomainError `chain-lost` when the node's chain is another one, lacks the last block indexed, or differs for more than
 * `deepest` blocks: QBFT's blocks are final, so that is an incident and nothing to be followed
 */
export async function agreeOnStart(
  { store, ledger, deepestReorganisation: deepest }: LedgerReader & Pick<FollowerOptions, "store">,
  identity: Identity,
): Promise<BlockRef | undefined> {
  const head = await store.head();
  if (head === undefined) return undefined;
  if (
    head.genesisHash !== identity.genesisHash ||
    head.deploymentId !== identity.deploymentId ||
    head.chainId !== identity.chainId
  ) {
    throw new DomainError("chain-lost", "The index is of another chain or deployment than the node's.");
  }
  const atHead = await ledger.block(head.blockNumber);
  if (atHead?.blockHash === head.blockHash) return head;
  // A chain that was reorganised has another block there. One that is shorter is behind, or was begun anew.
  if (atHead === undefined) {
    throw new DomainError("chain-lost", `The node's chain ends before block ${head.blockNumber}, which is indexed.`);
  }
  for (const known of await store.indexedBlocks()) {
    // The first block is that of every chain of this identity: it is no ground in common.
    if (known.blockNumber === 0 || head.blockNumber - known.blockNumber > deepest) break;
    const block = await ledger.block(known.blockNumber);
    if (block?.blockHash !== known.blockHash) continue;
    await store.rollBack({ ...identity, ...block });
    return block;
  }
  throw new DomainError(
    "chain-lost",
    `The node's chain differs from what is indexed for more than ${deepest} blocks before block ${head.blockNumber}.`,
  );
}

/**
 * Reads blocks after `start` (from the first one on when undefined) up to the target, with every block that a reorganisation may
 * lead back to.
 */
export async function* readBlocks(
  { ledger, deepestReorganisation }: LedgerReader,
  identity: Identity,
  start: BlockRef | undefined,
  target: BlockRef,
): AsyncGenerator<BlockRange> {
  let next = start === undefined ? 0 : start.blockNumber + 1;
  while (next <= target.blockNumber) {
    const end = Math.min(next + BLOCKS_AT_ONCE - 1, target.blockNumber);
    const block = end === target.blockNumber ? target : await ledger.block(end);
    const passed: BlockRef[] = [];
    for (let each = Math.max(next, target.blockNumber - deepestReorganisation); each < end; each += 1) {
      const found = await ledger.block(each);
      if (found !== undefined) passed.push(found);
    }
    const [events, nonces] = await Promise.all([ledger.events(next, end), ledger.forwarderNonces(next, end)]);
    // Blocks that were replaced while they were read would leave events of one chain under the hash of another.
    if (block === undefined || (await ledger.block(end))?.blockHash !== block.blockHash) {
      throw new DomainError("node-unreachable", "The node's chain changed while it was read.");
    }
    let last = next - 1;
    for (const [position, step] of splitSteps(events, block).entries()) {
      const { blockNumber } = step.block;
      const before = passed.filter((each) => each.blockNumber > last && each.blockNumber < blockNumber);
      // Known with the first of them: a gateway that ends in between reads only what is after its last step.
      const known = position === 0 ? nonces : [];
      yield { head: { ...identity, ...step.block }, events: step.events, passed: before, nonces: known };
      last = blockNumber;
    }
    next = end + 1;
  }
}
