import type { Transaction } from "kysely";
import type { OutboxStore } from "../domain/outbox.ts";
import { type ForwarderNonce, MOST_BLOCKS_KEPT } from "../domain/ports.ts";
import { type Placeholder, prepareQuery } from "./prepare-query.ts";
import type { Database, Tables } from "./schema.ts";

const pending = prepareQuery((db, value: Placeholder<"signer" | "fromNonce">) =>
  db
    .selectFrom("submitted_nonce")
    .innerJoin("submission", "submission.submission_id", "submitted_nonce.submission_id")
    .select(["submitted_nonce.nonce", "submission.state"])
    .where("submitted_nonce.signer", "=", value("signer"))
    .where("submitted_nonce.nonce", ">=", value("fromNonce"))
    .where("submission.state", "!=", "settled")
    .orderBy("submitted_nonce.nonce"),
);

/** What is known of officers' nonces without asking the forwarder. */
export function readForwarderNonces(db: Database): Pick<OutboxStore, "pendingNonces" | "knownNonce"> {
  return {
    pendingNonces: async (signer, fromNonce) => {
      const { rows } = await pending(db, { signer, fromNonce });
      return rows.map(({ nonce, state }) => ({ nonce: Number(nonce), isWaiting: state === "accepted" }));
    },
    knownNonce: async (signer) => {
      // Blocks indexed before nonces were kept told of none; of a settled submission only those that were used are left.
      const last = await db
        .selectFrom("submitted_nonce")
        .innerJoin("submission", "submission.submission_id", "submitted_nonce.submission_id")
        .select("submitted_nonce.nonce")
        .where("submitted_nonce.signer", "=", signer)
        .where("submission.state", "=", "settled")
        .orderBy("submitted_nonce.nonce", "desc")
        .limit(1)
        .executeTakeFirst();
      const kept = await db
        .selectFrom("forwarder_nonce")
        .select("nonce")
        .where("signer", "=", signer)
        .orderBy("block_number", "desc")
        .limit(1)
        .executeTakeFirst();
      return Math.max(last === undefined ? 0 : Number(last.nonce) + 1, Number(kept?.nonce ?? 0));
    },
  };
}

/** Keeps what the forwarder expects of signers since some blocks, and what it expected before as far as a reorganisation may lead back. */
export async function keepForwarderNonces(
  tx: Transaction<Tables>,
  nonces: readonly ForwarderNonce[],
  headNumber: number,
): Promise<void> {
  for (const { signer, nonce, blockNumber } of nonces) {
    await tx
      .insertInto("forwarder_nonce")
      .values({ signer, block_number: blockNumber, nonce })
      .onConflict((conflict) => conflict.columns(["signer", "block_number"]).doUpdateSet({ nonce }))
      .execute();
    const lasting = tx
      .selectFrom("forwarder_nonce")
      .select(({ fn }) => fn.max("block_number").as("block_number"))
      .where("signer", "=", signer)
      .where("block_number", "<=", headNumber - MOST_BLOCKS_KEPT);
    await tx.deleteFrom("forwarder_nonce").where("signer", "=", signer).where("block_number", "<", lasting).execute();
  }
}
