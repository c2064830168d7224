/** Work that is done again and again until stopped, at once when woken. */
export interface Repetition {
  /** Does a round as soon as possible. */
  wake(): void;
  /** Lets the round under way end, and begins no other. */
  stop(): Promise<void>;
}

/**
 * Runs `round` until stopped. It answers how many milliseconds to wait before the next one; a round that throws is reported and
 * followed by the pause `afterFailureMs`.
 */
export function repeat(
  round: () => Promise<number>,
  report: (error: unknown) => void,
  afterFailureMs: number,
): Repetition {
  let isStopped = false;
  let isWoken = false;
  let endPause: (() => void) | undefined;

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      if (isWoken || isStopped) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    while (!isStopped) {
      isWoken = false;
      let wait = afterFailureMs;
      try {
        wait = await round();
      } catch (error) {
        report(error);
      }
      await pause(wait);
    }
  };
  const running = run();

  return {
    wake: () => {
      isWoken = true;
      endPause?.();
    },
    stop: async () => {
      isStopped = true;
      endPause?.();
      await running;
    },
  };
}
