import type { SubmissionState } from "./codes/states.ts";
import type { SubmissionFilter } from "./filters.ts";
import type { SubmissionOutcome, SubmittedRequest } from "./submission.ts";

/** A submission as kept. */
export interface SubmissionRow {
  readonly submissionId: string;
  readonly acceptedAt: number;
  /** `accepted`: waits to be carried; `sent`: a transaction of the relay that is kept carries it; `settled`: it has its outcomes. */
  readonly state: SubmissionState;
  readonly requests: readonly SubmittedRequest[];
  /** Whether the contracts were asked before it was accepted; the node was away where not, and they are asked before it is carried. */
  readonly isSimulated: boolean;
  /** Of the transaction that carries it, or did. */
  readonly relayNonce: number | undefined;
  /** The transaction that carries it now, or did in the end. */
  readonly transactionHash: string | undefined;
  /** How many transactions have been signed for it, replacements not counted. */
  readonly timesCarried: number;
  readonly outcomes: readonly SubmissionOutcome[] | undefined;
  readonly settledAt: number | undefined;
  /** Partner of the officer who signed it. */
  readonly partnerId: number;
  /** The submission with the same nonces whose place this one is to take; at most one of the two is carried out. */
  readonly supersedes: string | undefined;
  /** The one that is to take this one's place: this is not carried any more, though a transaction that carries it may be mined yet. */
  readonly supersededBy: string | undefined;
}

/** A submission with its place in the order of acceptance. */
export interface ListedSubmission extends SubmissionRow {
  readonly sequence: number;
}

/**
 * What is to be carried of submissions: each that was superseded gives its place to the one that superseded it last, where that is
 * among them or waits; else nobody has it.
 */
export function standIns(rows: readonly SubmissionRow[], waiting: readonly SubmissionRow[] = []): SubmissionRow[] {
  const known = new Map([...rows, ...waiting].map((row) => [row.submissionId, row]));
  const last = (row: SubmissionRow | undefined): SubmissionRow | undefined =>
    row?.supersededBy === undefined ? row : last(known.get(row.supersededBy));
  return [...new Set(rows.map(last))].filter((row) => row !== undefined);
}

/** A nonce of an officer that an accepted request has. */
export interface PendingNonce {
  readonly nonce: number;
  /** No transaction carries it. */
  readonly isWaiting: boolean;
}

/** The nonce that an officer signs with next: the first, from the one that the forwarder expects on, that no request has. */
export function nextNonce(used: number, pending: readonly PendingNonce[]): number {
  const taken = new Set(pending.map(({ nonce }) => nonce));
  let next = used;
  while (taken.has(next)) next += 1;
  return next;
}

/** A transaction that the relay key signed. Of those with one nonce at most one is ever mined. */
export interface RelayTransaction {
  readonly hash: string;
  /** Address of the relay key. */
  readonly relay: string;
  readonly nonce: number;
  /** 1 for the first with its nonce; each further one was signed to replace those before it. */
  readonly attempt: number;
  /** It carries no request, and only uses the nonce up. */
  readonly isEmpty: boolean;
  readonly gasPrice: bigint;
  readonly raw: string;
  /** Unix milliseconds, and the last block indexed then. */
  readonly signedAt: number;
  readonly signedBlock: number;
}

/** A block that something was found in. */
export interface BlockFound {
  readonly blockNumber: number;
  readonly blockHash: string;
}

/** How a submission ends. `block` is the last one that used up a nonce of it, undefined when none did. */
export interface Settlement {
  readonly submissionId: string;
  readonly outcomes: readonly SubmissionOutcome[];
  readonly block: BlockFound | undefined;
}

/** A relay nonce that was used up, and what that means for the submissions that went with it. */
export interface UsedNonce {
  readonly relay: string;
  readonly nonce: number;
  /** The transaction that used it up; undefined when none of those kept did. */
  readonly mined: (BlockFound & { readonly hash: string }) | undefined;
  readonly settlements: readonly Settlement[];
}

/** What the database keeps of accepted submissions and of the transactions that carry them. */
export interface OutboxStore {
  /**
   * Accepts a submission, or answers the one with the same digest. Throws DomainError `wrong-nonce` when a nonce is taken by
   * another than the one that it supersedes, and as `requireSupersedable` does.
   */
  acceptSubmission(submission: SubmissionRow, digest: string): Promise<SubmissionRow>;
  submission(submissionId: string): Promise<SubmissionRow | undefined>;
  submissionOfDigest(digest: string): Promise<SubmissionRow | undefined>;
  /** Newest first. */
  listSubmissions(filter: SubmissionFilter): Promise<ListedSubmission[]>;
  /** The nonces of a signer, from this one on, that accepted requests have which are not settled; in order. */
  pendingNonces(signer: string, fromNonce: number): Promise<PendingNonce[]>;
  /** The nonce that the forwarder expects of a signer, as far as the blocks indexed tell. */
  knownNonce(signer: string): Promise<number>;

  /** Submissions that wait to be carried, in the order of acceptance. */
  waitingSubmissions(limit: number): Promise<SubmissionRow[]>;
  /** Whether transactions carry anything that was accepted before a submission. */
  isAnySentBefore(submissionId: string): Promise<boolean>;
  /** Transactions of which none with their nonce is known to be mined, by nonce and attempt. */
  openTransactions(relay: string): Promise<RelayTransaction[]>;
  /** Addresses of the relay keys that have open transactions. */
  relaysUnderWay(): Promise<string[]>;
  /** Submissions that go with a relay nonce, in the order of acceptance. */
  submissionsOfNonce(relay: string, nonce: number): Promise<SubmissionRow[]>;
  /**
   * Keeps a transaction, before it is sent, with the submissions that it carries: those that wait, or for one that replaces the
   * transaction `replaces` of those that go with its nonce already, and what takes the place of others of them. False, and nothing is kept, when that does not hold any more, or
   * the nonce has an open transaction that is not replaced by this.
   */
  keepTransaction(
    transaction: Omit<RelayTransaction, "attempt">,
    submissionIds: readonly string[],
    replaces?: string,
  ): Promise<boolean>;
  /**
   * Closes a relay nonce. What went with it and is not settled by this waits to be carried again. False, and nothing is written,
   * when the index does not have a block that this rests on: it was replaced, or is not indexed yet.
   */
  closeNonce(used: UsedNonce, settledAt: number): Promise<boolean>;
  /**
   * Settles for ever what waits to be carried. Nonces of requests that were in no transaction are free again. False as in
   * `closeNonce`. Only a roll-back to before its block opens a submission again.
   */
  settle(settlement: Settlement, settledAt: number): Promise<boolean>;
}
