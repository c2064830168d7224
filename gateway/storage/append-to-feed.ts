import { sql, type Transaction } from "kysely";
import { type EventType, typesOfFacts } from "../domain/codes/event-types.ts";
import type { FeedEntry } from "../domain/feed.ts";
import type { LedgerEvent } from "../domain/ledger-events.ts";
import type { IndexScope } from "./apply-event.ts";
import { insertRows } from "./insert-rows.ts";
import { isPostgres } from "./is-postgres.ts";
import { FEED_GREW } from "./process-beside-others.ts";
import type { Tables } from "./schema.ts";
import { isVisible } from "./visible-to-partner.ts";

type Fact = FeedEntry["fact"];

const ROLLED_BACK: EventType = "ledger.rolled-back";

/** Appends entries in the transaction that makes them true. */
export async function appendToFeed(tx: Transaction<Tables>, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  // The row is locked until the commit: sequences become visible in their order.
  const { last_sequence } = await tx
    .updateTable("feed")
    .set((expression) => ({ last_sequence: expression("last_sequence", "+", facts.length) }))
    .where("id", "=", 1)
    .returning("last_sequence")
    .executeTakeFirstOrThrow();
  const first = Number(last_sequence) - facts.length + 1;
  const rows = facts.map((fact, offset) => ({
    sequence: first + offset,
    ...placeOf(fact),
    fact: JSON.stringify(fact),
  }));
  await insertRows(tx, "feed_entry", rows);
  // Heard by every process of this gateway once it is committed.
  if (isPostgres(tx)) await sql`select pg_notify(${FEED_GREW}, '')`.execute(tx);
}

/**
 * Appends the events that this partner may see and that the feed does not tell of already: an index that is rebuilt from the chain
 * comes by the same events again.
 */
export async function appendEvents(
  tx: Transaction<Tables>,
  scope: IndexScope,
  events: readonly LedgerEvent[],
): Promise<void> {
  const fresh: LedgerEvent[] = [];
  const toldUpTo = events.length === 0 ? -1 : await lastBlockTold(tx);
  for (const event of events) {
    if (event.position.blockNumber <= toldUpTo && (await isTold(tx, event))) continue;
    if (await isVisible(tx, scope, event)) fresh.push(event);
  }
  await appendToFeed(tx, fresh);
}

async function lastBlockTold(tx: Transaction<Tables>): Promise<number> {
  const row = await tx
    .selectFrom("feed_entry")
    .select(({ fn }) => fn.max("block_number").as("block"))
    .executeTakeFirst();
  return Number(row?.block ?? -1);
}

/** Whether the feed tells of an event of this very block, and no roll-back after it took that back. */
async function isTold(tx: Transaction<Tables>, { position }: LedgerEvent): Promise<boolean> {
  const told = await tx
    .selectFrom("feed_entry")
    .select("sequence")
    .where("block_number", "=", position.blockNumber)
    .where("block_hash", "=", position.blockHash)
    .where("log_index", "=", position.logIndex)
    .orderBy("sequence", "desc")
    .executeTakeFirst();
  if (told === undefined) return false;
  const takenBack = await tx
    .selectFrom("feed_entry")
    .select("sequence")
    .where("block_number", "<", position.blockNumber)
    .where("type", "=", ROLLED_BACK)
    .where("sequence", ">", told.sequence)
    .executeTakeFirst();
  return takenBack === undefined;
}

function placeOf(fact: Fact) {
  switch (fact.name) {
    case "SubmissionSettled":
      return { type: "submission.settled", block_number: fact.block, block_hash: null, log_index: null };
    case "LedgerRolledBack":
      return { type: ROLLED_BACK, block_number: fact.block, block_hash: null, log_index: null };
    default: {
      const { blockNumber, blockHash, logIndex } = fact.position;
      return {
        type: typesOfFacts[fact.name],
        block_number: blockNumber,
        block_hash: blockHash,
        log_index: logIndex,
      };
    }
  }
}
