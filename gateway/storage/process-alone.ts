import type { Processes } from "../domain/ports.ts";

/** The one process of a gateway that has the embedded database: it is always its turn. */
export function beAlone(): Processes {
  const listeners: (() => void)[] = [];
  return {
    takeTurn: async () => new AbortController().signal,
    callCarrier: () => {
      for (const listener of listeners) listener();
    },
    onCall: (listener) => void listeners.push(listener),
    close: async () => {},
  };
}
