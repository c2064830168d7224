import type { Transaction } from "kysely";
import type { SettledFact } from "../domain/feed.ts";
import type { BlockFound, Settlement } from "../domain/outbox.ts";
import type { SubmittedRequest } from "../domain/submission.ts";
import { appendToFeed } from "./append-to-feed.ts";
import { type Placeholder, prepareQuery } from "./prepare-query.ts";
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

const settleOne = prepareQuery(
  (db, value: Placeholder<"outcome" | "settledAt" | "blockNumber" | "transactionHash" | "submissionId" | "state">) =>
    db
      .updateTable("submission")
      .set({
        state: "settled",
        outcome: value("outcome"),
        settled_at: value("settledAt"),
        block_number: value("blockNumber"),
        transaction_hash: value("transactionHash"),
      })
      .where("submission_id", "=", value("submissionId"))
      .where("state", "=", value("state"))
      .returning("requests"),
);

/** Settles submissions that are in this state, and tells of them in the feed. False, to be undone, when one is in another. */
export async function settleSubmissions(
  tx: Transaction<Tables>,
  state: "accepted" | "sent",
  settlements: readonly Settlement[],
  settledAt: number,
): Promise<boolean> {
  const facts: SettledFact[] = [];
  for (const settlement of settlements) {
    const fact = await settle(tx, state, settlement, settledAt);
    if (fact === undefined) return false;
    facts.push(fact);
  }
  await appendToFeed(tx, facts);
  return true;
}

async function settle(
  tx: Transaction<Tables>,
  state: "accepted" | "sent",
  { submissionId, outcomes, block }: Settlement,
  settledAt: number,
): Promise<SettledFact | undefined> {
  const last = outcomes.findLast(({ transactionHash }) => transactionHash !== null);
  const { rows } = await settleOne(tx, {
    outcome: JSON.stringify(outcomes),
    settledAt,
    blockNumber: block?.blockNumber ?? null,
    transactionHash: last?.transactionHash ?? null,
    submissionId,
    state,
  });
  const [row] = rows;
  if (row === undefined) return undefined;
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
  return factOf(requests, { submissionId, outcomes, block }, settledAt);
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
