import { DomainError } from "../../domain/errors.ts";
import type { EventsOptions } from "../add-events-command.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { readEventStream } from "../read-event-stream.ts";
import { renderEvent } from "../render/event.ts";
import { openSession, type Session } from "../session.ts";

const LONGEST_PAUSE_MS = 30_000;

/** What is over when the gateway is asked again a little later. */
const passing: ReadonlySet<string> = new Set(["gateway-unreachable", "too-many-streams"]);

interface Position {
  /** The last event printed, or what was asked for before there was one. */
  after: string | undefined;
  hasConnected: boolean;
  pauseMs: number;
}

/**
 * Prints the feed and whatever comes, until it is interrupted. A lost connection is taken up again after the last event printed.
 *
 * @throws DomainError `unknown-event` when the gateway's database is another one; `gateway-unreachable` when it never answered
 */
export async function followEvents(deps: Deps, options: GlobalOptions, given: EventsOptions): Promise<never> {
  const session = await openSession(deps, options);
  const position: Position = { after: await startOf(session, given.after), hasConnected: false, pauseMs: 2_000 };
  for (;;) {
    try {
      await followOnce(session, given, position);
    } catch (error) {
      const isPassing = error instanceof DomainError && passing.has(error.code);
      if (!isPassing || !position.hasConnected) throw error;
    }
    deps.terminal.tell("concord: the connection is lost; it is taken up again\n");
    await deps.sleep(position.pauseMs);
  }
}

/** `latest` once and for all: a second connection must not begin later than the first. */
async function startOf({ api }: Session, after: string | undefined): Promise<string | undefined> {
  return after === "latest" ? (await api.listEvents({ after })).next : after;
}

async function followOnce(
  { api, deps, options }: Session,
  { types }: EventsOptions,
  position: Position,
): Promise<void> {
  const stop = new AbortController();
  const bytes = await api.streamEvents({ types: types?.join(",") }, position.after, stop.signal);
  position.hasConnected = true;
  const onRetry = (milliseconds: number): void => {
    position.pauseMs = Math.min(milliseconds, LONGEST_PAUSE_MS);
  };
  for await (const event of readEventStream(api.gatewayUrl, bytes, stop, onRetry)) {
    deps.terminal.print(renderEvent(event, deps, options));
    position.after = event.id;
  }
}
