import type { EventType } from "../domain/codes/event-types.ts";
import { DomainError } from "../domain/errors.ts";
import { eventIdOf, type FeedState, sequenceOf } from "../domain/feed.ts";
import type { EventInfo, EventPage } from "../domain/wire/events.ts";
import { describeEvent } from "./describe-event.ts";
import type { Gateway } from "./gateway.ts";

const EVENTS_AT_ONCE = 100;

/** How many streams one gateway feeds at a time. */
export const MOST_STREAMS = 100;

/** How long a stream is silent before it says that it is alive. */
const SIGN_OF_LIFE_MS = 15_000;

/** Which events to read: those after one, or after the `latest`; from the first when undefined. */
export interface EventQuery {
  readonly after: string | undefined;
  /** Undefined: every type. */
  readonly types: readonly EventType[] | undefined;
}

type Reader = Pick<Gateway, "store" | "directory">;

/**
 * One page of the feed.
 *
 * @throws DomainError `unknown-event`
 */
export async function listEvents(gateway: Reader, query: EventQuery, limit: number): Promise<EventPage> {
  const feed = await gateway.store.feed();
  const { events, reached } = await readSome(gateway, feed, startOf(feed, query.after), query.types, limit);
  return { events, next: eventIdOf(feed.feedId, reached), hasMore: reached < feed.last };
}

/**
 * The feed from one event on and without end, a few events at a time, until `isOver`. Nothing is read before it is asked for, so
 * that a reader who is slow holds up nobody and fills no memory. An empty list says that there is nothing new.
 *
 * @throws DomainError `unknown-event`, `too-many-streams`; both before the first list
 */
export function streamEvents(gateway: Reader & Pick<Gateway, "ending">, signOfLifeMs = SIGN_OF_LIFE_MS): StreamEvents {
  let streams = 0;
  return async (query, isOver) => {
    if (streams >= MOST_STREAMS) {
      throw new DomainError("too-many-streams", `This gateway feeds ${MOST_STREAMS} streams already.`, {
        most: MOST_STREAMS,
      });
    }
    streams += 1;
    const signal = AbortSignal.any([isOver, gateway.ending]);
    const leave = (): void => {
      streams -= 1;
    };
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
    const feed = await gateway.store.feed();
    return follow(gateway, startOf(feed, query.after), query.types, signal, signOfLifeMs);
  };
}

/** `isOver` is to be raised when the reader has gone or the call has thrown: it gives the stream's place free. */
export type StreamEvents = (query: EventQuery, isOver: AbortSignal) => Promise<AsyncGenerator<readonly EventInfo[]>>;

async function* follow(
  gateway: Reader,
  start: number,
  types: readonly EventType[] | undefined,
  signal: AbortSignal,
  signOfLifeMs: number,
): AsyncGenerator<readonly EventInfo[]> {
  const watch = watchFeed(gateway, signal, signOfLifeMs);
  let after = start;
  try {
    while (!signal.aborted) {
      // Listened before looking: what is added in between is not slept over.
      watch.listen();
      const { events, reached } = await readSome(gateway, await gateway.store.feed(), after, types, EVENTS_AT_ONCE);
      if (events.length > 0) yield events;
      else if (reached === after && (await watch.isSilent())) yield [];
      after = reached;
    }
  } catch (error) {
    // A gateway that ends closes its database under the streams that it has ended.
    if (!signal.aborted) throw error;
  } finally {
    watch.end();
  }
}

function watchFeed({ store }: Reader, signal: AbortSignal, signOfLifeMs: number) {
  let isHeard = false;
  let wake = (): void => {};
  const hear = (): void => {
    isHeard = true;
    wake();
  };
  const unwatch = store.watchFeed(hear);
  signal.addEventListener("abort", hear, { once: true });
  return {
    listen: () => {
      isHeard = signal.aborted;
    },
    /** Waits until the feed may have grown or the stream is over: false; true when nothing was heard for long. */
    isSilent: () =>
      new Promise<boolean>((resolve) => {
        if (isHeard) return resolve(false);
        const timer = setTimeout(() => resolve(true), signOfLifeMs);
        wake = () => {
          clearTimeout(timer);
          resolve(false);
        };
      }),
    end: unwatch,
  };
}

async function readSome(
  { store, directory }: Reader,
  { feedId, last }: FeedState,
  after: number,
  types: readonly EventType[] | undefined,
  limit: number,
): Promise<{ events: EventInfo[]; reached: number }> {
  const entries = await store.feedEntries({ after, upTo: last, types, limit });
  const end = entries.at(-1);
  // Fewer than asked for: there is none of these types in the rest.
  const reached = end !== undefined && entries.length === limit ? end.sequence : last;
  return { events: entries.map((entry) => describeEvent(directory, feedId, entry)), reached };
}

function startOf(feed: FeedState, after: string | undefined): number {
  if (after === undefined) return 0;
  return after === "latest" ? feed.last : sequenceOf(feed, after);
}
