import type { Transaction } from "kysely";
import type { LedgerEvent } from "../domain/ledger-events.ts";
import { type BlockRef, type ChainHead, MOST_BLOCKS_KEPT, type Store } from "../domain/ports.ts";
import { appendEvents, appendToFeed } from "./append-to-feed.ts";
import { applyEvent, type IndexScope } from "./apply-event.ts";
import { digestTables, INDEX_TABLES } from "./digest-index.ts";
import { insertBatch, insertDocument, wantMembers } from "./documents.ts";
import { keepForwarderNonces } from "./forwarder-nonces.ts";
import { insertRows } from "./insert-rows.ts";
import { reopenAfter } from "./relay-transactions.ts";
import type { Database, Tables } from "./schema.ts";
import { liftTimeLimits, transact } from "./transact.ts";
import { wantedBecauseOf } from "./wanted-because-of.ts";

// Every way in which the index changes, past the usual length: each is one transaction made of the same steps.

const READ_MODEL = [
  "partner",
  "agreement_party",
  "partner_standing",
  "consortium",
  "successor",
  "proposal",
  "vote",
  "signer",
  "agreement",
  "record",
  "evidence",
  "decision",
  "notice",
  "notice_recipient",
  "response",
  "answer",
  "access_log_anchor",
] as const;
const EVENTS_AT_ONCE = 1_000;

type IndexWriter = Pick<Store, "advance" | "rollBack" | "rebuild" | "digestIndex" | "blockHashAt" | "indexedBlocks">;

/**
 * Follows the ledger into the read model and the feed. Events are kept, so that the model can be rebuilt without the node. `announce`
 * says that the feed has grown.
 */
export function writeIndex(db: Database, scope: IndexScope, now: () => number, announce: () => void): IndexWriter {
  return {
    advance: async (head, events, passed = [], nonces = []) => {
      await transact(db, async (tx) => {
        await fillFeed(tx, scope);
        await indexEvents(tx, scope, events);
        await keepForwarderNonces(tx, nonces, head.blockNumber);
        await appendEvents(tx, scope, events);
        await keepBlocks(tx, [...passed, head], head.blockNumber);
        await saveHead(tx, head);
      });
      if (events.length > 0) announce();
    },
    rollBack: async (head) => {
      await transact(db, async (tx) => {
        await fillFeed(tx, scope);
        for (const table of ["ledger_event", "indexed_block", "forwarder_nonce"] as const) {
          await tx.deleteFrom(table).where("block_number", ">", head.blockNumber).execute();
        }
        await reopenAfter(tx, head.blockNumber);
        await replay(tx, scope);
        await dropGroundless(tx);
        await appendToFeed(tx, [{ name: "LedgerRolledBack", block: head.blockNumber, rolledBackAtMs: now() }]);
        await saveHead(tx, head);
      });
      announce();
    },
    rebuild: ({ kept, blocks }) =>
      transact(db, async (tx) => {
        await liftTimeLimits(tx);
        for (const table of INDEX_TABLES) await tx.deleteFrom(table).execute();
        // Documents first: what is here is not wanted when its record comes.
        for await (const row of kept) {
          if (row.type === "document") await insertDocument(tx, row.document);
          else await insertBatch(tx, scope, row.root, row.packages, row.objectSha256);
        }
        for await (const { head, events, passed, nonces } of blocks) {
          await indexEvents(tx, scope, events);
          await keepForwarderNonces(tx, nonces, head.blockNumber);
          await keepBlocks(tx, [...passed, head], head.blockNumber);
          await saveHead(tx, head);
        }
        await dropGroundless(tx);
      }),
    digestIndex: () =>
      db
        .transaction()
        .setAccessMode("read only")
        .setIsolationLevel("repeatable read")
        .execute((tx) => digestTables(tx)),
    blockHashAt: async (blockNumber) => {
      const row = await db
        .selectFrom("ledger_event")
        .select("block_hash")
        .where("block_number", "=", blockNumber)
        .executeTakeFirst();
      return row?.block_hash;
    },
    indexedBlocks: async () => {
      const rows = await db.selectFrom("indexed_block").selectAll().orderBy("block_number", "desc").execute();
      return rows.map((row) => ({
        blockNumber: row.block_number,
        blockHash: row.block_hash,
        blockTime: row.block_time,
      }));
    },
  };
}

/** Remembers blocks, and forgets those that no reorganisation may reach. */
async function keepBlocks(tx: Transaction<Tables>, blocks: readonly BlockRef[], headNumber: number): Promise<void> {
  for (const { blockNumber, blockHash, blockTime } of blocks) {
    const row = { block_hash: blockHash, block_time: blockTime };
    await tx
      .insertInto("indexed_block")
      .values({ block_number: blockNumber, ...row })
      .onConflict((conflict) => conflict.column("block_number").doUpdateSet(row))
      .execute();
  }
  await tx
    .deleteFrom("indexed_block")
    .where("block_number", "<=", headNumber - MOST_BLOCKS_KEPT)
    .execute();
}

