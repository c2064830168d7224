import { setTimeout as pause } from "node:timers/promises";
import { Client, type QueryResultRow } from "pg";
import { connectionOf, type PostgresOptions } from "./postgres-dialect.ts";

const HEARTBEAT_MS = 2_000;
const SILENT_MS = 6_000;
const AGAIN_AFTER_MS = 250;

/** A connection of a session: what is held by it, the server releases when it breaks or this process dies. */
export interface Connection {
  /** Asks one question after the other. */
  ask<Row extends QueryResultRow>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  readonly isBroken: AbortSignal;
}

export interface PostgresSession {
  /** Undefined while there is none. */
  connection(): Connection | undefined;
  close(): Promise<void>;
}

export type SessionOptions = Pick<PostgresOptions, "url" | "timeoutMs" | "report"> & {
  readonly channels: readonly string[];
  /** Called for what is said on a channel, and for each after the connection was made again: it may have been missed. */
  readonly onNotified: (channel: string) => void;
};

/** Opens a connection of its own and makes it again whenever it breaks. */
export async function openSession(options: SessionOptions): Promise<PostgresSession> {
  let connection: (Connection & { end(): Promise<void> }) | undefined = await connect(options);
  let isClosed = false;

  const keepOpen = async (): Promise<void> => {
    while (!isClosed) {
      try {
        connection ??= await connect(options);
        for (const channel of options.channels) options.onNotified(channel);
        await broken(connection.isBroken);
        if (!isClosed) options.report(new Error("the connection by which this process takes its turn broke"));
      } catch (error) {
        options.report(error);
      }
      connection = undefined;
      if (!isClosed) await pause(AGAIN_AFTER_MS);
    }
  };
  const running = keepOpen();
  return {
    connection: () => (connection?.isBroken.aborted === false ? connection : undefined),
    close: async () => {
      isClosed = true;
      await connection?.end();
      await running;
    },
  };
}

async function connect({ channels, onNotified, ...options }: SessionOptions) {
  const client = new Client({ ...connectionOf(options), query_timeout: SILENT_MS });
  let answered: Promise<unknown> = Promise.resolve();
  const ask: Connection["ask"] = (text, parameters = []) => {
    const answer = answered.then(() => client.query(text, [...parameters]));
    answered = answer.catch(() => undefined);
    return answer.then(({ rows }) => rows);
  };
  const isBroken = new AbortController();
  let heart: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    clearInterval(heart);
    isBroken.abort();
    await client.end().catch(() => undefined);
  };
  client.on("error", end);
  client.on("end", end);
  client.on("notification", ({ channel }) => onNotified(channel));
  try {
    await client.connect();
    // A process that is cut off from the server loses what it holds within seconds.
    for (const setting of ["idle = 4", "interval = 2", "count = 3"]) await ask(`set tcp_keepalives_${setting}`);
    for (const channel of channels) await ask(`listen ${channel}`);
  } catch (error) {
    await end();
    throw error;
  }
  heart = setInterval(() => void ask("select 1").catch(end), HEARTBEAT_MS);
  return { ask, isBroken: isBroken.signal, end };
}

function broken(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
