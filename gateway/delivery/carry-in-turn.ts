import type { Processes } from "../domain/ports.ts";
import type { Repetition } from "./repeat.ts";

/** What a process carries while it is its turn. */
export interface Carrying {
  stop(): Promise<void>;
}

/**
 * Begins to carry whenever it is this process's turn and stops when it is over. Of the processes of one gateway one carries at a time;
 * when it dies, another takes over.
 */
export function carryInTurn(
  processes: Processes,
  begin: () => { readonly outbox: Repetition; readonly others: readonly Repetition[] },
): Carrying {
  const ending = new AbortController();
  let outbox: Repetition | undefined;
  processes.onCall(() => outbox?.wake());

  const takeTurns = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const turn = await processes.takeTurn(ending.signal);
      const carried = begin();
      outbox = carried.outbox;
      await raised(AbortSignal.any([turn, ending.signal]));
      outbox = undefined;
      await Promise.all([carried.outbox, ...carried.others].map((repetition) => repetition.stop()));
    }
  };
  const running = takeTurns().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return {
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

function raised(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
