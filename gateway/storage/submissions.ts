import { DomainError } from "../domain/errors.ts";
import type { SettledFact } from "../domain/feed.ts";
import type { Store, SubmissionRow } from "../domain/ports.ts";
import type { SubmissionOutcome, SubmittedRequest } from "../domain/submission.ts";
import { appendToFeed } from "./append-to-feed.ts";
import type { Database, Tables } from "./schema.ts";
import { transact } from "./transact.ts";

type Submissions = Pick<
  Store,
  | "acceptSubmission"
  | "submission"
  | "submissionOfDigest"
  | "nextUnsettled"
  | "pendingNonces"
  | "saveTransaction"
  | "settle"
  | "spendExchangeNonce"
>;

/** The outbox: what was accepted and what became of it. A row never goes away. `announce` says that the feed has grown. */
export function keepSubmissions(db: Database, announce: () => void): Submissions {
  return {
    acceptSubmission: (submission, digest) =>
      transact(db, async (tx) => {
        const known = await tx.selectFrom("submission").selectAll().where("digest", "=", digest).executeTakeFirst();
        if (known !== undefined) return submissionRow(known);
        for (const { from, nonce } of submission.requests) {
          const taken = await tx
            .selectFrom("submitted_nonce")
            .select("submission_id")
            .where("signer", "=", from)
            .where("nonce", "=", nonce)
            .executeTakeFirst();
          if (taken !== undefined) {
            throw new DomainError(
              "wrong-nonce",
              `Nonce ${nonce} of ${from} is taken by submission ${taken.submission_id}.`,
              {
                signer: from,
                nonce,
                submission: taken.submission_id,
              },
            );
          }
        }
        const last = await tx
          .selectFrom("submission")
          .select(({ fn }) => fn.max("sequence").as("sequence"))
          .executeTakeFirst();
        await tx
          .insertInto("submission")
          .values({
            submission_id: submission.submissionId,
            sequence: Number(last?.sequence ?? 0) + 1,
            accepted_at: submission.acceptedAt,
            state: submission.state,
            requests: JSON.stringify(submission.requests),
            digest,
            relay_nonce: null,
            raw_transaction: null,
            transaction_hash: null,
            block_number: null,
            outcome: null,
            settled_at: null,
          })
          .execute();
        await tx
          .insertInto("submitted_nonce")
          .values(
            submission.requests.map(({ from, nonce }) => ({
              signer: from,
              nonce,
              submission_id: submission.submissionId,
            })),
          )
          .execute();
        return submission;
      }),
    submission: async (submissionId) => {
      const row = await db
        .selectFrom("submission")
        .selectAll()
        .where("submission_id", "=", submissionId)
        .executeTakeFirst();
      return row === undefined ? undefined : submissionRow(row);
    },
    nextUnsettled: async () => {
      const row = await db
        .selectFrom("submission")
        .selectAll()
        .where("state", "in", ["accepted", "sent"])
        // What was sent is settled before anything new goes out; otherwise in the order of acceptance.
        .orderBy("state", "desc")
        .orderBy("sequence")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : submissionRow(row);
    },
    pendingNonces: async (signer, fromNonce) => {
      const row = await db
        .selectFrom("submitted_nonce")
        .innerJoin("submission", "submission.submission_id", "submitted_nonce.submission_id")
        .select(({ fn }) => fn.countAll<number | string>().as("count"))
        .where("submitted_nonce.signer", "=", signer)
        .where("submitted_nonce.nonce", ">=", fromNonce)
        .where("submission.state", "!=", "settled")
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
    saveTransaction: async (submissionId, relayNonce, raw, hash) => {
      await db
        .updateTable("submission")
        .set({ state: "sent", relay_nonce: relayNonce, raw_transaction: raw, transaction_hash: hash })
        .where("submission_id", "=", submissionId)
        .execute();
    },
    submissionOfDigest: async (digest) => {
      const row = await db.selectFrom("submission").selectAll().where("digest", "=", digest).executeTakeFirst();
      return row === undefined ? undefined : submissionRow(row);
    },
    settle: async (submissionId, outcomes, settledAt, blockNumber) => {
      await transact(db, async (tx) => {
        const { requests } = await tx
          .updateTable("submission")
          .set({
            state: "settled",
            outcome: JSON.stringify(outcomes),
            settled_at: settledAt,
            block_number: blockNumber ?? null,
          })
          .where("submission_id", "=", submissionId)
          .returning("requests")
          .executeTakeFirstOrThrow();
        await appendToFeed(tx, [settledFact(submissionId, JSON.parse(requests), outcomes, settledAt, blockNumber)]);
        if (blockNumber === undefined) {
          await tx.deleteFrom("submitted_nonce").where("submission_id", "=", submissionId).execute();
        }
      });
      announce();
    },
    spendExchangeNonce: (nonce, expiresAt, now) =>
      transact(db, async (tx) => {
        await tx.deleteFrom("exchange_nonce").where("expires_at", "<", now).execute();
        const inserted = await tx
          .insertInto("exchange_nonce")
          .values({ nonce, expires_at: expiresAt })
          .onConflict((conflict) => conflict.column("nonce").doNothing())
          .executeTakeFirst();
        return inserted.numInsertedOrUpdatedRows === 1n;
      }),
  };
}

function settledFact(
  submissionId: string,
  requests: readonly SubmittedRequest[],
  outcomes: readonly SubmissionOutcome[],
  settledAtMs: number,
  blockNumber: number | undefined,
): SettledFact {
  return {
    name: "SubmissionSettled",
    submissionId,
    settledAtMs,
    block: blockNumber ?? null,
    requests: requests.flatMap(({ from, nonce }, position) => {
      const outcome = outcomes[position];
      return outcome === undefined ? [] : [{ signer: from, nonce, outcome }];
    }),
  };
}

function submissionRow(row: Tables["submission"]): SubmissionRow {
  return {
    submissionId: row.submission_id,
    acceptedAt: row.accepted_at,
    state: row.state as SubmissionRow["state"],
    requests: JSON.parse(row.requests),
    rawTransaction: row.raw_transaction ?? undefined,
    relayNonce: row.relay_nonce ?? undefined,
    transactionHash: row.transaction_hash ?? undefined,
    outcomes: row.outcome === null ? undefined : JSON.parse(row.outcome),
    settledAt: row.settled_at ?? undefined,
  };
}
