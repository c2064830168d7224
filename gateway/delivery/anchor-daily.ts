import { type Repetition, repeat } from "./repeat.ts";

const LONGEST_PAUSE_MS = 60_000;
const AFTER_FAILURE_MS = 60_000;

/** Asks again and again whether the access log is to be anchored, a minute apart: after midnight, after a start, after a refusal. */
export function anchorDaily(anchor: () => Promise<unknown>, report: (error: unknown) => void): Repetition {
  const round = async (): Promise<number> => {
    await anchor();
    return LONGEST_PAUSE_MS;
  };
  return repeat(round, report, AFTER_FAILURE_MS);
}