async function indexEvents(tx: Transaction<Tables>, scope: IndexScope, events: readonly LedgerEvent[]): Promise<void> {
  for (const event of events) {
    await keepEvent(tx, event);
    await applyEvent(tx, scope, event);
    await addWanted(tx, scope, event);
  }
}

async function keepEvent(tx: Transaction<Tables>, event: LedgerEvent): Promise<void> {
  const { position, name, args } = event;
  const row = {
    block_number: position.blockNumber,
    log_index: position.logIndex,
    block_hash: position.blockHash,
    block_time: position.blockTime,
    transaction_hash: position.transactionHash,
    name,
    args: JSON.stringify(args),
  };
  await insertRows(tx, "ledger_event", [row]);
}

async function addWanted(tx: Transaction<Tables>, scope: IndexScope, event: LedgerEvent): Promise<void> {
  const wanted = await wantedBecauseOf(tx, scope, event);
  if (wanted === undefined) return;
  const table = wanted.type === "batch" ? "batch" : "document";
  const held = await tx.selectFrom(table).select("root").where("root", "=", wanted.key).executeTakeFirst();
  if (held !== undefined && wanted.type !== "batch") return;
  if (held !== undefined) {
    // The list is here from an earlier record: its packages may not be.
    const batch = await tx
      .selectFrom("batch")
      .select("members")
      .where("root", "=", wanted.key)
      .executeTakeFirstOrThrow();
    await wantMembers(tx, wanted.subject, wanted.partnerId, JSON.parse(batch.members) as string[]);
    return;
  }
  await tx
    .insertInto("wanted")
    .values({
      type: wanted.type,
      key: wanted.key,
      subject: wanted.subject,
      partner_id: wanted.partnerId,
      attempts: 0,
      next_at: 0,
      problem: null,
    })
    .onConflict((conflict) => conflict.columns(["type", "key", "subject"]).doNothing())
    .execute();
}

/** What was wanted because of a record or a notice that is no more is wanted no more. */
async function dropGroundless(tx: Transaction<Tables>): Promise<void> {
  await tx
    .deleteFrom("wanted")
    .where("subject", "not in", (eb) => eb.selectFrom("record").select("record_id"))
    .where("subject", "not in", (eb) => eb.selectFrom("notice").select("notice_id"))
    .execute();
}

async function replay(tx: Transaction<Tables>, scope: IndexScope): Promise<void> {
  await liftTimeLimits(tx);
  for (const table of READ_MODEL) await tx.deleteFrom(table).execute();
  for await (const events of storedEvents(tx)) {
    for (const event of events) await applyEvent(tx, scope, event);
  }
}

/** Begins the feed of a database that followed the ledger before it had one. */
async function fillFeed(tx: Transaction<Tables>, scope: IndexScope): Promise<void> {
  const begun = await tx.selectFrom("feed_entry").select("sequence").limit(1).executeTakeFirst();
  if (begun !== undefined) return;
  for await (const events of storedEvents(tx)) await appendEvents(tx, scope, events);
}

async function* storedEvents(tx: Transaction<Tables>): AsyncGenerator<LedgerEvent[]> {
  let last = { block_number: -1, log_index: -1 };
  for (;;) {
    const rows = await tx
      .selectFrom("ledger_event")
      .selectAll()
      .where("block_number", ">=", last.block_number)
      .where(({ or, and, eb }) =>
        or([
          eb("block_number", ">", last.block_number),
          and([eb("block_number", "=", last.block_number), eb("log_index", ">", last.log_index)]),
        ]),
      )
      .orderBy("block_number")
      .orderBy("log_index")
      .limit(EVENTS_AT_ONCE)
      .execute();
    yield rows.map(
      (row) =>
        ({
          name: row.name,
          args: JSON.parse(row.args),
          position: {
            blockNumber: row.block_number,
            blockHash: row.block_hash,
            blockTime: row.block_time,
            logIndex: row.log_index,
            transactionHash: row.transaction_hash,
          },
        }) as LedgerEvent,
    );
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end;
  }
}

async function saveHead(tx: Transaction<Tables>, head: ChainHead): Promise<void> {
  const row = {
    chain_id: head.chainId,
    genesis_hash: head.genesisHash,
    deployment_id: head.deploymentId,
    block_number: head.blockNumber,
    block_hash: head.blockHash,
    block_time: head.blockTime,
  };
  await tx
    .insertInto("chain_head")
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
}
