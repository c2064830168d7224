import { EventSourceParserStream } from "eventsource-parser/stream";
import { type EventInfo, eventSchema } from "../../gateway/domain/wire/events.ts";

/** One connection to an event feed. */
export interface Connection {
  readonly response: Response;
  /** Everything received so far. Every event was checked: its id and type are those of its content. */
  readonly events: EventInfo[];
  readonly signsOfLife: string[];
  readonly retryMs: number | undefined;
  /** Resolves when the connection has ended; with true when the other side ended it as it should. */
  readonly ended: Promise<boolean>;
  close(): void;
}

/** Connects to a feed and collects what comes. */
export async function connect(
  url: string,
  headers: Record<string, string> = {},
  ask: typeof fetch = fetch,
): Promise<Connection> {
  const stop = new AbortController();
  const response = await ask(url, { headers: { accept: "text/event-stream", ...headers }, signal: stop.signal });
  if (!response.ok || response.body === null) throw new Refused(response);
  const events: EventInfo[] = [];
  const signsOfLife: string[] = [];
  let retryMs: number | undefined;
  const messages = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(
    new EventSourceParserStream({
      onError: "terminate",
      onComment: (comment) => void signsOfLife.push(comment),
      onRetry: (milliseconds) => {
        retryMs = milliseconds;
      },
    }),
  );
  const collect = async (): Promise<boolean> => {
    try {
      for await (const { id, event, data } of messages) {
        const content = eventSchema.parse(JSON.parse(data));
        if (content.id !== id || content.type !== event) throw new Error(`${id} ${event} is not ${data}`);
        events.push(content);
      }
      return true;
    } catch (error) {
      if (error instanceof TypeError || error instanceof DOMException) return false;
      throw error;
    }
  };
  return {
    response,
    events,
    signsOfLife,
    get retryMs() {
      return retryMs;
    },
    ended: collect(),
    close: () => stop.abort(),
  };
}

/** A feed that answered with a problem. */
export class Refused extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`the feed answers ${response.status}`);
    this.name = "Refused";
    this.response = response;
  }
}
