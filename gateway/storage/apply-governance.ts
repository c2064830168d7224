import type { Transaction } from "kysely";
import { hexOfProposal } from "../domain/decisions.ts";
import type { DecisionTimes, LedgerEvent } from "../domain/ledger-events.ts";
import type { Tables } from "./schema.ts";

/** What the partners decide together. */
export type GovernanceEvent = Extract<
  LedgerEvent,
  {
    name:
      | "ConsortiumFounded"
      | "SuccessorNamed"
      | "ProposalCreated"
      | "PartnerVoted"
      | "ProposalQueued"
      | "ProposalExecuted"
      | "ProposalCanceled";
  }
>;

/** Keeps the consortium's proposals and votes. */
export async function applyGovernance(db: Transaction<Tables>, event: GovernanceEvent): Promise<void> {
  const { blockNumber: block_number, blockTime, transactionHash: transaction_hash } = event.position;
  switch (event.name) {
    case "ConsortiumFounded": {
      const { timelock, times } = event.args;
      await db
        .insertInto("consortium")
        .values({ timelock, times: JSON.stringify(times satisfies DecisionTimes) })
        .execute();
      return;
    }
    case "SuccessorNamed": {
      const { successor: registry, deploymentId: deployment_id } = event.args;
      await db.insertInto("successor").values({ registry, deployment_id, named_at: blockTime }).execute();
      return;
    }
    case "ProposalCreated": {
      const { proposalId, proposer, targets, calldatas, voteStart, voteEnd, description } = event.args;
      await db
        .insertInto("proposal")
        .values({
          proposal_id: hexOfProposal(proposalId),
          proposer,
          targets: JSON.stringify(targets),
          calldatas: JSON.stringify(calldatas),
          reference: description,
          snapshot: Number(voteStart),
          deadline: Number(voteEnd),
          eta: null,
          executed_at: null,
          canceled_at: null,
          proposed_at: blockTime,
          block_number,
          transaction_hash,
        })
        .execute();
      return;
    }
    case "PartnerVoted": {
      const { proposalId, partnerId, support, signer } = event.args;
      await db
        .insertInto("vote")
        .values({
          proposal_id: hexOfProposal(proposalId),
          partner_id: partnerId,
          support,
          signer,
          cast_at: blockTime,
          transaction_hash,
        })
        .execute();
      return;
    }
    case "ProposalQueued":
      return change(db, event, { eta: Number(event.args.etaSeconds) });
    case "ProposalExecuted":
      return change(db, event, { executed_at: blockTime });
    case "ProposalCanceled":
      return change(db, event, { canceled_at: blockTime });
  }
}

async function change(
  db: Transaction<Tables>,
  { args: { proposalId } }: { readonly args: { readonly proposalId: string } },
  values: Partial<Pick<Tables["proposal"], "eta" | "executed_at" | "canceled_at">>,
): Promise<void> {
  await db.updateTable("proposal").set(values).where("proposal_id", "=", hexOfProposal(proposalId)).execute();
}
