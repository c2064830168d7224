import { setTimeout as sleepFor } from "node:timers/promises";

/** A clock that never jumps, in milliseconds, and a way to wait. */
export interface Pacing {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

const real: Pacing = { now: () => performance.now(), sleep: (milliseconds) => sleepFor(milliseconds) };

/**
 * Keeps rounds apart on the whole, and lets a few follow each other at once: what comes alone is done without waiting, and what comes
 * without end is gathered.
 *
 * @param atOnce how many may begin one right after the other when there was none for a while
 * @returns what a round waits for before it begins
 */
export function paceRounds(atOnce: number, apartMs: number, { now, sleep }: Pacing = real): () => Promise<void> {
  let left = atOnce;
  let at = now();
  const refill = (): void => {
    const nowMs = now();
    left = Math.min(atOnce, left + (nowMs - at) / apartMs);
    at = nowMs;
  };
  return async () => {
    refill();
    if (left < 1) await sleep(Math.ceil((1 - left) * apartMs));
    refill();
    left -= 1;
  };
}
