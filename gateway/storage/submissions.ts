import type { Transaction } from "kysely";
import { DomainError } from "../domain/errors.ts";
import type { SubmissionRow } from "../domain/outbox.ts";
import type { Store } from "../domain/ports.ts";
import { requireSupersedable } from "../domain/supersede.ts";
import { gather } from "./gather.ts";
import { insertRows } from "./insert-rows.ts";
import { type Placeholder, prepareQuery } from "./prepare-query.ts";
import type { Database, Tables } from "./schema.ts";
import { isIndexed, settleSubmissions } from "./settle-submission.ts";
import { transact } from "./transact.ts";

type Submissions = Pick<
  Store,
  | "acceptSubmission"
  | "submission"
  | "submissionOfDigest"
  | "listSubmissions"
  | "waitingSubmissions"
  | "isAnySentBefore"
  | "submissionsOfNonce"
  | "settle"
  | "spendNonce"
>;

const MOST_AT_ONCE = 100;

interface Accepting {
  readonly submission: SubmissionRow;
  readonly digest: string;
}

/** The outbox: what was accepted and what became of it. A row never goes away. `announce` says that the feed has grown. */
export function keepSubmissions(db: Database, announce: () => void): Submissions {
  const accept = gather<Accepting, SubmissionRow>(
    (asked) =>
      transact(db, async (tx) => {
        const accepted: SubmissionRow[] = [];
        for (const each of asked) accepted.push(await insertSubmission(tx, each));
        return accepted;
      }),
    MOST_AT_ONCE,
  );
  return {
    acceptSubmission: (submission, digest) => accept({ submission, digest }),
    submission: async (submissionId) => {
      const row = await db
        .selectFrom("submission")
        .selectAll()
        .where("submission_id", "=", submissionId)
        .executeTakeFirst();
      return row === undefined ? undefined : submissionRow(row);
    },
    waitingSubmissions: async (limit) => {
      const rows = await db
        .selectFrom("submission")
        .selectAll()
        .where("state", "=", "accepted")
        .orderBy("sequence")
        .limit(limit)
        .execute();
      return rows.map(submissionRow);
    },
    isAnySentBefore: async (submissionId) => {
      const row = await db
        .selectFrom("submission")
        .select("submission_id")
        .where("state", "=", "sent")
        .where("sequence", "<", ({ selectFrom }) =>
          selectFrom("submission").select("sequence").where("submission_id", "=", submissionId),
        )
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    submissionsOfNonce: async (relay, nonce) => {
      const rows = await db
        .selectFrom("submission")
        .selectAll()
        .where("relay", "=", relay)
        .where("relay_nonce", "=", nonce)
        .where("state", "=", "sent")
        .orderBy("sequence")
        .execute();
      return rows.map(submissionRow);
    },
    submissionOfDigest: async (digest) => {
      const [row] = (await withDigest(db, { digest })).rows;
      return row === undefined ? undefined : submissionRow(row);
    },
    listSubmissions: async ({ partnerId, signer, state, limit, after }) => {
      let query = db.selectFrom("submission").selectAll().where("partner_id", "=", partnerId);
      if (signer !== undefined) query = query.where("signer", "=", signer);
      if (state !== undefined) query = query.where("state", "=", state);
      if (after !== undefined) query = query.where("sequence", "<", after);
      const rows = await query.orderBy("sequence", "desc").limit(limit).execute();
      return rows.map((row) => ({ ...submissionRow(row), sequence: Number(row.sequence) }));
    },
    settle: async (settlement, settledAt) => {
      const isSettled = await transact(
        db,
        async (tx) =>
          (settlement.block === undefined || (await isIndexed(tx, settlement.block))) &&
          (await settleSubmissions(tx, "accepted", [settlement], settledAt)),
      );
      if (isSettled) announce();
      return isSettled;
    },
    spendNonce: (nonce, expiresAt, now) =>
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

const withDigest = prepareQuery((db, value: Placeholder<"digest">) =>
  db.selectFrom("submission").selectAll().where("digest", "=", value("digest")),
);
const lastSequence = prepareQuery((db) =>
  db.selectFrom("submission").select(({ fn }) => fn.max("sequence").as("sequence")),
);
const nonceTaken = prepareQuery((db, value: Placeholder<"from" | "nonce">) =>
  db
    .selectFrom("submitted_nonce")
    .select("submission_id")
    .where("signer", "=", value("from"))
    .where("nonce", "=", value("nonce")),
);

/** Adds a submission and answers it, or the same one that is there already. */
async function insertSubmission(tx: Transaction<Tables>, { submission, digest }: Accepting): Promise<SubmissionRow> {
  const [known] = (await withDigest(tx, { digest })).rows;
  if (known !== undefined) return submissionRow(known);
  await takeNonces(tx, submission);
  const [last] = (await lastSequence(tx, {})).rows;
  const row = {
    submission_id: submission.submissionId,
    sequence: Number(last?.sequence ?? 0) + 1,
    accepted_at: submission.acceptedAt,
    state: submission.state,
    requests: JSON.stringify(submission.requests),
    digest,
    relay: null,
    relay_nonce: null,
    transaction_hash: null,
    block_number: null,
    outcome: null,
    settled_at: null,
    times_carried: 0,
    is_simulated: submission.isSimulated ? 1 : 0,
    supersedes: submission.supersedes ?? null,
    superseded_by: null,
    signer: submission.requests[0]?.from ?? "",
    partner_id: submission.partnerId,
  };
  await insertRows(tx, "submission", [row]);
  return submission;
}

/** Gives a submission the nonces of its requests: free ones, or those of the submission whose place it takes. */
async function takeNonces(tx: Transaction<Tables>, submission: SubmissionRow): Promise<void> {
  const { submissionId, supersedes, requests } = submission;
  if (supersedes !== undefined) {
    const found = await tx
      .selectFrom("submission")
      .selectAll()
      .where("submission_id", "=", supersedes)
      .executeTakeFirst();
    if (found === undefined) throw new DomainError("unknown-submission", `There is no submission ${supersedes}.`);
    requireSupersedable(submissionRow(found), requests);
    await tx.deleteFrom("submitted_nonce").where("submission_id", "=", supersedes).execute();
    await tx
      .updateTable("submission")
      .set({ superseded_by: submissionId })
      .where("submission_id", "=", supersedes)
      .execute();
  }
  for (const { from, nonce } of requests) {
    const [taken] = (await nonceTaken(tx, { from, nonce })).rows;
    if (taken === undefined) continue;
    const detail = `Nonce ${nonce} of ${from} is taken by submission ${taken.submission_id}.`;
    throw new DomainError("wrong-nonce", detail, { signer: from, nonce, submission: taken.submission_id });
  }
  const rows = requests.map(({ from, nonce }) => ({ signer: from, nonce, submission_id: submissionId }));
  await insertRows(tx, "submitted_nonce", rows);
}

function submissionRow(row: Tables["submission"]): SubmissionRow {
  return {
    submissionId: row.submission_id,
    acceptedAt: row.accepted_at,
    state: row.state as SubmissionRow["state"],
    requests: JSON.parse(row.requests),
    isSimulated: row.is_simulated === 1,
    relayNonce: row.relay_nonce === null ? undefined : Number(row.relay_nonce),
    transactionHash: row.transaction_hash ?? undefined,
    timesCarried: row.times_carried,
    outcomes: row.outcome === null ? undefined : JSON.parse(row.outcome),
    settledAt: row.settled_at ?? undefined,
    partnerId: row.partner_id,
    supersedes: row.supersedes ?? undefined,
    supersededBy: row.superseded_by ?? undefined,
  };
}
