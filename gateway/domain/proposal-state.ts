import type { ProposalState } from "./codes/proposals.ts";

/** What the ledger's events say of a proposal. Times are Unix seconds. */
export interface ProposalFacts {
  /** Votes are cast in the seconds after it… */
  readonly snapshot: number;
  /** …up to and with this one. */
  readonly deadline: number;
  readonly eta: number | undefined;
  readonly isExecuted: boolean;
  readonly isCanceled: boolean;
  readonly inFavour: number;
  /** How many votes for it decide: two-thirds of the partners active at the snapshot, rounded up. */
  readonly needed: number;
  readonly gracePeriod: number;
}

/** How many votes decide when so many partners were active at the snapshot. */
export function votesNeeded(activeAtSnapshot: number): number {
  return Math.ceil((2 * activeAtSnapshot) / 3);
}

/** Where a proposal stands at a time, as `Consortium.state` says it. */
export function stateOfProposal(facts: ProposalFacts, nowSeconds: number): ProposalState {
  const { snapshot, deadline, eta, inFavour, needed, gracePeriod } = facts;
  if (facts.isExecuted) return "executed";
  if (facts.isCanceled) return "canceled";
  if (nowSeconds <= snapshot) return "pending";
  const isDecided = inFavour > 0 && inFavour >= needed;
  if (!isDecided) return nowSeconds <= deadline ? "active" : "defeated";
  if (nowSeconds > (eta ?? deadline) + gracePeriod) return "expired";
  return eta === undefined ? "succeeded" : "queued";
}
