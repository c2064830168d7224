import type { IncomingMessage } from "node:http";
import type { Context } from "hono";
import { DomainError } from "../domain/errors.ts";
import type { Identity } from "../domain/identity.ts";
import type { Limits } from "./connections/limits.ts";

/** Beyond so many askers those who have asked nothing lately are forgotten. */
const MOST_ASKERS = 20_000;
const MINUTE_MS = 60_000;

export type LookUpLimits = Pick<Limits, "lookUpsPerIdentity" | "lookUpsPerAddress" | "lookUpsOfStrangers">;

/** Counts what is looked up, of each identity and of each address. */
export interface LookUps {
  /** Takes some from what is left; throws DomainError `too-many-look-ups`, with `Retry-After`, when that is not enough. */
  spend(c: Context, identity: Identity | undefined, count: number): void;
}

interface Bucket {
  left: number;
  at: number;
}

/** Each asker has as many as a minute's from the start, and gets them back evenly. `now` gives milliseconds of a clock that never jumps. */
export function boundLookUps(limits: LookUpLimits, now: () => number = () => performance.now()): LookUps {
  const buckets = new Map<string, Bucket>();
  const take = (asker: string, perMinute: number, count: number): number => {
    const { left, at } = buckets.get(asker) ?? { left: perMinute, at: now() };
    const refilled = Math.min(perMinute, left + ((now() - at) * perMinute) / MINUTE_MS);
    // Who may ask for more at once than a minute's waits for a whole one.
    const wanted = Math.min(count, perMinute);
    const isEnough = refilled >= wanted;
    buckets.delete(asker);
    buckets.set(asker, { left: isEnough ? refilled - wanted : refilled, at: now() });
    if (buckets.size > MOST_ASKERS) buckets.delete(buckets.keys().next().value ?? "");
    return isEnough ? 0 : ((wanted - refilled) * MINUTE_MS) / perMinute;
  };
  return {
    spend: (c, identity, count) => {
      const address = addressOf(c);
      const waitMs =
        identity === undefined
          ? take(`stranger ${address}`, limits.lookUpsOfStrangers, count)
          : take(
              JSON.stringify([identity.issuer, identity.subject, identity.partner]),
              limits.lookUpsPerIdentity,
              count,
            ) || take(`address ${address}`, limits.lookUpsPerAddress, count);
      if (waitMs === 0) return;
      const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
      c.header("retry-after", String(seconds));
      throw new DomainError(
        "too-many-look-ups",
        `As much is looked up as is answered in a minute; ask in ${seconds} s.`,
        {
          retryAfterSeconds: seconds,
        },
      );
    },
  };
}

function addressOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  return incoming?.socket.remoteAddress ?? "";
}
