import { codeOf } from "../domain/codes/code-list.ts";
import { partnerStates } from "../domain/codes/membership.ts";
import { supports } from "../domain/codes/proposals.ts";
import { type Decision, decodeDecision, describeDecision } from "../domain/decisions.ts";
import type { DecisionTimes } from "../domain/ledger-events.ts";
import type { PartnerRow, ProposalRow } from "../domain/ports.ts";
import { type ProposalFacts, stateOfProposal, votesNeeded } from "../domain/proposal-state.ts";
import type { ProposalInfo } from "../domain/wire/proposals.ts";
import { type Gateway, utcOfSeconds } from "./gateway.ts";

type ProposedDecision = ProposalInfo["decisions"][number];

/** A proposal as the API shows it, its calls in words. */
export async function describeProposal(
  { store, now }: Gateway,
  row: ProposalRow,
  times: DecisionTimes,
  partners: readonly PartnerRow[],
): Promise<ProposalInfo> {
  const nowSeconds = Math.floor(now() / 1_000);
  const inFavour = row.votes.filter(({ support }) => codeOf(supports, support) === "for").length;
  // Until its second has passed the snapshot is not what it will be.
  const needed = nowSeconds > row.snapshot ? votesNeeded(await store.activeCountAt(row.snapshot)) : null;
  const facts: ProposalFacts = {
    snapshot: row.snapshot,
    deadline: row.deadline,
    eta: row.eta,
    isExecuted: row.executedAt !== undefined,
    isCanceled: row.canceledAt !== undefined,
    inFavour,
    needed: needed ?? Number.POSITIVE_INFINITY,
    gracePeriod: times.gracePeriod,
  };
  const state = stateOfProposal(facts, nowSeconds);
  const proposer = (await store.signer(row.proposer))?.partnerId;
  const isWaiting = state === "succeeded" || state === "queued";
  const utcOrNull = (seconds: number | undefined): string | null =>
    seconds === undefined ? null : utcOfSeconds(seconds);
  return {
    id: row.proposalId,
    state,
    partner: isoIn(partners, proposer ?? 0) ?? "?",
    signer: row.proposer,
    reference: row.reference,
    decisions: row.calldatas.map((call) => describeCall(call, partners)),
    votes: row.votes.map(({ partnerId, support, signer, castAt }) => ({
      partner: isoIn(partners, partnerId) ?? `?${partnerId}`,
      support: codeOf(supports, support) ?? "abstain",
      signer,
      castAt: utcOfSeconds(castAt),
    })),
    inFavour,
    needed,
    proposedAt: utcOfSeconds(row.proposedAt),
    snapshot: utcOfSeconds(row.snapshot),
    deadline: utcOfSeconds(row.deadline),
    eta: utcOrNull(row.eta),
    lapsesAt: isWaiting ? utcOfSeconds((row.eta ?? row.deadline) + times.gracePeriod) : null,
    executedAt: utcOrNull(row.executedAt),
    canceledAt: utcOrNull(row.canceledAt),
    block: row.blockNumber,
    transactionHash: row.transactionHash,
  };
}

const isoIn = (partners: readonly PartnerRow[], id: number): string | undefined =>
  partners.find(({ partnerId }) => partnerId === id)?.iso;

function describeCall(call: string, partners: readonly PartnerRow[]): ProposedDecision {
  const decision = decodeDecision(call);
  const words = describeDecision(decision, (partnerId) => `${isoIn(partners, partnerId) ?? "?"} (${partnerId})`);
  return { call, decision: decision === undefined ? null : named(decision, partners), words };
}

function named(decision: Decision, partners: readonly PartnerRow[]): ProposedDecision["decision"] {
  switch (decision.name) {
    case "admitPartner": {
      const { name, partnerId, iso, signatory } = decision;
      return { name, partnerId, partner: iso, signatory };
    }
    case "setPartnerState": {
      const { name, partnerId, state } = decision;
      const partner = isoIn(partners, partnerId) ?? null;
      return { name, partnerId, partner, state: codeOf(partnerStates, state) ?? null };
    }
    case "seatSignatory": {
      const { name, partnerId, signatory } = decision;
      return { name, partnerId, partner: isoIn(partners, partnerId) ?? null, signatory };
    }
    case "nameSuccessor":
      return decision;
  }
}
