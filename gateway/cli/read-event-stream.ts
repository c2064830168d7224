import { EventSourceParserStream } from "eventsource-parser/stream";
import { type EventInfo, eventSchema } from "../domain/wire/events.ts";
import { malformed } from "./read-answer.ts";

/** A gateway gives a sign of life far more often. */
const SILENT_MS = 60_000;
const LONGEST_EVENT_CHARACTERS = 1_048_576;

/**
 * The events of a stream until it ends. `stop` is raised when nothing came for long: the other side may be gone without a word.
 *
 * @throws Failure `gateway-answer-malformed`; DomainError `gateway-unreachable` when it breaks off
 */
export async function* readEventStream(
  gatewayUrl: string,
  bytes: AsyncIterable<Uint8Array>,
  stop: AbortController,
  onRetry: (milliseconds: number) => void,
): AsyncGenerator<EventInfo> {
  const messages = ReadableStream.from(watched(bytes, stop))
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream({ onRetry, maxBufferSize: LONGEST_EVENT_CHARACTERS }));
  for await (const { data } of messages) yield readEvent(gatewayUrl, data);
}

async function* watched(bytes: AsyncIterable<Uint8Array>, stop: AbortController): AsyncGenerator<Uint8Array> {
  const silent = (): void => stop.abort(new DOMException("the stream is silent", "TimeoutError"));
  let timer = setTimeout(silent, SILENT_MS);
  try {
    for await (const chunk of bytes) {
      clearTimeout(timer);
      timer = setTimeout(silent, SILENT_MS);
      yield chunk;
    }
  } finally {
    clearTimeout(timer);
  }
}

function readEvent(gatewayUrl: string, data: string): EventInfo {
  let content: unknown;
  try {
    content = JSON.parse(data);
  } catch {
    throw malformed(gatewayUrl, "events", "an event is not JSON");
  }
  const event = eventSchema.safeParse(content);
  if (event.success) return event.data;
  const [issue] = event.error.issues;
  throw malformed(gatewayUrl, "events", `${issue?.path.join(".")}: ${issue?.message}`);
}
