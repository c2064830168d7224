import type { EventType } from "../../domain/codes/event-types.ts";

const RETRY_MS = 15_000;

/** After these the notices may be others than before. */
const types = [
  "notice.published",
  "notice.updated",
  "notice.withdrawn",
  "notice.acknowledged",
  "notice.answered",
  "ledger.rolled-back",
] as const satisfies readonly EventType[];

const STREAM = `/v1/events?after=latest&types=${types.join(",")}`;

export interface EventListening {
  readonly onEvent: () => void;
  /** Told whenever the stream is opened or lost. */
  readonly onConnected: (isConnected: boolean) => void;
}

/**
 * Listens to the gateway's events while the page is to be seen: a browser keeps few connections to one host, and pages in the
 * background would use them up.
 */
export function listenToEvents({ onEvent, onConnected }: EventListening): void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const close = (): void => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
    onConnected(false);
  };
  const open = (): void => {
    close();
    const opened = new EventSource(STREAM);
    source = opened;
    opened.onopen = () => onConnected(true);
    for (const type of types) opened.addEventListener(type, onEvent);
    opened.onerror = () => {
      onConnected(false);
      // The browser itself tries again after a stream that broke, and gives up when the answer was no stream.
      if (opened.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS);
    };
  };

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") close();
    else open();
  });
  open();
}
