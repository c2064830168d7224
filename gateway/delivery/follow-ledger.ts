import { DomainError } from "../domain/errors.ts";
import type { BlockRef, ChainHead, Ledger, Store } from "../domain/ports.ts";
import { type Repetition, repeat } from "./repeat.ts";

const BLOCKS_AT_ONCE = 2_000;

/** A follower of the ledger: it brings the index level with the node and says how it stands. */
export interface Follower extends Repetition {
  status(): { node: "following" | "unreachable" | "chain-lost"; checkedAt: number | undefined };
  /** Brings the index level with the node now. Throws DomainError `node-unreachable` or `chain-lost`. */
  catchUp(): Promise<void>;
}

export interface FollowerOptions {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly pollMs: number;
  readonly now: () => number;
  /** Called after blocks were indexed. */
  readonly onAdvanced: () => void;
  readonly report: (error: unknown) => void;
}

/** Follows the ledger from where the index stopped. A chain that is another one is never written into the index. */
export function followLedger(options: FollowerOptions): Follower {
  const { store, ledger, now } = options;
  let node: "following" | "unreachable" | "chain-lost" = "unreachable";
  let checkedAt: number | undefined;
  let round: Promise<void> = Promise.resolve();

  const synchronise = async (): Promise<void> => {
    const askedAt = now();
    try {
      const identity = await ledger.identify();
      const start = await agreeOnStart(store, ledger, identity);
      const target = await ledger.head();
      await advance(store, ledger, identity, start, target, options.onAdvanced);
      node = "following";
      checkedAt = askedAt;
    } catch (error) {
      if (error instanceof DomainError) node = error.code === "chain-lost" ? "chain-lost" : "unreachable";
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
  return { ...repetition, status: () => ({ node, checkedAt }), catchUp };
}

type Identity = Pick<ChainHead, "chainId" | "genesisHash" | "deploymentId">;

/** The last block that index and node agree on; rolls the index back where the chain was reorganised. */
async function agreeOnStart(store: Store, ledger: Ledger, identity: Identity): Promise<BlockRef | undefined> {
  const head = await store.head();
  if (head === undefined) return undefined;
  if (
    head.genesisHash !== identity.genesisHash ||
    head.deploymentId !== identity.deploymentId ||
    head.chainId !== identity.chainId
  ) {
    throw new DomainError("chain-lost", "The index is of another chain or deployment than the node's.");
  }
  if ((await ledger.block(head.blockNumber))?.blockHash === head.blockHash) return head;

  let candidate = await store.eventBlockBefore(head.blockNumber + 1);
  while (candidate !== undefined) {
    const block = await ledger.block(candidate.blockNumber);
    if (block?.blockHash === candidate.blockHash) {
      await store.rollBack({ ...identity, ...block });
      return block;
    }
    candidate = await store.eventBlockBefore(candidate.blockNumber);
  }
  const genesis = await ledger.block(0);
  if (genesis === undefined) throw new DomainError("chain-lost", "The node has no first block.");
  await store.rollBack({ ...identity, ...genesis });
  return genesis;
}

async function advance(
  store: Store,
  ledger: Ledger,
  identity: Identity,
  start: BlockRef | undefined,
  target: BlockRef,
  onAdvanced: () => void,
): Promise<void> {
  let next = start === undefined ? 0 : start.blockNumber + 1;
  while (next <= target.blockNumber) {
    const end = Math.min(next + BLOCKS_AT_ONCE - 1, target.blockNumber);
    const events = await ledger.events(next, end);
    const block = end === target.blockNumber ? target : await ledger.block(end);
    if (block === undefined) throw new DomainError("node-unreachable", "The node's chain changed while it was read.");
    await store.advance({ ...identity, ...block }, events);
    onAdvanced();
    next = end + 1;
  }
}
