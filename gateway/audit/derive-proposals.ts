import { hexOfProposal, proposalIdOf } from "../domain/decisions.ts";
import type { DecisionTimes } from "../domain/ledger-events.ts";
import { stateOfProposal, votesNeeded } from "../domain/proposal-state.ts";
import type { Context, EventOf } from "./context.ts";
import { ACTIVE, bitOf, countOf, SIGNATORY, valueAt, whyNotAllowed } from "./partners.ts";
import type { AuditedEvent } from "./told.ts";

/** What the consortium keeps of a proposal. Times are Unix seconds; voters are bit sets by support: against, for, abstaining. */
export interface ProposalKept {
  readonly proposer: string;
  readonly voteStart: number;
  readonly voteEnd: number;
  readonly targets: readonly string[];
  readonly calldatas: readonly string[];
  readonly description: string;
  readonly voters: [bigint, bigint, bigint];
  eta: number | undefined;
  isExecuted: boolean;
  isCanceled: boolean;
}

/** The consortium, and every proposal by its number in decimal text. */
export interface Governance {
  timelock: string | undefined;
  times: DecisionTimes | undefined;
  readonly proposals: Map<string, ProposalKept>;
}

type ProposalEvent = EventOf<
  "ConsortiumFounded" | "ProposalCreated" | "PartnerVoted" | "ProposalQueued" | "ProposalExecuted" | "ProposalCanceled"
>;

const FOR = 1;
const MOST_SUPPORT = 2;

export const noGovernance = (): Governance => ({ timelock: undefined, times: undefined, proposals: new Map() });

/** Proposals and the votes on them. */
export function applyToProposals(context: Context, governance: Governance, event: ProposalEvent): void {
  if (event.name === "ConsortiumFounded") {
    if (governance.timelock !== undefined) context.note("entry-doubled", event, event.args.timelock);
    governance.timelock = event.args.timelock;
    governance.times = event.args.times;
    return;
  }
  if (event.name === "ProposalCreated") {
    create(context, governance, event);
    return;
  }
  const { proposalId } = event.args;
  const proposal = governance.proposals.get(proposalId);
  if (proposal === undefined) {
    context.note("record-unknown", event, hexOfProposal(proposalId));
    return;
  }
  if (event.name === "PartnerVoted") {
    vote(context, governance, event, proposal);
    return;
  }
  carryOn(context, governance, event, proposal);
}

function create({ partners, note }: Context, governance: Governance, event: EventOf<"ProposalCreated">): void {
  const { proposalId, proposer, targets, calldatas, description } = event.args;
  const [voteStart, voteEnd] = [Number(event.args.voteStart), Number(event.args.voteEnd)];
  const id = hexOfProposal(proposalId);
  if (proposalIdOf(targets, calldatas, description) !== id) note("id-unbound", event, id);
  if (governance.proposals.has(proposalId)) note("entry-doubled", event, id);
  const partnerId = partners.windows.get(proposer)?.partnerId ?? 0;
  const fault = whyNotAllowed(partners, proposer, partnerId, SIGNATORY, event.time);
  if (fault !== undefined) note(fault, event, proposer, { event: event.name });
  const { votingDelay = 0, votingPeriod = 0 } = governance.times ?? {};
  if (voteStart !== event.time + votingDelay || voteEnd !== voteStart + votingPeriod)
    note("time-contradicts", event, id, { claimed: voteStart, time: event.time });
  governance.proposals.set(proposalId, {
    ...{ proposer, voteStart, voteEnd, targets, calldatas, description },
    voters: [0n, 0n, 0n],
    eta: undefined,
    isExecuted: false,
    isCanceled: false,
  });
}

function vote(context: Context, governance: Governance, event: EventOf<"PartnerVoted">, proposal: ProposalKept): void {
  const { partners, note } = context;
  const { proposalId, partnerId, support, signer } = event.args;
  const id = hexOfProposal(proposalId);
  const fault = whyNotAllowed(partners, signer, partnerId, SIGNATORY, event.time);
  if (fault !== undefined) note(fault, event, signer, { event: event.name });
  const bit = bitOf(partnerId);
  if (proposal.voters.some((voters) => (voters & bit) !== 0n)) note("entry-doubled", event, id, { partner: partnerId });
  const wasActive = valueAt(partners.standings.get(partnerId) ?? [], proposal.voteStart) === ACTIVE;
  const state = stateNow(context, governance, proposal, event.time);
  if (state !== "active" || !wasActive || support > MOST_SUPPORT)
    note("transition-illegal", event, id, { from: state, partner: partnerId });
  if (support <= MOST_SUPPORT) proposal.voters[support] = (proposal.voters[support] ?? 0n) | bit;
}

function stateNow({ partners }: Context, { times }: Governance, proposal: ProposalKept, time: number) {
  const { voteStart: snapshot, voteEnd: deadline, eta, isExecuted, isCanceled, voters } = proposal;
  const needed = votesNeeded(valueAt(partners.activeCounts, snapshot));
  const facts = { snapshot, deadline, eta, isExecuted, isCanceled, needed, inFavour: countOf(voters[FOR]) };
  return stateOfProposal({ ...facts, gracePeriod: times?.gracePeriod ?? 0 }, time);
}

function carryOn(
  context: Context,
  governance: Governance,
  event: EventOf<"ProposalQueued" | "ProposalExecuted" | "ProposalCanceled">,
  proposal: ProposalKept,
): void {
  const state = stateNow(context, governance, proposal, event.time);
  const fault = (): void =>
    context.note("transition-illegal", event, hexOfProposal(event.args.proposalId), { from: state, event: event.name });
  switch (event.name) {
    case "ProposalQueued": {
      const eta = Number(event.args.etaSeconds);
      if (state !== "succeeded" || eta !== event.time + (governance.times?.timelockDelay ?? 0)) fault();
      proposal.eta = eta;
      return;
    }
    case "ProposalExecuted":
      if (state !== "queued" || event.time < (proposal.eta ?? 0)) fault();
      proposal.isExecuted = true;
      return;
    case "ProposalCanceled":
      if (state !== "pending") fault();
      proposal.isCanceled = true;
  }
}

/** Whether the registry's own doing in a transaction is that of a proposal which was executed in it. */
export function findUndecided(events: readonly AuditedEvent[], decisions: readonly AuditedEvent[]): AuditedEvent[] {
  const executing = new Set(
    events.filter(({ name }) => name === "ProposalExecuted").map(({ transaction }) => transaction),
  );
  return decisions.filter(({ transaction }) => !executing.has(transaction));
}
