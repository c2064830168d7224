const MINUTE_MS = 60_000;
/** Beyond so many askers those who have asked nothing lately are forgotten. */
const MOST_ASKERS = 20_000;
/** What a process takes at once of a minute's, to spend it by itself: so much may lie unused in each. */
const SHARE_TAKEN = 1 / 20;

/** What is left to each asker, who has as many as a minute's from the start and gets them back evenly. */
export interface LookUpBudgets {
  /** Takes some; answers 0, or after how many milliseconds there is enough, when nothing was taken. */
  take(asker: string, perMinute: number, count: number): Promise<number>;
}

/** Takes from what processes share. Answers how many were taken, `most` or `least`; none, and how many there are, where there are fewer. */
export type LeaseLookUps = (lease: {
  readonly asker: string;
  readonly perMinute: number;
  readonly least: number;
  readonly most: number;
}) => Promise<{ readonly taken: number; readonly left: number }>;

/** Who may ask for more at once than a minute's waits for a whole one. */
const wantedOf = (count: number, perMinute: number): number => Math.min(count, perMinute);

/** Budgets of one process. `now` gives milliseconds of a clock that never jumps. */
export function budgetsAlone(now: () => number = () => performance.now()): LookUpBudgets {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  return {
    take: async (asker, perMinute, count) => {
      const { left, at } = buckets.get(asker) ?? { left: perMinute, at: now() };
      const refilled = Math.min(perMinute, left + ((now() - at) * perMinute) / MINUTE_MS);
      const wanted = wantedOf(count, perMinute);
      const isEnough = refilled >= wanted;
      keep(buckets, asker, { left: isEnough ? refilled - wanted : refilled, at: now() });
      return isEnough ? 0 : ((wanted - refilled) * MINUTE_MS) / perMinute;
    },
  };
}

/** What a process took of an asker's budget, and since when it knows that there is no more. */
interface Held {
  readonly left: number;
  readonly until: number;
  /** So many are not there before that time. */
  readonly missing: { readonly count: number; readonly until: number } | undefined;
}

/**
 * Budgets that processes share. Each takes a share of a minute's at a time, so that not every look-up is written down; what it has not
 * spent within a minute lapses, and who is refused is refused here until there can be enough.
 */
export function budgetsShared(lease: LeaseLookUps, now: () => number = () => performance.now()): LookUpBudgets {
  const held = new Map<string, Held>();
  const inTurn = takeTurns();
  const heldBy = (asker: string): Held => {
    const found = held.get(asker);
    return found !== undefined && found.until > now() ? found : { left: 0, until: 0, missing: found?.missing };
  };
  const spendHeld = (asker: string, wanted: number): boolean => {
    const { left, ...rest } = heldBy(asker);
    if (left < wanted) return false;
    held.set(asker, { ...rest, left: left - wanted });
    return true;
  };
  return {
    take: async (asker, perMinute, count) => {
      const wanted = wantedOf(count, perMinute);
      if (spendHeld(asker, wanted)) return 0;
      return inTurn(asker, async () => {
        if (spendHeld(asker, wanted)) return 0;
        const { left, until, missing } = heldBy(asker);
        const least = wanted - left;
        if (missing !== undefined && least >= missing.count && missing.until > now()) return missing.until - now();
        const most = Math.max(least, Math.ceil(perMinute * SHARE_TAKEN));
        const leased = await lease({ asker, perMinute, least, most });
        if (leased.taken > 0) {
          keep(held, asker, { left: left + leased.taken - wanted, until: now() + MINUTE_MS, missing: undefined });
          return 0;
        }
        const waitMs = ((least - leased.left) * MINUTE_MS) / perMinute;
        keep(held, asker, { left, until, missing: { count: least, until: now() + waitMs } });
        return waitMs;
      });
    },
  };
}

function keep<T>(of: Map<string, T>, asker: string, value: T): void {
  of.delete(asker);
  of.set(asker, value);
  if (of.size > MOST_ASKERS) of.delete(of.keys().next().value ?? "");
}

/** Has what is done for one asker done one after the other: at once, each would take a share of its own. */
function takeTurns() {
  const turns = new Map<string, Promise<unknown>>();
  return <T>(asker: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(asker) ?? Promise.resolve()).then(work, work);
    turns.set(asker, turn);
    const leave = (): void => {
      if (turns.get(asker) === turn) turns.delete(asker);
    };
    turn.then(leave, leave);
    return turn;
  };
}
