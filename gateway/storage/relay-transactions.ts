import type { Transaction } from "kysely";
import type { OutboxStore, RelayTransaction } from "../domain/outbox.ts";
import type { Database, Tables } from "./schema.ts";
import { isIndexed, settleSubmissions } from "./settle-submission.ts";
import { transact } from "./transact.ts";

type RelayTransactions = Pick<OutboxStore, "openTransactions" | "relaysUnderWay" | "keepTransaction" | "closeNonce">;

/** Thrown to undo a transaction of the database in which something turned out not to hold any more. */
class Overtaken extends Error {}

/** The relay's transactions. A row never goes away, and a nonce is given once. `announce` says that the feed has grown. */
export function keepRelayTransactions(db: Database, announce: () => void): RelayTransactions {
  return {
    openTransactions: async (relay) => {
      const rows = await db
        .selectFrom("relay_transaction")
        .selectAll()
        .where("state", "=", "open")
        .where("relay", "=", relay)
        .orderBy("nonce")
        .orderBy("attempt")
        .execute();
      return rows.map(relayTransaction);
    },
    relaysUnderWay: async () => {
      const open = db.selectFrom("relay_transaction").select("relay").where("state", "=", "open");
      return (await open.distinct().execute()).map(({ relay }) => relay);
    },
    keepTransaction: (transaction, submissionIds, replaces) =>
      unlessOvertaken(
        transact(db, async (tx) => {
          const { relay, nonce, hash } = transaction;
          const attempts = await tx
            .selectFrom("relay_transaction")
            .select(["attempt", "hash", "state"])
            .where("relay", "=", relay)
            .where("nonce", "=", nonce)
            .orderBy("attempt", "desc")
            .execute();
          const open = attempts.find(({ state }) => state === "open");
          if (open?.hash !== replaces) throw new Overtaken();
          const kept = await tx
            .insertInto("relay_transaction")
            .values(rowOf({ ...transaction, attempt: (attempts[0]?.attempt ?? 0) + 1 }))
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst();
          if (kept.numInsertedOrUpdatedRows !== 1n) throw new Overtaken();
          if (submissionIds.length === 0) return;
          let goingWithIt = 0n;
          if (replaces !== undefined) {
            const stays = await tx
              .updateTable("submission")
              .set({ transaction_hash: hash })
              .where("submission_id", "in", submissionIds)
              .where("relay", "=", relay)
              .where("relay_nonce", "=", nonce)
              .where("state", "=", "sent")
              .executeTakeFirst();
            goingWithIt = stays.numUpdatedRows;
          }
          const carried = await tx
            .updateTable("submission")
            .set(({ eb }) => ({
              state: "sent",
              relay,
              relay_nonce: nonce,
              transaction_hash: hash,
              times_carried: eb("times_carried", "+", 1),
            }))
            .where("submission_id", "in", submissionIds)
            .where("state", "=", "accepted")
            .executeTakeFirst();
          if (carried.numUpdatedRows + goingWithIt !== BigInt(submissionIds.length)) throw new Overtaken();
        }),
      ),
    closeNonce: async ({ relay, nonce, mined, settlements }, settledAt) => {
      const isClosed = await unlessOvertaken(
        transact(db, async (tx) => {
          const blocks = [mined, ...settlements.map(({ block }) => block)].filter((block) => block !== undefined);
          for (const block of new Map(blocks.map((each) => [each.blockHash, each])).values())
            if (!(await isIndexed(tx, block))) throw new Overtaken();
          const closed = await tx
            .updateTable("relay_transaction")
            .set({ state: "unused", block_number: mined?.blockNumber ?? null })
            .where("relay", "=", relay)
            .where("nonce", "=", nonce)
            .where("state", "=", "open")
            .executeTakeFirst();
          if (closed.numUpdatedRows === 0n) throw new Overtaken();
          if (mined !== undefined) {
            await tx.updateTable("relay_transaction").set({ state: "mined" }).where("hash", "=", mined.hash).execute();
          }
          if (!(await settleSubmissions(tx, "sent", settlements, settledAt))) throw new Overtaken();
          await letWait(tx, relay, nonce);
        }),
      );
      if (isClosed && settlements.length > 0) announce();
      return isClosed;
    },
  };
}

/** What goes with a nonce and is not settled waits again. */
async function letWait(tx: Transaction<Tables>, relay: string, nonce: number): Promise<void> {
  await tx
    .updateTable("submission")
    .set({ state: "accepted", relay: null, relay_nonce: null, transaction_hash: null })
    .where("relay", "=", relay)
    .where("relay_nonce", "=", nonce)
    .where("state", "=", "sent")
    .execute();
}

/**
 * Opens what a roll-back to a block takes back: the nonces that later ones used up, and the submissions that they settled. Each of
 * those goes with the transaction that carried it, or waits where there is none.
 */
export async function reopenAfter(tx: Transaction<Tables>, blockNumber: number): Promise<void> {
  await tx
    .updateTable("relay_transaction")
    .set({ state: "open", block_number: null })
    .where("block_number", ">", blockNumber)
    .execute();
  const reopened = await tx
    .updateTable("submission")
    .set({ state: "sent", outcome: null, settled_at: null, block_number: null })
    .where("block_number", ">", blockNumber)
    .returning(["submission_id", "sequence", "requests", "relay", "relay_nonce"])
    .execute();
  // Of two with the same nonces the later one has them: it took the other's place.
  const latestFirst = reopened.toSorted((a, b) => Number(b.sequence) - Number(a.sequence));
  for (const { submission_id, requests, relay, relay_nonce } of latestFirst) {
    const rows = (JSON.parse(requests) as { from: string; nonce: number }[]).map(({ from, nonce }) => ({
      signer: from,
      nonce,
      submission_id,
    }));
    await tx
      .insertInto("submitted_nonce")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const open = await tx
      .selectFrom("relay_transaction")
      .select("hash")
      .where("relay", "=", relay)
      .where("nonce", "=", relay_nonce)
      .where("state", "=", "open")
      .where("is_empty", "=", 0)
      .orderBy("attempt", "desc")
      .executeTakeFirst();
    const waiting = { state: "accepted", relay: null, relay_nonce: null, transaction_hash: null };
    await tx
      .updateTable("submission")
      .set(open === undefined ? waiting : { transaction_hash: open.hash })
      .where("submission_id", "=", submission_id)
      .execute();
  }
}

async function unlessOvertaken(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}

function rowOf(transaction: RelayTransaction): Tables["relay_transaction"] {
  return {
    hash: transaction.hash,
    relay: transaction.relay,
    nonce: transaction.nonce,
    attempt: transaction.attempt,
    is_empty: transaction.isEmpty ? 1 : 0,
    gas_price: transaction.gasPrice.toString(),
    raw: transaction.raw,
    signed_at: transaction.signedAt,
    signed_block: transaction.signedBlock,
    state: "open",
    block_number: null,
  };
}

function relayTransaction(row: Tables["relay_transaction"]): RelayTransaction {
  return {
    hash: row.hash,
    relay: row.relay,
    nonce: Number(row.nonce),
    attempt: row.attempt,
    isEmpty: row.is_empty === 1,
    gasPrice: BigInt(row.gas_price),
    raw: row.raw,
    signedAt: Number(row.signed_at),
    signedBlock: Number(row.signed_block),
  };
}
