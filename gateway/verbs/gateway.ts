import type { Directory, DirectoryPartner } from "../domain/directory.ts";
import { DomainError } from "../domain/errors.ts";
import type { ChainHead, IndexReader, Ledger, NodeStatus, Objects, Store } from "../domain/ports.ts";
import type { NoteStep } from "../domain/steps.ts";
import type { AsOf } from "../domain/wire/network.ts";

/** The last block indexed, and how the node stands. */
export interface IndexedHead extends ChainHead, NodeStatus {}

/** What every verb works with: one partner's gateway. */
export interface Gateway {
  readonly partner: DirectoryPartner;
  readonly directory: Directory;
  readonly deployment: { readonly deploymentId: string; readonly genesisHash: string };
  readonly store: Store;
  readonly objects: Objects;
  readonly ledger: Ledger;
  readonly outbox: { wake(): void };
  /** Fetches an exhibit from the gateway that recorded it, into the objects. */
  readonly fetchExhibit: (partnerId: number, root: string, position: number) => Promise<void>;
  readonly noteStep: NoteStep;
  /** Raised when the gateway stops: what has no end of its own ends then. */
  readonly ending: AbortSignal;
  /** Age of the index, in milliseconds, from which a present state is unknown. */
  readonly staleAfterMs: number;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** 32 random bytes as hex. */
  readonly randomBytes32: () => string;
  /** Hash of a text under this gateway's own secret: equal texts are found again, and nobody else can guess them. */
  readonly keyedHash: (text: string) => string;
}

/** RFC 3339 in UTC from Unix seconds. */
export const utcOfSeconds = (seconds: number): string => new Date(seconds * 1_000).toISOString();

/** RFC 3339 in UTC from Unix milliseconds. */
export const utcOfMilliseconds = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The block of a head as the API shows it, with the age of the knowledge that it is the newest. */
export function asOfHead({ now }: Pick<Gateway, "now">, head: IndexedHead): AsOf {
  const { checkedAt } = head;
  return {
    block: head.blockNumber,
    hash: head.blockHash,
    time: utcOfSeconds(head.blockTime),
    checkedAt: checkedAt === undefined ? null : utcOfMilliseconds(checkedAt),
    // Clocks go back.
    ageMs: checkedAt === undefined ? null : Math.max(0, now() - checkedAt),
  };
}

/** The last block indexed, and how the node stands; undefined when no block is. */
export async function readHead(index: Pick<IndexReader, "head" | "nodeStatus">): Promise<IndexedHead | undefined> {
  // In this order: a block that is indexed in between is then newer than what is said of the node, and never older.
  const status = await index.nodeStatus();
  const head = await index.head();
  return head === undefined ? undefined : { ...head, ...status };
}

/**
 * The last block indexed, and how the node stands.
 *
 * @throws DomainError `index-stale` when none is
 */
export async function requireHead({ store }: Pick<Gateway, "store">): Promise<IndexedHead> {
  const head = await readHead(store);
  if (head === undefined) {
    throw new DomainError(
      "index-stale",
      "This gateway has not indexed any block yet; it is waiting for its chain node.",
    );
  }
  return head;
}
