import type { z } from "zod";
import { readCursor, writeCursor } from "../domain/cursors.ts";
import { DomainError } from "../domain/errors.ts";
import type { DecisionTimes } from "../domain/ledger-events.ts";
import type { proposalDetailSchema, proposalPageSchema } from "../domain/wire/proposals.ts";
import type { PageQuery } from "../domain/wire/queries.ts";
import { describeProposal } from "./describe-proposal.ts";
import { asOfHead, type Gateway, requireHead } from "./gateway.ts";
import { pageOf } from "./page.ts";

/** A proposal to the consortium. Throws DomainError `unknown-proposal`. */
export async function showProposal(
  gateway: Gateway,
  proposalId: string,
): Promise<z.infer<typeof proposalDetailSchema>> {
  const head = await requireHead(gateway);
  const row = await gateway.store.proposal(proposalId);
  if (row === undefined) {
    throw new DomainError("unknown-proposal", `No proposal ${proposalId} was made.`, { proposal: proposalId });
  }
  const proposal = await describeProposal(gateway, row, await readTimes(gateway), await gateway.store.partners());
  return { asOf: asOfHead(gateway, head), proposal };
}

/** The proposals to the consortium, newest first. Throws DomainError `invalid-cursor`. */
export async function listProposals(
  gateway: Gateway,
  { limit, after }: PageQuery,
): Promise<z.infer<typeof proposalPageSchema>> {
  const page = { limit: limit + 1, after: after === undefined ? undefined : readCursor.block(after) };
  const head = await requireHead(gateway);
  const rows = await gateway.store.listProposals(page);
  const [times, partners] = await Promise.all([readTimes(gateway), gateway.store.partners()]);
  const { entries, next } = pageOf(rows, limit, (row) => writeCursor(row.blockNumber, row.proposalId));
  return {
    asOf: asOfHead(gateway, head),
    proposals: await Promise.all(entries.map((row) => describeProposal(gateway, row, times, partners))),
    next,
  };
}

async function readTimes({ store }: Gateway): Promise<DecisionTimes> {
  const none = { votingDelay: 0, votingPeriod: 0, timelockDelay: 0, gracePeriod: 0 };
  // Only before the consortium's first block was indexed, when there are no proposals either.
  return (await store.decisionTimes()) ?? none;
}
