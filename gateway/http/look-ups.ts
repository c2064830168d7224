import type { IncomingMessage } from "node:http";
import type { Context } from "hono";
import { DomainError } from "../domain/errors.ts";
import type { Identity } from "../domain/identity.ts";
import type { Limits } from "./connections/limits.ts";
import { budgetsAlone, type LookUpBudgets } from "./look-up-budgets.ts";

export type LookUpLimits = Pick<Limits, "lookUpsPerIdentity" | "lookUpsPerAddress" | "lookUpsOfStrangers">;

/** Counts what is looked up, of each identity and of each address. */
export interface LookUps {
  /** Takes some from what is left; throws DomainError `too-many-look-ups`, with `Retry-After`, when that is not enough. */
  spend(c: Context, identity: Identity | undefined, count: number): Promise<void>;
}

/** Bounds look-ups by the budgets of this process alone, unless told otherwise. */
export function boundLookUps(limits: LookUpLimits, budgets: LookUpBudgets = budgetsAlone()): LookUps {
  const waitFor = async (identity: Identity | undefined, address: string, count: number): Promise<number> => {
    if (identity === undefined) return budgets.take(`stranger ${address}`, limits.lookUpsOfStrangers, count);
    const asker = JSON.stringify([identity.issuer, identity.subject, identity.partner]);
    const waitMs = await budgets.take(asker, limits.lookUpsPerIdentity, count);
    return waitMs || budgets.take(`address ${address}`, limits.lookUpsPerAddress, count);
  };
  return {
    spend: async (c, identity, count) => {
      const waitMs = await waitFor(identity, addressOf(c), count);
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
