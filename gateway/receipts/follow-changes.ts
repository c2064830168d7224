import type { SealedAnchor } from "./anchor-format.ts";
import type { Header, SealedExtra } from "./header.ts";
import type { Vote } from "./qbft-extra.ts";
import { findSealFault, type SealFault } from "./seals.ts";

/** A header with a vote that counts. */
export interface VotingHeader extends Header {
  readonly qbft: SealedExtra & { readonly vote: Vote };
}

/** Who seals the block after the last header, or why that cannot be told. */
export type Followed =
  | { readonly type: "followed"; readonly validators: readonly string[] }
  | { readonly type: "fault"; readonly code: SealFault | "voter-not-validator"; readonly at: number }
  | { readonly type: "beyond"; readonly changes: number };

/** Who votes for and against a subject. */
interface Ballot {
  readonly adding: Set<string>;
  readonly dropping: Set<string>;
}

/**
 * Follows the validators from the anchor through headers with votes, in ascending order and all after the anchor's block: each has to be
 * sealed by the validators as they are before its vote counts. Votes count as QBFT counts them: one of a voter on a subject, until the
 * end of the epoch; with those of more than half of the validators the change is made, and the votes on its subject are spent.
 */
export function followChanges(anchor: SealedAnchor, headers: readonly VotingHeader[]): Followed {
  let validators: readonly string[] = anchor.validators;
  let ballots = new Map<string, Ballot>();
  let epoch = anchor.block.number / anchor.epochLength;
  let changes = 0;
  for (const header of headers) {
    const fault = findSealFault(header.qbft, validators);
    if (fault !== undefined) return { type: "fault", code: fault, at: header.number };
    if (!validators.includes(header.proposer)) return { type: "fault", code: "voter-not-validator", at: header.number };
    const current = Math.floor(header.number / anchor.epochLength);
    if (current !== epoch) ballots = new Map();
    epoch = current;
    const after = countVote(ballots, validators, header.proposer, header.qbft.vote);
    if (after === validators) continue;
    validators = after;
    changes += 1;
    if (changes > anchor.overlap) return { type: "beyond", changes };
  }
  return { type: "followed", validators };
}

/** The validators after a vote: the same array when it changes nothing. */
function countVote(
  ballots: Map<string, Ballot>,
  validators: readonly string[],
  voter: string,
  { subject, isToAdd }: Vote,
): readonly string[] {
  const ballot = ballots.get(subject) ?? { adding: new Set(), dropping: new Set() };
  ballots.set(subject, ballot);
  (isToAdd ? ballot.adding : ballot.dropping).add(voter);
  (isToAdd ? ballot.dropping : ballot.adding).delete(voter);
  const votes = isToAdd ? ballot.adding : ballot.dropping;
  if (2 * votes.size <= validators.length) return validators;

  ballots.delete(subject);
  if (validators.includes(subject) === isToAdd) return validators;
  if (isToAdd) return [...validators, subject].sort();
  // What somebody voted who seals no more is not counted.
  for (const { adding, dropping } of ballots.values()) {
    adding.delete(subject);
    dropping.delete(subject);
  }
  return validators.filter((validator) => validator !== subject);
}
