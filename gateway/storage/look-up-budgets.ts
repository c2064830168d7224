import { sql } from "kysely";
import type { LookUpLease, Store } from "../domain/ports.ts";
import { isPostgres } from "./is-postgres.ts";
import type { Database } from "./schema.ts";

const MINUTE_MS = 60_000;

/**
 * What askers have left to look up. A statement stands by itself and waits for no other work of this gateway; of what is lost when the server
 * is, nobody misses anything.
 */
export function keepLookUpBudgets(db: Database): Pick<Store, "leaseLookUps"> {
  const [least, greatest] = (isPostgres(db) ? ["least", "greatest"] : ["min", "max"]).map((name) => sql.raw(name));
  // A clock behind the other process's must not give anything back twice.
  const refilled = ({ perMinute, nowMs }: LookUpLease) =>
    sql<number>`${least}(cast(${perMinute} as double precision), look_up_budget.remaining
      + ${greatest}(0, ${nowMs} - look_up_budget.refilled_at) * cast(${perMinute} as double precision) / ${sql.lit(MINUTE_MS)})`;

  const take = async (lease: LookUpLease, count: number): Promise<boolean> => {
    const { asker, perMinute, nowMs } = lease;
    const { rows } = await sql`
      insert into look_up_budget (asker, remaining, refilled_at) values (${asker}, ${perMinute - count}, ${nowMs})
      on conflict (asker) do update set
        remaining = ${refilled(lease)} - ${count},
        refilled_at = ${greatest}(look_up_budget.refilled_at, excluded.refilled_at)
      where ${refilled(lease)} >= ${count}
      returning asker`.execute(db);
    return rows.length > 0;
  };
  let sweptAt = 0;
  const sweep = async (nowMs: number): Promise<void> => {
    if (nowMs - sweptAt < MINUTE_MS) return;
    sweptAt = nowMs;
    // Whoever asked nothing for a minute has all of it again.
    await db
      .deleteFrom("look_up_budget")
      .where("refilled_at", "<", nowMs - MINUTE_MS)
      .execute();
  };
  return {
    leaseLookUps: async (lease) => {
      await sweep(lease.nowMs);
      for (const count of new Set([lease.most, lease.least])) {
        if (count <= lease.perMinute && (await take(lease, count))) return { taken: count, left: 0 };
      }
      const left = await db
        .selectFrom("look_up_budget")
        .select(refilled(lease).as("left"))
        .where("asker", "=", lease.asker)
        .executeTakeFirst();
      return { taken: 0, left: Number(left?.left ?? lease.perMinute) };
    },
  };
}
