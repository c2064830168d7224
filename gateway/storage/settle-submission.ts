import type { Transaction } from "kysely";
import type { SettledFact } from "../domain/feed.ts";
import type { BlockFound, Settlement } from "../domain/outbox.ts";
import type { SubmittedRequest } from "../domain/submission.ts";
import { appendToFeed } from "./append-to-feed.ts";
import type { Tables } from "./schema.ts";

/** Whether the index has this very block. What it does not remember by hash is too old to be replaced. */
export async function isIndexed(tx: Transaction<Tables>, { blockNumber, blockHash }: BlockFound): Promise<boolean> {
  const head = await tx.selectFrom("chain_head").select("block_number").executeTakeFirst();
  if (head === undefined || Number(head.block_number) < blockNumber) return false;
  const remembered = await tx
    .selectFrom("indexed_block")
    .select("block_hash")
    .where("block_number", "=", blockNumber)
    .executeTakeFirst();
  return remembered === undefined || remembered.block_hash === blockHash;
}

/** Settles a submission that is in this state, and tells of it in the feed. False when it is in another. */
export async function settleSubmission(
  tx: Transaction<Tables>,
  state: "accepted" | "sent",
  { submissionId, outcomes, block }: Settlement,
  settledAt: number,
): Promise<boolean> {
  const last = outcomes.findLast(({ transactionHash }) => transactionHash !== null);
  const row = await tx
    .updateTable("submission")
    .set({
      state: "settled",
      outcome: JSON.stringify(outcomes),
      settled_at: settledAt,
      block_number: block?.blockNumber ?? null,
      transaction_hash: last?.transactionHash ?? null,
    })
    .where("submission_id", "=", submissionId)
    .where("state", "=", state)
    .returning("requests")
    .executeTakeFirst();
  if (row === undefined) return false;
  const requests = JSON.parse(row.requests) as SubmittedRequest[];
  for (const [position, { from, nonce }] of requests.entries()) {
    if (outcomes[position]?.transactionHash !== null) continue;
    await tx
      .deleteFrom("submitted_nonce")
      .where("signer", "=", from)
      .where("nonce", "=", nonce)
      .where("submission_id", "=", submissionId)
      .execute();
  }
  await appendToFeed(tx, [factOf(requests, { submissionId, outcomes, block }, settledAt)]);
  return true;
}

function factOf(
  requests: readonly SubmittedRequest[],
  { submissionId, outcomes, block }: Settlement,
  settledAtMs: number,
): SettledFact {
  return {
    name: "SubmissionSettled",
    submissionId,
    settledAtMs,
    block: block?.blockNumber ?? null,
    requests: requests.flatMap(({ from, nonce }, position) => {
      const outcome = outcomes[position];
      return outcome === undefined ? [] : [{ signer: from, nonce, outcome }];
    }),
  };
}
