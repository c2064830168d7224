import { DomainError } from "./errors.ts";
import type { LedgerEvent } from "./ledger-events.ts";
import type { SubmissionOutcome } from "./submission.ts";

/** A submission of this gateway that was settled. `block` is the one that used up its nonces, null when none did. */
export interface SettledFact {
  readonly name: "SubmissionSettled";
  readonly submissionId: string;
  readonly settledAtMs: number;
  readonly block: number | null;
  readonly requests: readonly {
    readonly signer: string;
    readonly nonce: number;
    readonly outcome: SubmissionOutcome;
  }[];
}

/** What was told of blocks after `block`, before this, no longer holds. */
export interface RolledBackFact {
  readonly name: "LedgerRolledBack";
  readonly block: number;
  readonly rolledBackAtMs: number;
}

/** One entry of the feed: what became known to this gateway, in the order in which it did. Entries never change and never go. */
export interface FeedEntry {
  readonly sequence: number;
  readonly fact: LedgerEvent | SettledFact | RolledBackFact;
}

/** Which feed a database has, and the sequence of its last entry; 0 before the first. */
export interface FeedState {
  readonly feedId: string;
  readonly last: number;
}

/** The form of an entry's id: the feed, which is random for each database, and the sequence. */
export const EVENT_ID = /^([0-9a-f]{16})-(0|[1-9]\d{0,14})$/;

export function eventIdOf(feedId: string, sequence: number): string {
  return `${feedId}-${sequence}`;
}

/**
 * The sequence that an id of this feed names.
 *
 * @throws DomainError `unknown-event` for an id of another feed, and for one that this feed has not come to
 */
export function sequenceOf({ feedId, last }: FeedState, eventId: string): number {
  const [, feed, sequence] = EVENT_ID.exec(eventId) ?? [];
  if (feed === feedId && Number(sequence) <= last) return Number(sequence);
  throw new DomainError(
    "unknown-event",
    `The event ${eventId} is not of this gateway's feed: its database is another one. Start anew without an id, and forget what came from the other.`,
    { event: eventId, feed: feedId },
  );
}
