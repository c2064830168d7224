import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql, type Transaction } from "kysely";
import type { Processes, Store } from "../domain/ports.ts";
import type { PostgresOptions } from "./postgres-dialect.ts";
import { type Connection, openSession } from "./postgres-session.ts";
import type { Tables } from "./schema.ts";

const TRY_AGAIN_MS = 500;
/** Names the turn among advisory locks; keys that are held have the space of single numbers. */
const TURN_LOCK = [0x434f4e43, 1];
const CALLED = "concord_carrier";
export const FEED_GREW = "concord_feed";

/** What a process does with the others that share its PostgreSQL database. */
export interface BesideOthers extends Processes, Pick<Store, "holdIdempotencyKey"> {
  /** Throws in a transaction that this process makes as carrier when it is not its turn any more. */
  requireTurn(tx: Transaction<Tables>): Promise<void>;
  /** Calls the listener after any process may have added to the feed. */
  onFeedGrown(listener: () => void): void;
}

/**
 * Takes part in taking turns: the turn is an advisory lock of a session, which the server gives to the next when the process that has
 * it dies or is cut off. Each turn has a number, which a transaction of the carrier locks, so that nothing of a turn that is over is
 * written after the next has begun.
 */
export async function beBesideOthers(
  options: Pick<PostgresOptions, "url" | "timeoutMs" | "report">,
): Promise<BesideOthers> {
  const listeners = { [CALLED]: new Set<() => void>(), [FEED_GREW]: new Set<() => void>() };
  const session = await openSession({
    ...options,
    channels: Object.keys(listeners),
    onNotified: (channel) => {
      for (const listener of listeners[channel as keyof typeof listeners] ?? []) listener();
    },
  });
  let turn: { readonly number: number; readonly isBroken: AbortSignal } | undefined;

  return {
    takeTurn: async (isOver) => {
      for (;;) {
        isOver.throwIfAborted();
        const connection = session.connection();
        const number = connection === undefined ? undefined : await tryTurn(connection).catch(options.report);
        if (connection !== undefined && typeof number === "number") {
          turn = { number, isBroken: connection.isBroken };
          return connection.isBroken;
        }
        await pause(TRY_AGAIN_MS, undefined, { signal: isOver });
      }
    },
    requireTurn: async (tx) => {
      const row = await sql<{ turn: number }>`select turn from carrier where id = 1 for share`.execute(tx);
      if (turn?.isBroken.aborted === false && row.rows[0]?.turn === turn.number) return;
      throw new Error("it is another process's turn to carry: nothing was written");
    },
    callCarrier: () => {
      // Whoever is not reached finds it by itself a little later.
      session.connection()?.ask(`notify ${CALLED}`).catch(options.report);
    },
    onCall: (listener) => void listeners[CALLED].add(listener),
    onFeedGrown: (listener) => void listeners[FEED_GREW].add(listener),
    holdIdempotencyKey: async (key) => {
      const connection = session.connection();
      if (connection === undefined) throw new Error("there is no connection to the database at the moment");
      const lock = createHash("sha256").update(key).digest().readBigInt64BE(0).toString();
      if (!(await isGiven(connection, "pg_try_advisory_lock($1)", [lock]))) return undefined;
      return async () => {
        if (connection.isBroken.aborted) return;
        await isGiven(connection, "pg_advisory_unlock($1)", [lock]).catch(options.report);
      };
    },
    close: () => session.close(),
  };
}

/** The number of the turn that begins; undefined when another process has its turn. */
async function tryTurn(connection: Connection): Promise<number | undefined> {
  if (!(await isGiven(connection, "pg_try_advisory_lock($1, $2)", TURN_LOCK))) return undefined;
  // Waits for transactions of the turn before.
  const [row] = await connection.ask<{ turn: number }>(
    "update carrier set turn = turn + 1 where id = 1 returning turn",
  );
  return row?.turn;
}

async function isGiven({ ask }: Connection, lock: string, parameters: readonly unknown[]): Promise<boolean> {
  const [row] = await ask<{ given: boolean }>(`select ${lock} as given`, parameters);
  return row?.given === true;
}
