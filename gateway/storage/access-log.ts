import type { Transaction } from "kysely";
import { type AccessHead, bodyOf, hashOfEntry, type NewAccessEntry, originOf } from "../domain/access-log.ts";
import type { Store } from "../domain/ports.ts";
import type { IndexScope } from "./apply-event.ts";
import { insertRows } from "./insert-rows.ts";
import { prepareQuery } from "./prepare-query.ts";
import type { Database, Tables } from "./schema.ts";
import { transact } from "./transact.ts";

type AccessLog = Pick<
  Store,
  "appendAccess" | "resumeAccess" | "accessEntries" | "accessHeadBefore" | "accessAnchors" | "lastAccessAnchor"
>;

/** Entries that are written in one transaction at most. */
const MOST_AT_ONCE = 500;
/** What the gateway itself does to its log is asked for by nobody. */
const OWN = {
  identity: null,
  status: 0,
  code: null,
  named: [],
  shown: { evidence: [], notices: [], submissions: [] },
  requestId: null,
};

interface Waiting {
  readonly entry: NewAccessEntry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Last extends AccessHead {
  readonly atMs: number;
}

/**
 * The access log of this database: a chain of hashes that is only added to, in one order whichever process adds. What comes while a
 * transaction is under way is written together by the next one: one write to disk for as many answers as wait for it.
 */
export function keepAccessLog(db: Database, scope: IndexScope, now: () => number): AccessLog {
  const origin: Last = { sequence: 0, hash: originOf(scope), atMs: 0 };
  let waiting: Waiting[] = [];
  let isWriting = false;

  const write = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      try {
        await transact(db, async (tx) => {
          await append(
            tx,
            await lastOf(tx, origin),
            group.map(({ entry }) => entry),
            now(),
          );
        });
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isWriting = false;
  };

  return {
    appendAccess: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        if (!isWriting) void write();
      }),
    resumeAccess: (anchored) =>
      transact(db, async (tx) => {
        const last = await lastOf(tx, origin);
        if (last.sequence >= anchored.sequence) return;
        await append(tx, { ...anchored, atMs: last.atMs }, [{ ...OWN, operation: "resumeLog" }], now());
      }),
    accessHeadBefore: (endMs) =>
      transact(db, async (tx) => {
        // Nothing dated before the end is added once this was answered: the next entry is not earlier than this one.
        const last = await lastOf(tx, origin);
        if (last.atMs < endMs && last.sequence > 0) {
          await append(tx, last, [{ ...OWN, operation: "anchorLog" }], Math.max(now(), endMs));
        }
        const head = await tx
          .selectFrom("access_log")
          .select(["sequence", "hash"])
          .where("at_ms", "<", endMs)
          .orderBy("sequence", "desc")
          .limit(1)
          .executeTakeFirst();
        return head === undefined ? undefined : { sequence: Number(head.sequence), hash: head.hash };
      }),
    accessEntries: async (after, limit) => {
      const rows = await db
        .selectFrom("access_log")
        .select(["sequence", "body", "hash"])
        .where("sequence", ">", after)
        .orderBy("sequence")
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
    },
    accessAnchors: async (partnerId, after, limit) => {
      const rows = await db
        .selectFrom("access_log_anchor")
        .selectAll()
        .where("partner_id", "=", partnerId)
        .where("day", ">", after)
        .orderBy("day")
        .limit(limit)
        .execute();
      return rows.map(anchorRow);
    },
    lastAccessAnchor: async (partnerId) => {
      const row = await db
        .selectFrom("access_log_anchor")
        .selectAll()
        .where("partner_id", "=", partnerId)
        .orderBy("day", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : anchorRow(row);
    },
  };
}

const lastEntry = prepareQuery((db) =>
  db.selectFrom("access_log").select(["sequence", "hash", "at_ms"]).orderBy("sequence", "desc").limit(1),
);

async function lastOf(tx: Transaction<Tables>, origin: Last): Promise<Last> {
  const [row] = (await lastEntry(tx, {})).rows;
  return row === undefined ? origin : { sequence: Number(row.sequence), hash: row.hash, atMs: Number(row.at_ms) };
}

/** Clocks differ between processes and go back: an entry is never dated before the one that it follows. */
async function append(
  tx: Transaction<Tables>,
  last: Last,
  entries: readonly NewAccessEntry[],
  nowMs: number,
): Promise<void> {
  const atMs = Math.max(nowMs, last.atMs);
  const time = new Date(atMs).toISOString();
  let { sequence, hash } = last;
  const rows = entries.map((entry) => {
    sequence += 1;
    const body = bodyOf({ sequence, time, ...entry });
    hash = hashOfEntry(hash, body);
    return { sequence, at_ms: atMs, body, hash };
  });
  await insertRows(tx, "access_log", rows);
}

function anchorRow(row: Tables["access_log_anchor"]) {
  return {
    partnerId: row.partner_id,
    day: row.day,
    head: row.head,
    count: Number(row.count),
    anchoredAt: Number(row.anchored_at),
    signer: row.signer,
  };
}
