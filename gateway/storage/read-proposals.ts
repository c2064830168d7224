import type { DecisionTimes } from "../domain/ledger-events.ts";
import type { IndexReader, ProposalRow } from "../domain/ports.ts";
import type { Database, Tables } from "./schema.ts";

const ACTIVE = 2;

type Reading = Pick<IndexReader, "proposal" | "listProposals" | "decisionTimes" | "activeCountAt" | "successor">;

/** Reads what the partners decide together. */
export function readProposals(db: Database): Reading {
  const proposalRows = async (rows: readonly Tables["proposal"][]): Promise<ProposalRow[]> => {
    if (rows.length === 0) return [];
    const votes = await db
      .selectFrom("vote")
      .selectAll()
      .where(
        "proposal_id",
        "in",
        rows.map((row) => row.proposal_id),
      )
      .orderBy("partner_id")
      .execute();
    return rows.map((row) => ({
      proposalId: row.proposal_id,
      proposer: row.proposer,
      targets: JSON.parse(row.targets) as string[],
      calldatas: JSON.parse(row.calldatas) as string[],
      reference: row.reference,
      snapshot: row.snapshot,
      deadline: row.deadline,
      eta: row.eta ?? undefined,
      executedAt: row.executed_at ?? undefined,
      canceledAt: row.canceled_at ?? undefined,
      proposedAt: row.proposed_at,
      blockNumber: row.block_number,
      transactionHash: row.transaction_hash,
      votes: votes
        .filter((vote) => vote.proposal_id === row.proposal_id)
        .map((vote) => ({
          partnerId: vote.partner_id,
          support: vote.support,
          signer: vote.signer,
          castAt: vote.cast_at,
        })),
    }));
  };

  return {
    proposal: async (proposalId) =>
      (
        await proposalRows(await db.selectFrom("proposal").selectAll().where("proposal_id", "=", proposalId).execute())
      )[0],
    listProposals: async ({ limit, after }) => {
      let query = db.selectFrom("proposal").selectAll();
      if (after !== undefined) {
        const { blockNumber, id } = after;
        query = query.where(({ or, and, eb }) =>
          or([
            eb("block_number", "<", blockNumber),
            and([eb("block_number", "=", blockNumber), eb("proposal_id", ">", id)]),
          ]),
        );
      }
      return proposalRows(await query.orderBy("block_number", "desc").orderBy("proposal_id").limit(limit).execute());
    },
    decisionTimes: async () => {
      const row = await db.selectFrom("consortium").select("times").executeTakeFirst();
      return row === undefined ? undefined : (JSON.parse(row.times) as DecisionTimes);
    },
    activeCountAt: async (when) => {
      const rows = await db
        .selectFrom("partner_standing")
        .select(["partner_id", "state"])
        .where("since", "<=", when)
        .orderBy("since")
        .execute();
      const standings = new Map(rows.map((row) => [row.partner_id, row.state]));
      return [...standings.values()].filter((state) => state === ACTIVE).length;
    },
    successor: async () => {
      const row = await db.selectFrom("successor").selectAll().executeTakeFirst();
      return row === undefined
        ? undefined
        : { registry: row.registry, deploymentId: row.deployment_id, namedAt: row.named_at };
    },
  };
}
